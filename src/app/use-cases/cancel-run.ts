import type { Run } from '../../core/ports/run-store.js';
import type { UseCaseContext } from '../use-case-context.js';

/**
 * Cancels a run that is not final; a process that executes it is refused at its next write.
 *
 * @throws AutopilotError `RUN_NOT_FOUND`, `RUN_NOT_RESUMABLE`.
 */
export async function cancelRun(context: UseCaseContext, id: string, actor: string): Promise<Run> {
  const { store } = await context.useRuntime();
  const run = await store.runs.cancel(id, actor);
  await store.audit.append({ actor, action: 'run-cancel', subject: id, data: {} });
  return run;
}
