import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { Store } from '../../src/adapters/store/store.js';
import { startRun } from '../support/store-fixtures.js';

/** What every EffectLedger does. */
export function effectLedgerContract(open: () => Store): void {
  describe('EffectLedger', () => {
    it('acts once and answers from the record afterwards', async () => {
      const store = open();
      const lease = await startRun(store);
      const key = { runId: lease.runId, step: 'write_files', inputHash: 'hash-1' };
      const effect = {
        act: vi.fn(() => Promise.resolve({ path: '/x' })),
        recover: vi.fn(() => Promise.resolve(undefined)),
      };
      expect(await store.effects.perform(key, lease, effect)).toEqual({ path: '/x' });
      expect(await store.effects.perform(key, lease, effect)).toEqual({ path: '/x' });
      expect(effect.act).toHaveBeenCalledTimes(1);
      expect(effect.recover).not.toHaveBeenCalled();
      await store.effects.perform({ ...key, inputHash: 'hash-2' }, lease, effect);
      expect(effect.act).toHaveBeenCalledTimes(2);
    });

    it('acts once when two in one process ask at once', async () => {
      const store = open();
      const lease = await startRun(store);
      const key = { runId: lease.runId, step: 's', inputHash: 'h' };
      const act = vi.fn(async () => {
        await sleep(20);
        return null;
      });
      const effect = { act, recover: () => Promise.resolve(undefined) };
      const outcomes = await Promise.all([1, 2, 3].map(() => store.effects.perform(key, lease, effect)));
      expect(outcomes).toEqual([null, null, null]);
      expect(act).toHaveBeenCalledTimes(1);
    });

    it.each([
      { found: 'in place', recovered: { from: 'recover' }, acts: 1 },
      { found: 'missing', recovered: undefined, acts: 2 },
    ])('recovers an effect that was begun and never completed: $found', async ({ recovered, acts }) => {
      const store = open();
      const lease = await startRun(store);
      const key = { runId: lease.runId, step: 's', inputHash: 'h' };
      const act = vi.fn((): Promise<{ from: string }> => Promise.reject(new Error('the process dies here')));
      await expect(
        store.effects.perform(key, lease, { act, recover: () => Promise.resolve(undefined) }),
      ).rejects.toThrow('dies here');
      act.mockResolvedValue({ from: 'act' });
      const outcome = await store.effects.perform(key, lease, {
        act,
        recover: () => Promise.resolve(recovered),
      });
      expect(outcome).toEqual(recovered ?? { from: 'act' });
      expect(act).toHaveBeenCalledTimes(acts);
    });

    it('does not record the outcome of a holder that lost its lease while acting', async () => {
      const store = open();
      const lease = await startRun(store);
      const key = { runId: lease.runId, step: 's', inputHash: 'h' };
      const act = async (): Promise<string> => {
        await store.leases.release(lease);
        return 'zombie';
      };
      await expect(
        store.effects.perform(key, lease, { act, recover: () => Promise.resolve(undefined) }),
      ).rejects.toMatchObject({ code: 'LEASE_LOST' });
      const heir = await store.leases.acquire(lease.runId, 'heir', 60_000);
      const recover = vi.fn(() => Promise.resolve('seen outside'));
      expect(await store.effects.perform(key, heir, { act, recover })).toBe('seen outside');
      expect(recover).toHaveBeenCalledTimes(1);
    });
  });
}
