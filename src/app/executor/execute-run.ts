import { Command, type StateSnapshot } from '@langchain/langgraph';
import { retryFailedRun } from '../../agents/chart/error-handling/retry-failed-run.js';
import { CHART_GRAPH_VERSION, type RunFailure } from '../../agents/chart/state.js';
import {
  createChartGraph,
  chartOutcome,
  readChartOutput,
  type CompiledChartGraph,
} from '../../agents/chart/graph.js';
import type { PreparedChart } from '../../agents/chart/workbench/prepared-chart.js';
import { ChartRunInput, type ChartRunOutput } from '../../contract/chart-run.js';
import { ReviewPayload } from '../../contract/review.js';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import { ERROR_CATALOG } from '../../core/errors/catalog.js';
import type { JsonObject } from '../../core/ports/json.js';
import type { Lease } from '../../core/ports/lease-store.js';
import type { Review } from '../../core/ports/review-store.js';
import type { Run, RunStatus } from '../../core/ports/run-store.js';
import type { ProgressObserver, RunResult } from '../autopilot.js';
import type { Runtime } from '../runtime.js';
import { describeFailure, isErrorCode } from './describe-failure.js';
import { EventRecorder } from './event-recorder.js';
import { hasUnfinishedTasks } from './has-unfinished-tasks.js';
import { HeldLease } from './held-lease.js';
import { readRunResult } from './run-result.js';
import { showOpenReviews } from './show-open-reviews.js';

/** A run may be taken up from any status that is not final; `running` is one whose process died. */
const EXECUTABLE: readonly RunStatus[] = ['pending', 'running', 'waiting', 'failed'];

/** A run ends this way once; `waiting` and `failed` may come again. */
const FINAL: readonly RunStatus[] = ['succeeded', 'rejected'];

/** More than any run with all its round budgets used takes; a loop that passes it is a bug. */
const RECURSION_LIMIT = 200;

/** A run that this process has just stored. */
export interface NewRun {
  readonly run: Run;
  /** Work done before the run existed, from its very input. */
  readonly prepared?: PreparedChart | undefined;
}

/** One attempt at a run, under its lease. */
interface Attempt {
  readonly runtime: Runtime;
  readonly runId: string;
  readonly lease: () => Lease;
  readonly recorder: EventRecorder;
  readonly graph: CompiledChartGraph;
  readonly signal: AbortSignal;
}

/**
 * Executes a run from where it stands until it ends or parks: from its input when nothing happened yet, from the last
 * checkpoint after a crash, from a decided review after a gate.
 *
 * At most one process executes a run at a time (lease); whoever loses the lease cannot write any more (fencing). Each
 * parked gate becomes a review row; a decision is only ever taken from such a row, so it is used once.
 *
 * @param created - Spares reading what was just written.
 * @throws AutopilotError `RUN_NOT_FOUND`, `RUN_BUSY`, `RUN_NOT_RESUMABLE`, `LEASE_LOST`.
 */
export async function executeRun(
  runtime: Runtime,
  runId: string,
  observe: ProgressObserver,
  created?: NewRun,
): Promise<RunResult> {
  const known = created?.run ?? (await runtime.store.runs.get(runId));
  refuseOtherVersion(known);
  const abort = new AbortController();
  const held = await HeldLease.acquire(runtime.store.leases, runId, (error) => abort.abort(error));
  const { prepared } = created ?? {};
  const recorder = new EventRecorder(runtime.store.events, held.current, observe);
  try {
    // Another process may have found the new run and been faster.
    const isStale = created !== undefined && !isFirstAttempt(held.current());
    const run = isStale ? await runtime.store.runs.get(runId) : known;
    const graph = createChartGraph({
      ...runtime.graphDependencies(held.current, recorder.raise),
      ...(prepared !== undefined && { prepared }),
    });
    return await attemptRun(
      { runtime, runId, lease: held.current, recorder, graph, signal: abort.signal },
      run,
    );
  } finally {
    await recorder.flush().catch(() => undefined);
    await held.release();
  }
}

/** Tokens count the attempts at a run: before the first one there is no checkpoint. */
const isFirstAttempt = ({ token }: Lease): boolean => token === 1;

function refuseOtherVersion(run: Run): void {
  if (run.graphVersion === CHART_GRAPH_VERSION) return;
  throw new AutopilotError(
    'RUN_NOT_RESUMABLE',
    `Run ${run.id} was made by graph version ${run.graphVersion}; this is version ${CHART_GRAPH_VERSION}.`,
    { hint: 'Create the chart again from the same request; the run keeps it (autopilot runs show).' },
  );
}

async function attemptRun(attempt: Attempt, run: Run): Promise<RunResult> {
  const { runtime, recorder } = attempt;
  if (run.status === 'failed') await refuseHopeless(attempt, run);
  await runtime.store.runs.transition(attempt.lease(), EXECUTABLE, { status: 'running' });
  const input = ChartRunInput.parse(run.input);
  recorder.raise({
    type: 'run-start',
    data: { workflow: run.workflow, mode: input.mode, attempt: attempt.lease().token },
  });
  try {
    for (let isNew = isFirstAttempt(attempt.lease()); ; isNew = false) {
      const given = await advance(attempt, input, isNew);
      const result = await settle(attempt, await attempt.graph.getState(threadOf(attempt)), given);
      if (result !== undefined) return result;
    }
  } catch (error) {
    const reason: unknown = attempt.signal.aborted ? attempt.signal.reason : error;
    return await fail(attempt, reason);
  }
}

/** A run that ended for a reason which no second attempt changes keeps its failure. */
async function refuseHopeless(attempt: Attempt, run: Run): Promise<void> {
  const state = await attempt.graph.getState(threadOf(attempt));
  const hasEnded = !hasUnfinishedTasks(state) && state.config.configurable?.['checkpoint_id'] !== undefined;
  if (!hasEnded || retryFailedRun(state.values as never) !== undefined) return;
  const { error } = readRunResult(run);
  throw new AutopilotError(
    'RUN_NOT_RESUMABLE',
    `Run ${run.id} ended with ${error?.code ?? 'a failure'}: ${error?.message ?? 'nothing more is known'}`,
    { hint: 'Start again with autopilot create.' },
  );
}

/** Runs the graph onward, unless it waits for a decision nobody made, or is already at its end. */
async function advance(attempt: Attempt, input: ChartRunInput, isNew: boolean): Promise<Review | undefined> {
  const next = isNew ? beginWith(attempt, input) : await chooseInput(attempt, input);
  if (next === undefined) return undefined;
  await attempt.graph.invoke(next.input, {
    ...threadOf(attempt),
    durability: 'sync',
    recursionLimit: RECURSION_LIMIT,
    signal: attempt.signal,
  });
  return next.given;
}

/** What the graph is handed next. */
interface NextInput {
  readonly input: Parameters<CompiledChartGraph['invoke']>[0];
  /** The review whose decision it gets. */
  readonly given?: Review;
}

function beginWith({ runId }: Attempt, input: ChartRunInput): NextInput {
  return { input: { runId, input } };
}

/** Undefined when there is nothing to do. Resumes name the interrupt, never a bare value. */
async function chooseInput(attempt: Attempt, input: ChartRunInput): Promise<NextInput | undefined> {
  const state = await attempt.graph.getState(threadOf(attempt));
  if (state.config.configurable?.['checkpoint_id'] === undefined) return beginWith(attempt, input);
  const [pending] = pendingInterrupts(state);
  if (pending !== undefined) {
    const review = await findReview(attempt, pending.id);
    if (review?.status !== 'decided') return undefined;
    const resume = { decision: review.decision, reviewId: review.id, actor: review.decidedBy ?? 'reviewer' };
    return { input: new Command({ resume: { [pending.id]: resume } }), given: review };
  }
  if (hasUnfinishedTasks(state)) return { input: null };
  const retry = retryFailedRun(state.values as never);
  return retry === undefined ? undefined : { input: retry };
}

interface PendingInterrupt {
  readonly id: string;
  readonly value: unknown;
}

function pendingInterrupts(state: StateSnapshot): readonly PendingInterrupt[] {
  return state.tasks.flatMap((task) =>
    task.interrupts.map(({ id, value }) => ({ id: id ?? '', value: value as unknown })),
  );
}

async function findReview(attempt: Attempt, interruptId: string): Promise<Review | undefined> {
  const reviews = await attempt.runtime.store.reviews.list({ runId: attempt.runId });
  return reviews.find((review) => review.interruptId === interruptId && review.status !== 'superseded');
}

/**
 * Records where the graph stopped: a review for each open gate, or the end.
 *
 * @param given - The review whose decision the graph just got; when its gate still asks, it refused that decision.
 * @returns Undefined when somebody decided in the meantime: the run goes on at once.
 */
async function settle(
  attempt: Attempt,
  state: StateSnapshot,
  given: Review | undefined,
): Promise<RunResult | undefined> {
  const interrupts = pendingInterrupts(state);
  const reviews = await Promise.all(interrupts.map((pending) => openReview(attempt, pending, given)));
  if (reviews.some((review) => review.status === 'decided')) return undefined;
  const base = readChartOutput(state.values as never);
  if (reviews.length > 0) return finish(attempt, 'waiting', showOpenReviews(base, attempt.runId, reviews));
  const outcome = chartOutcome(state.values as never);
  return finish(attempt, chooseStatus(outcome), base, outcome.failure);
}

/** A failure that only a person can settle, outside of the run, leaves it waiting: `resume` tries again. */
function chooseStatus({ status, failure }: ReturnType<typeof chartOutcome>): RunStatus {
  const isWaiting =
    failure !== undefined && isErrorCode(failure.code) && ERROR_CATALOG[failure.code].kind === 'waiting';
  return isWaiting ? 'waiting' : status;
}

async function openReview(
  attempt: Attempt,
  pending: PendingInterrupt,
  given: Review | undefined,
): Promise<Review> {
  const payload = ReviewPayload.parse(pending.value);
  const review = await attempt.runtime.store.reviews.open(attempt.lease(), {
    id: attempt.runtime.ids.next('review'),
    gate: payload.gate,
    interruptId: pending.id,
    digest: payload.digest,
    payload: payload as unknown as JsonObject,
    ...(given?.interruptId === pending.id && { refusedVersion: given.version }),
  });
  if (review.status === 'decided') return review;
  attempt.recorder.raise({
    type: 'review-requested',
    data: { reviewId: review.id, gate: payload.gate, title: payload.title },
  });
  return review;
}

async function finish(
  attempt: Attempt,
  status: RunStatus,
  output: ChartRunOutput,
  failure?: RunFailure,
): Promise<RunResult> {
  const { recorder, runtime } = attempt;
  if (failure !== undefined) recorder.raise({ type: 'run-error', data: describeForEvent(failure) });
  if (!(await hasEnded(attempt, status))) recorder.raise({ type: 'run-end', data: { status } });
  await recorder.flush();
  const run = await runtime.store.runs.transition(attempt.lease(), ['running'], {
    status,
    output: output as unknown as JsonObject,
    ...(failure !== undefined && {
      error: {
        ...describeForEvent(failure),
        ...(failure.details !== undefined && { details: failure.details }),
      },
    }),
  });
  return readRunResult(run);
}

/** True when an attempt that died before its last statement already said that the run ended this way. */
async function hasEnded(attempt: Attempt, status: RunStatus): Promise<boolean> {
  if (isFirstAttempt(attempt.lease()) || !FINAL.includes(status)) return false;
  const events = await attempt.runtime.store.events.read(attempt.runId, 0);
  return events.some((event) => event.type === 'run-end' && event.data['status'] === status);
}

/** A failure is the run's result; losing the lease or a cancellation is not ours to record. */
async function fail(attempt: Attempt, reason: unknown): Promise<RunResult> {
  const failure = describeFailure(reason);
  if (failure.code === 'LEASE_LOST' || failure.code === 'RUN_CANCELLED') throw reason;
  const state = await attempt.graph.getState(threadOf(attempt));
  return finish(attempt, 'failed', readChartOutput(state.values as never), failure);
}

function describeForEvent({ code, message, hint }: RunFailure): {
  code: string;
  message: string;
  hint?: string;
} {
  return { code, message, ...(hint !== undefined && { hint }) };
}

function threadOf(attempt: Attempt): { configurable: { thread_id: string } } {
  return { configurable: { thread_id: attempt.runId } };
}
