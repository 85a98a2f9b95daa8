import { formatPointer } from '../../../blueprint/json-pointer.js';
import type { JsonValue } from '../../../ports/json.js';
import type { ComponentContext } from '../resolution.js';

/** When a CronJob runs. Only the moment itself cannot be guessed. */
export function resolveSchedule(context: ComponentContext): void {
  if (context.workload !== 'CronJob') return;
  const { draft, name } = context;
  const fill = (leaf: string, value: JsonValue, reason: string): void =>
    draft.fillDefault(['components', name, 'schedule', leaf], value, reason);
  fillFromEnvironments(context);
  askForSchedule(context);
  fill('concurrencyPolicy', 'Forbid', 'A run that takes long is never joined by a second one.');
  fill(
    'startingDeadlineSeconds',
    300,
    'A run that could not start within five minutes is left out; the next one comes anyway.',
  );
  fill('suspend', false, 'It runs as soon as it is installed.');
  fill('successfulJobsHistoryLimit', 3, 'The last three runs stay, with their logs.');
  fill('failedJobsHistoryLimit', 3, 'The last three failed runs stay, with their logs.');
}

/** A schedule that only environments have needs a value everywhere else: production's, else the first one stated. */
function fillFromEnvironments({ draft, name }: ComponentContext): void {
  for (const environment of ['prod', ...draft.names('environments')]) {
    const cron = draft.text('environments', environment, 'components', name, 'schedule', 'cron');
    if (cron !== '')
      draft.fillDefault(
        ['components', name, 'schedule', 'cron'],
        cron,
        `Environments differ; elsewhere it is as in ${environment}.`,
      );
  }
}

function askForSchedule({ draft, name, questions }: ComponentContext): void {
  if (draft.has('components', name, 'schedule', 'cron')) return;
  const pointer = formatPointer('components', name, 'schedule', 'cron');
  questions.push({
    id: pointer,
    text: `When should ${name} run?`,
    reason:
      'The request asks for a CronJob but names no time. Five fields are needed: minute, hour, day of the month, month, day of the week.',
    pointer,
    kind: 'text',
    example: '0 3 * * *',
  });
}
