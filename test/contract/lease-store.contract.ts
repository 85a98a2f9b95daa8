import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/adapters/store/store.js';
import { makeId, startRun } from '../support/store-fixtures.js';

/** What every LeaseStore does, and what its fencing does to every write under a lease. */
export function leaseStoreContract(open: () => Store): void {
  describe('LeaseStore', () => {
    it('has one holder at a time and names it to the others', async () => {
      const store = open();
      const lease = await startRun(store, 'host-a 17');
      await expect(store.leases.acquire(lease.runId, 'host-b 4', 1000)).rejects.toMatchObject({
        code: 'RUN_BUSY',
        details: { holder: 'host-a 17', token: lease.token, expiresAtMs: lease.expiresAtMs },
      });
      await expect(store.leases.acquire('run_none', 'host', 1000)).rejects.toMatchObject({
        code: 'RUN_NOT_FOUND',
      });
    });

    it('gives exactly one of many that ask at once the lease', async () => {
      const store = open();
      const id = makeId('run');
      await store.runs.create({ id, workflow: 'chart', graphVersion: 1, input: {} });
      const owners = Array.from({ length: 12 }, (_, index) => `owner ${String(index)}`);
      const outcomes = await Promise.allSettled(
        owners.map((owner) => store.leases.acquire(id, owner, 60_000)),
      );
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    });

    it('hands out growing tokens, after a release and after an expiry', async () => {
      const store = open();
      const first = await startRun(store);
      await store.leases.release(first);
      const second = await store.leases.acquire(first.runId, 'second', 1);
      await sleep(20);
      const third = await store.leases.acquire(first.runId, 'third', 60_000);
      expect([first.token, second.token, third.token]).toEqual([1, 2, 3]);
    });

    it('renews for the holder only, also late as long as nobody took over', async () => {
      const store = open();
      const lease = await startRun(store);
      const short = await store.leases.renew(lease, 1);
      await sleep(20);
      const renewed = await store.leases.renew(short, 60_000);
      expect(renewed.expiresAtMs).toBeGreaterThan(short.expiresAtMs);
      await store.leases.release(renewed);
      await expect(store.leases.renew(lease, 1000)).rejects.toMatchObject({ code: 'LEASE_LOST' });
    });

    it('leaves the lease of the next holder alone when an old one is released', async () => {
      const store = open();
      const first = await startRun(store);
      await store.leases.release(first);
      const second = await store.leases.acquire(first.runId, 'second', 60_000);
      await store.leases.release(first);
      await expect(store.leases.renew(second, 60_000)).resolves.toMatchObject({ token: second.token });
    });

    it('refuses every write of a holder whose lease went to another one', async () => {
      const store = open();
      const zombie = await store.leases.renew(await startRun(store), 1);
      await sleep(20);
      const heir = await store.leases.acquire(zombie.runId, 'heir', 60_000);
      const runId = zombie.runId;
      const effect = { act: () => Promise.resolve(1), recover: () => Promise.resolve(undefined) };
      const config = { configurable: { thread_id: runId, checkpoint_ns: '', checkpoint_id: 'c' } };
      const writes = [
        () => store.runs.transition(zombie, ['pending'], { status: 'running' }),
        () => store.events.append(zombie, [{ type: 'note', data: {} }]),
        () =>
          store.reviews.open(zombie, {
            id: makeId('r'),
            gate: 'g',
            interruptId: 'i',
            digest: 'd',
            payload: {},
          }),
        () => store.effects.perform({ runId, step: 's', inputHash: 'h' }, zombie, effect),
        () => store.leases.renew(zombie, 1000),
        () => store.checkpointerFor(zombie).putWrites(config, [['channel', 1]], 'task'),
      ];
      for (const write of writes) await expect(write()).rejects.toMatchObject({ code: 'LEASE_LOST' });
      expect(await store.events.read(runId, 0)).toEqual([]);
      expect(await store.reviews.list({ runId })).toEqual([]);
      expect((await store.runs.get(runId)).status).toBe('pending');
      await expect(store.runs.transition(heir, ['pending'], { status: 'running' })).resolves.toMatchObject({
        status: 'running',
      });
    });
  });
}
