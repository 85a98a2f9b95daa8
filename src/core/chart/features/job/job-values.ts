import type { JobSettings } from '../../../blueprint/schema/workload.js';
import type { JsonObject } from '../../../ports/json.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { NUMERIC_ID, oneOf, SECONDS } from '../../value-schemas.js';

const runs = defineSection('Runs');

const TTL =
  'Seconds after which a finished Job is deleted; null keeps it. Argo CD with self-healing makes a deleted Job again: set null there.';
const HOOK_TTL = 'Seconds after which a failed Job is deleted; null keeps it until the next release.';

/** Values of how a Job, or each run of a CronJob, ends. Numbers that the Blueprint leaves to Kubernetes have none. */
export function jobValues({ component, workload }: ComponentPlan): readonly ValueDefinition[] {
  const { job } = component;
  if (job === undefined) return [];
  return [
    runs('job.backoffLimit', 'Times a failed run is tried again.', upTo(100, 0), { value: job.backoffLimit }),
    runs(
      'job.activeDeadlineSeconds',
      'Seconds after which a run is stopped and counts as failed, retries included.',
      upTo(2_592_000, 1),
      { value: job.activeDeadlineSeconds },
    ),
    ...(workload.kind === 'Job' ? [timeToLive(job)] : []),
    ...countValues(job),
  ];
}

function timeToLive(job: JobSettings): ValueDefinition {
  const { ttlSecondsAfterFinished: seconds } = job;
  return runs('job.ttlSecondsAfterFinished', job.hook === undefined ? TTL : HOOK_TTL, SECONDS, {
    ...(seconds === undefined ? { example: 3600 } : { value: seconds }),
  });
}

function countValues(job: JobSettings): readonly ValueDefinition[] {
  const { parallelism, completions, completionMode } = job;
  return [
    ...(parallelism === undefined
      ? []
      : [
          runs('job.parallelism', 'Pods that run at the same time.', upTo(10_000, 1), { value: parallelism }),
        ]),
    ...(completions === undefined
      ? []
      : [runs('job.completions', 'Pods that have to succeed.', upTo(100_000, 1), { value: completions })]),
    ...(completionMode === undefined
      ? []
      : [
          runs(
            'job.completionMode',
            'Indexed: each pod has a number of its own in JOB_COMPLETION_INDEX; NonIndexed: all are alike.',
            oneOf('NonIndexed', 'Indexed'),
            { value: completionMode },
          ),
        ]),
  ];
}

function upTo(maximum: number, minimum: number): JsonObject {
  return { ...NUMERIC_ID, minimum, maximum };
}
