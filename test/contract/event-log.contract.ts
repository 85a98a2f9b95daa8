import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/adapters/store/store.js';
import { startRun } from '../support/store-fixtures.js';

/** What every EventLog does. */
export function eventLogContract(open: () => Store): void {
  describe('EventLog', () => {
    it('numbers events from 1 without gaps and reads them back in order', async () => {
      const store = open();
      const lease = await startRun(store);
      const first = await store.events.append(lease, [
        { type: 'phase-start', data: { phase: 'plan' } },
        { type: 'phase-end', data: { phase: 'plan', note: 'a "quoted" {brace}, and \\ back' } },
      ]);
      const second = await store.events.append(lease, [{ type: 'run-end', data: {} }]);
      expect([...first, ...second].map((event) => event.sequence)).toEqual([1, 2, 3]);
      expect(await store.events.read(lease.runId, 0)).toEqual([...first, ...second]);
      expect(await store.events.read(lease.runId, 1, 1)).toEqual([first[1]]);
      expect(await store.events.read('run_none', 0)).toEqual([]);
      expect(await store.events.append(lease, [])).toEqual([]);
    });

    it('has no gap and no double when many append at once and some are refused', async () => {
      const store = open();
      const lease = await startRun(store);
      const stale = { ...lease, token: lease.token + 7 };
      const appends = Array.from({ length: 40 }, (_, index) =>
        store.events.append(index % 4 === 0 ? stale : lease, [
          { type: 'note', data: { index } },
          { type: 'note', data: { index } },
        ]),
      );
      const outcomes = await Promise.allSettled(appends);
      expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(10);
      const events = await store.events.read(lease.runId, 0);
      expect(events.map((event) => event.sequence)).toEqual(
        Array.from({ length: 60 }, (_, index) => index + 1),
      );
    });
  });
}
