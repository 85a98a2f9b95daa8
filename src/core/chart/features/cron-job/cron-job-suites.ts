import type { Schedule } from '../../../blueprint/schema/workload.js';
import type { UnitTest, UnitTestSuite } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { limitsTest } from '../job/job-suites.js';

/** helm-unittest cases of a CronJob. */
export function cronJobSuites(component: ComponentPlan): readonly UnitTestSuite[] {
  const { schedule } = component.component;
  if (schedule === undefined) return [];
  return [
    {
      template: component.workload.file,
      tests: [
        scheduleTest(schedule),
        historyTest(schedule),
        ...ZONE_TESTS,
        NAME_TEST,
        limitsTest(component, 'spec.jobTemplate.spec'),
      ],
    },
  ];
}

function scheduleTest(schedule: Schedule): UnitTest {
  return {
    it: 'runs at the planned times, one after the other as planned',
    asserts: [
      { isKind: { of: 'CronJob' } },
      { equal: { path: 'spec.schedule', value: schedule.cron } },
      ...(['concurrencyPolicy', 'startingDeadlineSeconds', 'suspend'] as const).map((field) => ({
        equal: { path: `spec.${field}`, value: schedule[field] },
      })),
    ],
  };
}

function historyTest(schedule: Schedule): UnitTest {
  return {
    it: 'keeps finished runs by their number only',
    asserts: [
      ...(['successfulJobsHistoryLimit', 'failedJobsHistoryLimit'] as const).map((field) => ({
        equal: { path: `spec.${field}`, value: schedule[field] },
      })),
      { notExists: { path: 'spec.jobTemplate.spec.ttlSecondsAfterFinished' } },
    ],
  };
}

const ZONE_TESTS: readonly UnitTest[] = [
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
];

const NAME_TEST: UnitTest = {
  it: 'leaves room for what Kubernetes adds to the names of runs',
  release: { name: 'a'.repeat(53) },
  asserts: [{ matchRegex: { path: 'metadata.name', pattern: '^[a-z0-9-]{1,52}$' } }],
};
