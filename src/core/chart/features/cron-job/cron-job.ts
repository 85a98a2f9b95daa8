import type { ChartFeature, Contribution, UnitTestSuite, ValueSetting } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { jobFields, jobRunFields, RESTART_NEVER } from '../job/job-fields.js';
import { limitsTest } from '../job/job-suites.js';
import { jobValues } from '../job/job-values.js';
import { POD_TEMPLATE } from '../pod/pod.js';
import { cronJobValues } from './cron-job-values.js';

/** The CronJob: a Job at each moment of a schedule. */
export const cronJobFeature: ChartFeature = {
  name: 'cron-job',
  forComponent: (component, plan) =>
    component.workload.kind === 'CronJob'
      ? {
          values: [...cronJobValues(component), ...jobValues(component)],
          fills: [RESTART_NEVER, { slot: 'helpers', text: 'cron-job/cron-job-name.tpl' }],
          templates: [
            {
              path: component.workload.file,
              text: 'cron-job/cron-job.yaml',
              lines: {
                'job-fields': jobFields(component),
                'job-run': jobRunFields(component),
                'pod-template': [POD_TEMPLATE],
              },
            },
          ],
          suites: [suite(component)],
          environments: environments(component, plan),
        }
      : {},
};

function environments({ name }: ComponentPlan, plan: ChartPlan): NonNullable<Contribution['environments']> {
  return Object.fromEntries(
    plan.environments.map(([environment, { components }]) => {
      const { cron, suspend } = components[name]?.schedule ?? {};
      const settings: readonly ValueSetting[] = [
        ...(cron === undefined ? [] : [{ path: ['schedule', 'cron'], value: cron }]),
        ...(suspend === undefined ? [] : [{ path: ['schedule', 'suspend'], value: suspend }]),
      ];
      return [environment, settings];
    }),
  );
}

function suite(component: ComponentPlan): UnitTestSuite {
  const { schedule } = component.component;
  return {
    template: component.workload.file,
    tests: [
      {
        it: 'runs at the planned times, one after the other as planned',
        asserts: [
          { isKind: { of: 'CronJob' } },
          { equal: { path: 'spec.schedule', value: schedule?.cron ?? '' } },
          { equal: { path: 'spec.concurrencyPolicy', value: schedule?.concurrencyPolicy ?? '' } },
          { equal: { path: 'spec.startingDeadlineSeconds', value: schedule?.startingDeadlineSeconds ?? 0 } },
          { equal: { path: 'spec.suspend', value: schedule?.suspend ?? false } },
        ],
      },
      {
        it: 'keeps finished runs by their number only',
        asserts: [
          {
            equal: {
              path: 'spec.successfulJobsHistoryLimit',
              value: schedule?.successfulJobsHistoryLimit ?? 0,
            },
          },
          { equal: { path: 'spec.failedJobsHistoryLimit', value: schedule?.failedJobsHistoryLimit ?? 0 } },
          { notExists: { path: 'spec.jobTemplate.spec.ttlSecondsAfterFinished' } },
        ],
      },
      {
        it: 'leaves the time zone to the cluster when none is given',
        set: [{ path: ['schedule', 'timeZone'], value: '' }],
        asserts: [{ notExists: { path: 'spec.timeZone' } }],
      },
      {
        it: 'takes a time zone',
        set: [{ path: ['schedule', 'timeZone'], value: 'Europe/Berlin' }],
        asserts: [{ equal: { path: 'spec.timeZone', value: 'Europe/Berlin' } }],
      },
      {
        it: 'leaves room for what Kubernetes adds to the names of runs',
        release: { name: 'a'.repeat(53) },
        asserts: [{ matchRegex: { path: 'metadata.name', pattern: '^[a-z0-9-]{1,52}$' } }],
      },
      limitsTest(component, 'spec.jobTemplate.spec'),
    ],
  };
}
