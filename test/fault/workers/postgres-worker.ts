import { systemClock } from '../../../src/adapters/clock/system-clock.js';
import { openStore } from '../../../src/adapters/store/open-store.js';
import { AutopilotError } from '../../../src/core/errors/autopilot-error.js';
import type { Lease } from '../../../src/core/ports/lease-store.js';

/** What the test asks this process to do. */
export type PostgresRequest =
  | { readonly task: 'decide'; readonly reviewId: string; readonly actor: string }
  | { readonly task: 'acquire'; readonly runId: string; readonly ttlMs: number }
  | { readonly task: 'write' };

const [, , url = '', aesKey = ''] = process.argv;
const store = await openStore({ kind: 'postgres', url, aesKey, clock: systemClock });
let lease: Lease | undefined;

async function readOutcome(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    return AutopilotError.is(error) ? error.code : String(error);
  }
}

/** Every kind of write that a holder makes. */
async function writeEverything(held: Lease): Promise<readonly string[]> {
  const { runId } = held;
  const config = { configurable: { thread_id: runId, checkpoint_ns: '', checkpoint_id: 'zombie' } };
  const review = { id: `zombie-${runId}`, gate: 'planning', interruptId: 'zombie', digest: 'd', payload: {} };
  const effect = { act: () => Promise.resolve('zombie'), recover: () => Promise.resolve(undefined) };
  return Promise.all([
    readOutcome(store.events.append(held, [{ type: 'zombie', data: {} }])),
    readOutcome(store.runs.transition(held, ['pending', 'running'], { status: 'failed' })),
    readOutcome(store.reviews.open(held, review)),
    readOutcome(store.effects.perform({ runId, step: 'zombie', inputHash: 'h' }, held, effect)),
    readOutcome(store.checkpointerFor(held).putWrites(config, [['channel', 'zombie']], 'task')),
    readOutcome(store.leases.renew(held, 60_000)),
  ]);
}

async function answer(request: PostgresRequest): Promise<unknown> {
  if (request.task === 'acquire') {
    lease = await store.leases.acquire(request.runId, `worker ${String(process.pid)}`, request.ttlMs);
    return lease;
  }
  if (request.task === 'write') return lease === undefined ? [] : writeEverything(lease);
  const { reviewId, actor } = request;
  return readOutcome(store.reviews.decide(reviewId, { version: 1, actor, decision: { by: actor } }));
}

process.on('message', (request: PostgresRequest) => {
  void answer(request).then((message) => process.send?.(message as object));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
