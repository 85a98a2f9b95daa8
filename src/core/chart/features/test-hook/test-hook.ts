import type {
  ChartFeature,
  TemplateFile,
  TemplateFragment,
  UnitTest,
  UnitTestSuite,
} from '../../chart-feature.js';
import { sortedEntries, type ComponentPlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';
import { defineSection } from '../../value-definition.js';
import { BOOLEAN } from '../../value-schemas.js';
import { leastReplicas } from '../disruption-budget/disruption-budget.js';
import { defineImage } from '../pod/image-values.js';
import { containerPortExpression } from '../pod/pod.js';

const tests = defineSection('Tests');

/**
 * Image of the pods of `helm test`: small, has wget and nc, runs under any user id.
 *
 * @see https://hub.docker.com/_/busybox
 */
const TEST_IMAGE = { registry: 'docker.io', repository: 'library/busybox', tag: '1.37.0' } as const;

/** One pod per component that asks it through its Service when a person runs `helm test`. */
export const testHookFeature: ChartFeature = {
  name: 'test-hook',
  forChart: (plan) =>
    plan.components.some(({ hasService }) => hasService)
      ? {
          values: [
            tests('tests.enabled', 'Adds the pods that `helm test` runs.', BOOLEAN, {
              value: true,
              isSwitch: true,
            }),
            ...defineImage('Tests', 'tests.image', {
              ...TEST_IMAGE,
              digest: '',
              pullPolicy: '',
              pullSecrets: [],
            }),
          ],
          fills: [
            { slot: 'helpers', text: 'test-hook/test-labels.tpl' },
            { slot: 'notes-end', text: 'test-hook/notes.txt' },
          ],
        }
      : {},
  forComponent: (component) =>
    component.hasService
      ? {
          templates: [template(component)],
          suites: [suite(component)],
        }
      : {},
};

function fileName({ section, name }: ComponentPlan): string {
  return section === undefined ? 'tests/test-connection.yaml' : `tests/test-${name}.yaml`;
}

function template(plan: ComponentPlan): TemplateFile {
  const { readiness } = plan.component.probes;
  const firstPort = sortedEntries(plan.component.ports)[0]?.[0] ?? '';
  const base = plan.section === undefined ? '.Values' : '$c';
  const port = readiness?.port ?? firstPort;
  return {
    path: fileName(plan),
    isShared: true,
    text: 'test-hook/test.yaml',
    variables: {
      'service-port': readValue(`${base}.service.ports`, port),
      'container-port': containerPortExpression(base, port),
      'least-replicas': leastReplicas(plan),
    },
    lines: plan.workload.kind === 'StatefulSet' ? memberLines(plan) : serviceLines(plan),
  };
}

type TestLines = NonNullable<TemplateFile['lines']>;

function isHttp({ component }: ComponentPlan): boolean {
  return component.probes.readiness?.path !== undefined;
}

function serviceLines(plan: ComponentPlan): TestLines {
  return isHttp(plan)
    ? {
        'test-script': [{ text: 'test-hook/script-http.tpl' }],
        'test-arguments': [{ text: 'test-hook/arguments-http.tpl' }],
      }
    : {
        'test-script': [{ text: 'test-hook/script-tcp.tpl' }],
        'test-arguments': [{ text: 'test-hook/arguments-tcp.tpl' }],
      };
}

/** Members of a StatefulSet do not replace each other, so each is asked by its own name. */
function memberLines(plan: ComponentPlan): TestLines {
  const path: readonly TemplateFragment[] = isHttp(plan) ? [{ text: 'test-hook/member-path.tpl' }] : [];
  const script = isHttp(plan) ? 'test-hook/script-members-http.tpl' : 'test-hook/script-members-tcp.tpl';
  return {
    'test-script': [{ text: script }],
    'test-arguments': [{ text: 'test-hook/arguments-members.tpl', lines: { 'member-path': path } }],
  };
}

function memberTest(plan: ComponentPlan): UnitTest {
  const offset = isHttp(plan) ? 2 : 1;
  return {
    it: 'asks every member by its own name',
    set: [
      ...(plan.hasAutoscaling ? [{ path: ['autoscaling', 'enabled'], value: false }] : []),
      { path: ['replicaCount'], value: 1 },
    ],
    asserts: [
      {
        matchRegex: {
          path: `spec.containers[0].args[${offset + 1}]`,
          pattern: `-0\\.[a-z0-9-]+-headless:[0-9]+$`,
        },
      },
      { notExists: { path: `spec.containers[0].args[${offset + 2}]` } },
    ],
  };
}

function suite(component: ComponentPlan): UnitTestSuite {
  return {
    template: fileName(component),
    isShared: true,
    tests: [
      {
        it: 'is a hook that cleans up and that no selector of the application matches',
        asserts: [
          { isKind: { of: 'Pod' } },
          { equal: { path: 'metadata.annotations["helm.sh/hook"]', value: 'test' } },
          {
            equal: {
              path: 'metadata.annotations["helm.sh/hook-delete-policy"]',
              value: 'before-hook-creation,hook-succeeded',
            },
          },
          { matchRegex: { path: 'metadata.labels["app.kubernetes.io/name"]', pattern: '-test$' } },
        ],
      },
      ...(component.workload.kind === 'StatefulSet' ? [memberTest(component)] : []),
      {
        it: 'is not made when tests are off',
        set: [{ path: ['tests', 'enabled'], value: false, isGlobal: true }],
        asserts: [{ hasDocuments: { count: 0 } }],
      },
    ],
  };
}
