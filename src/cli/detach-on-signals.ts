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
 * @returns `release` puts the default behaviour back. `left` never settles when a signal came, so that work which fails
 * because everything is being closed says nothing more; otherwise it is over at once.
 */
export function detachOnSignals(
  context: CommandContext,
  autopilot: Autopilot,
  progress: Progress,
): { readonly release: () => void; readonly left: () => Promise<void> } {
  let isLeaving = false;
  const leave = (signal: keyof typeof SIGNAL_EXIT_CODES): void => {
    const exitCode = SIGNAL_EXIT_CODES[signal];
    if (isLeaving) process.exit(exitCode);
    isLeaving = true;
    // LangGraph does not wait for its pending writes when one is refused; after the close all are, on purpose.
    process.removeAllListeners('uncaughtException').on('uncaughtException', () => undefined);
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
  return {
    release: () => {
      for (const remove of handlers) remove();
    },
    left: () => (isLeaving ? new Promise(() => undefined) : Promise.resolve()),
  };
}

function describeDetach(runId: string | undefined): string {
  if (runId === undefined) return 'stopped before the run began';
  return `detached; nothing is lost. Go on with:  autopilot runs resume ${runId}`;
}
