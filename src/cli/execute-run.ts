import type { Autopilot, ProgressObserver, RunResult } from '../app/autopilot.js';
import type { CommandContext } from './command-context.js';
import { detachOnSignals } from './detach-on-signals.js';
import { rememberRuns } from './recent-runs.js';
import { formatError } from './report-error.js';
import { renderRunSummary } from './render/run-summary.js';
import { startProgress } from './terminal/start-progress.js';

/** A step of a run: starts it, goes on with it, or decides for it. */
export type RunStep = (observe: ProgressObserver) => Promise<RunResult>;

/** How a command takes part in a run. */
export interface RunExecution {
  readonly start: RunStep;
  /** Answers given on the command line; returns the next step, or undefined when none of them fits. */
  readonly continueWith?: (result: RunResult) => RunStep | undefined;
}

/**
 * Executes a run with progress on stderr, asks what it needs where questions may be asked, and prints the result.
 *
 * @returns The exit code of the run as it stands at the end.
 */
export async function executeRun(
  context: CommandContext,
  autopilot: Autopilot,
  execution: RunExecution,
): Promise<number> {
  const progress = startProgress(context);
  const signals = detachOnSignals(context, autopilot, progress);
  let result: RunResult;
  try {
    result = await execution.start(progress.observe);
    const next = execution.continueWith?.(result);
    if (next !== undefined) result = await next(progress.observe);
    if (context.isInteractive && result.run.status === 'waiting') {
      const { converse } = await import('./interactive/converse.js');
      result = await converse(context, autopilot, { first: result, progress });
    }
  } finally {
    await signals.left();
    progress.stop();
    signals.release();
  }
  await reportRun(context, autopilot, result);
  return result.exitCode;
}

/** The result of a run as scripts get it. */
export function toRunPayload(result: RunResult): Readonly<Record<string, unknown>> {
  return {
    runId: result.run.id,
    status: result.run.status,
    exitCode: result.exitCode,
    ...result.output,
    ...(result.error !== undefined && { error: result.error }),
  };
}

async function reportRun(context: CommandContext, autopilot: Autopilot, result: RunResult): Promise<void> {
  rememberRuns(autopilot, [
    {
      id: result.run.id,
      status: result.run.status,
      reviewIds: result.output.reviews.map((review) => review.id),
    },
  ]);
  if (context.format !== 'table') await context.write(toRunPayload(result), () => '');
  else
    await context.write(result, (shown, style) => renderRunSummary(shown, style, context.workingDirectory));
  if (result.error === undefined) return;
  const isColored = context.progress.style.bad('x') !== 'x';
  context.progress.stream.write(`${formatError(result.error, isColored)}\n`);
}
