import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/adapters/store/store.js';
import { makeId, startRun } from '../support/store-fixtures.js';

/** What every RunStore does. */
export function runStoreContract(open: () => Store): void {
  describe('RunStore', () => {
    it('keeps the input as it was given, key order included', async () => {
      const id = makeId('run');
      const input = { zeta: 1, alpha: { text: 'ä\n"quoted"', list: [1, null, true] }, half: 0.5 };
      const created = await open().runs.create({ id, workflow: 'chart', graphVersion: 3, input });
      expect(created).toMatchObject({
        id,
        workflow: 'chart',
        graphVersion: 3,
        status: 'pending',
        output: null,
        error: null,
      });
      const read = await open().runs.get(id);
      expect(JSON.stringify(read.input)).toBe(JSON.stringify(input));
      expect(read).toEqual(created);
    });

    it('stores text that Postgres cannot hold with a replacement character', async () => {
      const id = makeId('run');
      await open().runs.create({ id, workflow: 'chart', graphVersion: 1, input: { text: 'a\0b\ud800c' } });
      expect((await open().runs.get(id)).input).toEqual({ text: 'a\ufffdb\ufffdc' });
    });

    it('names the run that does not exist', async () => {
      await expect(open().runs.get('run_none')).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
      await expect(open().runs.cancel('run_none', 'me')).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
      await expect(open().runs.list({ before: 'run_none' })).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
    });

    it('lists newest first, by status, page by page', async () => {
      const store = open();
      const leases = [await startRun(store), await startRun(store), await startRun(store)];
      for (const lease of leases) await store.runs.transition(lease, ['pending'], { status: 'rejected' });
      const seen: string[] = [];
      for (let before: string | undefined; ;) {
        const page = await store.runs.list({
          status: ['rejected'],
          limit: 1,
          ...(before === undefined ? {} : { before }),
        });
        expect(page.length).toBeLessThanOrEqual(1);
        before = page[0]?.id;
        if (before === undefined) break;
        seen.push(before);
      }
      const all = (await store.runs.list({ status: ['rejected'] })).map((run) => run.id);
      expect(seen).toEqual(all);
      expect(all).toEqual(expect.arrayContaining(leases.map((lease) => lease.runId)));
      expect(await store.runs.list({ status: ['rejected', 'failed'], limit: 2 })).toHaveLength(2);
    });

    it('moves only from the named statuses and keeps output and error with their status', async () => {
      const store = open();
      const lease = await startRun(store);
      await store.runs.transition(lease, ['pending'], { status: 'running' });
      const parked = await store.runs.transition(lease, ['running'], {
        status: 'waiting',
        output: { reviews: ['r'] },
      });
      expect(parked).toMatchObject({ status: 'waiting', output: { reviews: ['r'] } });
      const failed = await store.runs.transition(lease, ['waiting'], {
        status: 'failed',
        error: { code: 'TIMED_OUT' },
      });
      expect(failed).toMatchObject({ status: 'failed', output: null, error: { code: 'TIMED_OUT' } });
      await expect(store.runs.transition(lease, ['running'], { status: 'succeeded' })).rejects.toMatchObject({
        code: 'RUN_NOT_RESUMABLE',
        details: { status: 'failed' },
      });
    });

    it('cancels once, writes it to the audit log and withdraws what was pending', async () => {
      const store = open();
      const lease = await startRun(store);
      const review = await store.reviews.open(lease, {
        id: makeId('review'),
        gate: 'planning',
        interruptId: 'one',
        digest: 'd',
        payload: {},
      });
      expect(await store.runs.cancel(lease.runId, 'alice')).toMatchObject({ status: 'cancelled' });
      expect(await store.reviews.get(review.id)).toMatchObject({ status: 'superseded' });
      await expect(store.runs.cancel(lease.runId, 'bob')).rejects.toMatchObject({
        code: 'RUN_NOT_RESUMABLE',
      });
      const entries = (await store.audit.list(0, 10_000)).filter((entry) => entry.subject === lease.runId);
      expect(entries).toMatchObject([{ actor: 'alice', action: 'run-cancel' }]);
    });

    it('makes every later write of the holder of a cancelled run fail', async () => {
      const store = open();
      const lease = await startRun(store);
      await store.runs.cancel(lease.runId, 'alice');
      const key = { runId: lease.runId, step: 'write_files', inputHash: 'h' };
      const effect = { act: () => Promise.resolve(1), recover: () => Promise.resolve(undefined) };
      const review = { id: makeId('review'), gate: 'g', interruptId: 'i', digest: 'd', payload: {} };
      const config = { configurable: { thread_id: lease.runId, checkpoint_ns: '', checkpoint_id: 'c' } };
      const writes = [
        () => store.runs.transition(lease, ['pending', 'cancelled'], { status: 'running' }),
        () => store.events.append(lease, [{ type: 'note', data: {} }]),
        () => store.reviews.open(lease, review),
        () => store.effects.perform(key, lease, effect),
        () => store.checkpointerFor(lease).putWrites(config, [['channel', 1]], 'task'),
      ];
      for (const write of writes) await expect(write()).rejects.toMatchObject({ code: 'RUN_CANCELLED' });
    });
  });
}
