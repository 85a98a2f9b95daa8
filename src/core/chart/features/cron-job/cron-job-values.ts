import type { JsonObject } from '../../../ports/json.js';
import { CRON_PATTERN } from '../../../units/cron.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { BOOLEAN, oneOf, pattern, SECONDS } from '../../value-schemas.js';

const runs = defineSection('Runs');

/** Five fields or a name. A time zone belongs into its own value. */
const CRON: JsonObject = pattern(CRON_PATTERN);
const TIME_ZONE: JsonObject = pattern('^([A-Za-z]+([/_+-][A-Za-z0-9_+-]+)*)?$');
const HISTORY: JsonObject = { type: 'integer', minimum: 0, maximum: 100 };

/**
 * The controller looks every ten seconds; with less room a run may never start.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline (2026-11-28)
 */
export const LEAST_STARTING_DEADLINE_SECONDS = 10;

/** Values of when a CronJob runs. */
export function cronJobValues({ component: { schedule } }: ComponentPlan): readonly ValueDefinition[] {
  if (schedule === undefined) return [];
  return [
    runs('schedule.cron', 'When it runs: minute, hour, day of month, month, day of week.', CRON, {
      value: schedule.cron,
    }),
    runs(
      'schedule.timeZone',
      'Time zone of the schedule such as Europe/Berlin; empty: that of the control plane, mostly UTC.',
      TIME_ZONE,
      schedule.timeZone === undefined ? { value: '', example: 'Etc/UTC' } : { value: schedule.timeZone },
    ),
    runs(
      'schedule.concurrencyPolicy',
      'What happens when a run is due and the one before still runs. Forbid: the new one is left out; Replace: the old one is stopped; Allow: both run.',
      oneOf('Allow', 'Forbid', 'Replace'),
      { value: schedule.concurrencyPolicy },
    ),
    runs(
      'schedule.startingDeadlineSeconds',
      'Seconds a run may be late; later it is left out.',
      { ...SECONDS, minimum: LEAST_STARTING_DEADLINE_SECONDS },
      { value: schedule.startingDeadlineSeconds },
    ),
    runs('schedule.suspend', 'Starts no more runs until it is false again.', BOOLEAN, {
      value: schedule.suspend,
      isSwitch: true,
    }),
    runs('schedule.successfulJobsHistoryLimit', 'Successful runs that are kept.', HISTORY, {
      value: schedule.successfulJobsHistoryLimit,
    }),
    runs('schedule.failedJobsHistoryLimit', 'Failed runs that are kept.', HISTORY, {
      value: schedule.failedJobsHistoryLimit,
    }),
  ];
}
