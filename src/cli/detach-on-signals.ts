import type { Autopilot } from '../app/autopilot.js';
import type { CommandContext } from './command-context.js';
import type { Progress } from './terminal/progress.js';

/** Exit codes of signals: 128 and the number. */
const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** Longest wait for the lease and the data directory to be given back. Runs survive it anyway. */
const CLOSE_LIMIT_MS = 2000;

/**
 * Makes the first Ctrl-C detach: the run stays where its last step ended and can be resumed. The second one exits at once.
 *
 * @returns Puts the default behaviour back.
 */
export function detachOnSignals(
  context: CommandContext,
  autopilot: Autopilot,
  progress: Progress,
): () => void {
  let isLeaving = false;
  const leave = (signal: keyof typeof SIGNAL_EXIT_CODES): void => {
    const exitCode = SIGNAL_EXIT_CODES[signal];
    if (isLeaving) process.exit(exitCode);
    isLeaving = true;
    progress.stop();
    context.progress.stream.write(`${describeDetach(progress.runId)}\n`);
    const limit = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_LIMIT_MS));
    void Promise.race([autopilot.close().catch(() => undefined), limit]).then(() => process.exit(exitCode));
  };
  const handlers = (['SIGINT', 'SIGTERM'] as const).map((signal) => {
    const handler = (): void => leave(signal);
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => {
    for (const remove of handlers) remove();
  };
}

function describeDetach(runId: string | undefined): string {
  if (runId === undefined) return 'stopped before the run began';
  return `detached; nothing is lost. Go on with:  autopilot runs resume ${runId}`;
}
