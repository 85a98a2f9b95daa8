import { ANSWER_OPTION, parseAnswers } from '../answers.js';
import type { CommandDefinition } from '../command-definition.js';
import { executeRun } from '../execute-run.js';

/** `autopilot runs resume`. */
export const runsResume: CommandDefinition = {
  path: ['runs', 'resume'],
  summary: 'go on with a run that waits, was interrupted or failed',
  arguments: [{ syntax: '<run-id>', description: 'the run', kind: 'run-id' }],
  options: [ANSWER_OPTION, { flags: '--yes', description: 'take stated defaults for open questions' }],
  examples: [
    'autopilot runs resume RUN',
    'autopilot runs resume RUN --answer /components/orders/image=ghcr.io/acme/orders:1.4.2',
  ],
  async run(context, input) {
    const id = input.requiredArgument(0, 'run-id');
    const answers = parseAnswers(input.list('answer'));
    context.progress.stream.write(`autopilot ${context.version}: resuming ${id}\n`);
    const autopilot = await context.openAutopilot();
    const options = {
      ...(answers.length > 0 && { answers }),
      ...(input.flag('yes') && { acceptDefaults: true }),
    };
    return executeRun(context, autopilot, { start: (observe) => autopilot.resumeRun(id, options, observe) });
  },
};
