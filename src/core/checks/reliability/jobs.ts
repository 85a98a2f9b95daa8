import { defineRenderedCheck } from '../define-check.js';
import { dig, toNumber } from '../manifest/manifest-value.js';

const CRON_JOB_URL = 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/';
const JOB_URL = 'https://kubernetes.io/docs/concepts/workloads/controllers/job/';

/** The controller looks at schedules this often. @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline */
const CONTROLLER_SECONDS = 10;
/** A day, which leaves time to read the log of a failed run. */
const DAY_SECONDS = 86_400;

/** Missed runs of a CronJob are bounded, and runs do not overlap by accident. */
export const cronJobDeadline = defineRenderedCheck(
  {
    id: 'reliability/cron-job-deadline',
    severity: 'low',
    hint: 'Set startingDeadlineSeconds, to 10 or more, and concurrencyPolicy.',
    standards: ['kube-score/cronjob-has-deadline'],
    source: `${CRON_JOB_URL}#starting-deadline`,
  },
  function* (bundle) {
    for (const job of bundle.ofKind('CronJob')) {
      for (const field of ['startingDeadlineSeconds', 'concurrencyPolicy'])
        if (dig(job.content, 'spec', field) === undefined)
          yield { object: job, pointer: `/spec/${field}`, message: `does not set ${field}` };
      const deadline = toNumber(dig(job.content, 'spec', 'startingDeadlineSeconds'));
      if (deadline !== undefined && deadline < CONTROLLER_SECONDS)
        yield {
          object: job,
          pointer: '/spec/startingDeadlineSeconds',
          severity: 'medium',
          message: `may be ${deadline} s late, but schedules are looked at every ${CONTROLLER_SECONDS} s: a run may never start`,
        };
    }
  },
);

/** Finished Jobs are removed: a Job by its age, the Jobs of a CronJob by their number. */
export const jobCleanup = defineRenderedCheck(
  {
    id: 'reliability/job-cleanup',
    severity: 'low',
    hint: 'Set ttlSecondsAfterFinished on Jobs; CronJobs use their history limits instead.',
    standards: ['kube-linter/job-ttl-seconds-after-finished'],
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/',
    repair: ({ name, component }) =>
      component.workload !== 'Job' ||
      component.job === undefined ||
      component.job.ttlSecondsAfterFinished !== undefined
        ? undefined
        : {
            safe: false,
            description: `delete the finished Job of ${name} after a day`,
            changes: { [`/components/${name}/job/ttlSecondsAfterFinished`]: DAY_SECONDS },
          },
  },
  function* (bundle) {
    for (const job of bundle.ofKind('Job'))
      if (toNumber(dig(job.content, 'spec', 'ttlSecondsAfterFinished')) === undefined)
        yield {
          object: job,
          pointer: '/spec/ttlSecondsAfterFinished',
          message: 'stays in the cluster after it finished',
        };
    for (const job of bundle.ofKind('CronJob'))
      if (dig(job.content, 'spec', 'jobTemplate', 'spec', 'ttlSecondsAfterFinished') !== undefined)
        yield {
          object: job,
          pointer: '/spec/jobTemplate/spec/ttlSecondsAfterFinished',
          message: 'deletes finished runs by age before its history limits count',
        };
  },
);

/** Where the specification of a Job stands, by kind. */
const JOB_PATHS = { Job: ['spec'], CronJob: ['spec', 'jobTemplate', 'spec'] } as const;

/** A run that hangs is stopped: otherwise it holds its resources, and with Forbid every later run, for ever. */
export const jobDeadline = defineRenderedCheck(
  {
    id: 'reliability/job-deadline',
    severity: 'low',
    hint: 'Set activeDeadlineSeconds to more than the longest run takes.',
    standards: [],
    source: `${JOB_URL}#job-termination-and-cleanup`,
  },
  function* (bundle) {
    for (const kind of ['Job', 'CronJob'] as const)
      for (const job of bundle.ofKind(kind))
        if (dig(job.content, ...JOB_PATHS[kind], 'activeDeadlineSeconds') === undefined)
          yield {
            object: job,
            pointer: `/${JOB_PATHS[kind].join('/')}/activeDeadlineSeconds`,
            message: 'may hang for ever',
          };
  },
);

/** Pods of Jobs have to say what happens when they fail; Always, the default of pods, is refused. */
export const jobRestartPolicy = defineRenderedCheck(
  {
    id: 'reliability/job-restart-policy',
    severity: 'high',
    hint: 'Set restartPolicy to Never, or to OnFailure.',
    standards: ['kube-score/cronjob-restartpolicy'],
    source: `${JOB_URL}#handling-pod-and-container-failures`,
  },
  function* (bundle) {
    for (const kind of ['Job', 'CronJob'] as const)
      for (const job of bundle.ofKind(kind)) {
        const spec = dig(job.content, ...JOB_PATHS[kind], 'template', 'spec');
        const policy = dig(spec, 'restartPolicy');
        if (policy !== 'Never' && policy !== 'OnFailure')
          yield {
            object: job,
            pointer: `/${JOB_PATHS[kind].join('/')}/template/spec/restartPolicy`,
            message:
              policy === undefined
                ? 'does not say what happens when its pod fails'
                : 'restarts pods that have ended',
          };
      }
  },
);
