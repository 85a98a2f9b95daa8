import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lease } from '../../src/core/ports/lease-store.js';
import { chooseRounds } from '../support/fault-rounds.js';
import {
  makeId,
  openTemporaryPostgresStore,
  startRun,
  TEST_KEY,
  type TemporaryStore,
} from '../support/store-fixtures.js';
import { hasPostgres } from '../support/temporary-postgres.js';
import { compileWorker, startWorker, type WorkerProcess } from '../support/worker-process.js';

const DECISION_ROUNDS = chooseRounds(40, 200);
const ZOMBIE_ROUNDS = chooseRounds(3, 30);
/** Long enough for a busy machine to freeze the holder and ask for its lease in between. */
const ZOMBIE_TTL_MS = 500;

describe.skipIf(!(await hasPostgres()))('the run core on Postgres with several processes', () => {
  let temporary: TemporaryStore;
  let workers: readonly [WorkerProcess, WorkerProcess];

  beforeAll(async () => {
    temporary = await openTemporaryPostgresStore();
    const compiled = await compileWorker(new URL('./workers/postgres-worker.ts', import.meta.url));
    const start = (): WorkerProcess => startWorker(compiled, [temporary.location, TEST_KEY]);
    workers = [start(), start()];
    for (const worker of workers) expect(await worker.next()).toBe('ready');
  });

  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await Promise.all(workers.map((worker) => worker.ended()));
    await temporary.remove();
  });

  it(`lets exactly one of two processes decide a review, ${String(DECISION_ROUNDS)} rounds`, async () => {
    const { store } = temporary;
    const lease = await startRun(store);
    const wins = [0, 0];
    for (let round = 0; round < DECISION_ROUNDS; round += 1) {
      const reviewId = makeId('review');
      const interruptId = `interrupt-${String(round)}`;
      await store.reviews.open(lease, {
        id: reviewId,
        gate: 'generation',
        interruptId,
        digest: 'd',
        payload: {},
      });
      const outcomes = await Promise.all(
        workers.map((worker, index) =>
          worker.ask({ task: 'decide', reviewId, actor: `worker-${String(index)}` }),
        ),
      );
      expect([...outcomes].sort()).toEqual(['REVIEW_CONFLICT', 'done']);
      const winner = outcomes.indexOf('done');
      wins[winner] = (wins[winner] ?? 0) + 1;
      const stored = await store.reviews.get(reviewId);
      expect(stored).toMatchObject({
        status: 'decided',
        version: 2,
        decidedBy: `worker-${String(winner)}`,
        decision: { by: `worker-${String(winner)}` },
      });
    }
    const audited = (await store.audit.list(0, 10_000)).filter((entry) => entry.action === 'review-decide');
    expect(audited).toHaveLength(DECISION_ROUNDS);
    expect(await store.audit.findBreak()).toBeUndefined();
    // A race that one side always wins would be no race.
    expect(Math.min(...wins)).toBeGreaterThan(0);
  }, 120_000);

  it(`refuses every write of a frozen holder after a takeover, ${String(ZOMBIE_ROUNDS)} rounds`, async () => {
    const { store, database } = temporary;
    const [zombie] = workers;
    for (let round = 0; round < ZOMBIE_ROUNDS; round += 1) {
      const runId = makeId('run');
      await store.runs.create({ id: runId, workflow: 'chart', graphVersion: 1, input: {} });
      const stale = (await zombie.ask({ task: 'acquire', runId, ttlMs: ZOMBIE_TTL_MS })) as Lease;
      zombie.kill('SIGSTOP');
      await expect(store.leases.acquire(runId, 'heir', 60_000)).rejects.toMatchObject({ code: 'RUN_BUSY' });
      await sleep(ZOMBIE_TTL_MS + 20);
      const heir = await store.leases.acquire(runId, 'heir', 60_000);
      expect(heir.token).toBe(stale.token + 1);
      const answer = zombie.ask({ task: 'write' });
      zombie.kill('SIGCONT');
      // The heir writes while the zombie wakes up.
      await store.events.append(heir, [{ type: 'heir', data: {} }]);
      await store.runs.transition(heir, ['pending'], { status: 'running' });
      expect(await answer).toEqual(Array.from({ length: 6 }, () => 'LEASE_LOST'));
      expect((await store.events.read(runId, 0)).map((event) => event.type)).toEqual(['heir']);
      expect((await store.runs.get(runId)).status).toBe('running');
      const traces = await database.query(
        `SELECT (SELECT count(*)::int FROM reviews WHERE run_id = $1) AS reviews, (SELECT count(*)::int FROM effects WHERE run_id = $1) AS effects,
           (SELECT count(*)::int FROM checkpoint_writes WHERE thread_id = $1) AS writes`,
        [runId],
      );
      expect(traces).toEqual([{ reviews: 0, effects: 0, writes: 0 }]);
    }
  }, 120_000);
});
