import type { JsonObject } from '../../../ports/json.js';
import type { UnitTest, UnitTestSuite } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { hookAnnotations } from './hook-annotations.js';

/** helm-unittest cases of a Job, as an object of the release or as a hook. */
export function jobSuites(component: ComponentPlan): readonly UnitTestSuite[] {
  const isHook = component.component.job?.hook !== undefined;
  return [
    {
      template: component.workload.file,
      tests: [limitsTest(component, 'spec'), isHook ? hookTest(component) : nameTest()],
    },
  ];
}

/** That runs end; `path` is where the specification of the Job stands. */
export function limitsTest({ component: { job }, workload }: ComponentPlan, path: string): UnitTest {
  return {
    it: 'tries again as often and runs as long as planned, and starts no container twice',
    asserts: [
      { equal: { path: `${path}.backoffLimit`, value: job?.backoffLimit ?? 0 } },
      { equal: { path: `${path}.activeDeadlineSeconds`, value: job?.activeDeadlineSeconds ?? 0 } },
      { equal: { path: `${path}.podFailurePolicy.rules[0].action`, value: 'Ignore' } },
      { equal: { path: `${workload.podTemplate}.spec.restartPolicy`, value: 'Never' } },
      ...countAsserts(job, path),
    ],
  };
}

function countAsserts(job: ComponentPlan['component']['job'], path: string): readonly JsonObject[] {
  return (['completions', 'parallelism', 'completionMode'] as const).flatMap((field) => {
    const value = job?.[field];
    return value === undefined ? [] : [{ equal: { path: `${path}.${field}`, value } }];
  });
}

function nameTest(): UnitTest {
  return {
    it: 'has a name that changes with what it runs and fits in the longest release',
    release: { name: 'a'.repeat(53) },
    asserts: [{ matchRegex: { path: 'metadata.name', pattern: '^[a-z0-9-]{1,48}-[0-9a-f]{8}$' } }],
  };
}

function hookTest(component: ComponentPlan): UnitTest {
  const { events, weight } = hookAnnotations(component);
  const annotation = (name: string): string => `metadata.annotations["helm.sh/${name}"]`;
  return {
    it: 'is a hook that replaces the Job of the release before',
    asserts: [
      { equal: { path: annotation('hook'), value: events } },
      { equal: { path: annotation('hook-weight'), value: weight } },
      { equal: { path: annotation('hook-delete-policy'), value: 'before-hook-creation,hook-succeeded' } },
    ],
  };
}
