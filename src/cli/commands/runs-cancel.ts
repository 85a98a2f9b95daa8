import { currentActor } from '../actor.js';
import type { CommandDefinition } from '../command-definition.js';
import { rememberRuns } from '../recent-runs.js';

/** `autopilot runs cancel`. */
export const runsCancel: CommandDefinition = {
  path: ['runs', 'cancel'],
  summary: 'end a run for good; files already written stay',
  arguments: [{ syntax: '<run-id>', description: 'the run', kind: 'run-id' }],
  examples: ['autopilot runs cancel RUN'],
  async run(context, input) {
    const autopilot = await context.openAutopilot();
    const run = await autopilot.cancelRun(input.requiredArgument(0, 'run-id'), currentActor());
    rememberRuns(autopilot, [{ id: run.id, status: run.status, reviewIds: [] }]);
    await context.write(
      { runId: run.id, status: run.status },
      (shown) => `${shown.runId} is ${shown.status}`,
    );
    return 0;
  },
};
