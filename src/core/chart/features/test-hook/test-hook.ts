import { HEADLESS_END } from '../stateful-set/stateful-set-suites.js';
import type {
  ChartFeature,
  TemplateFile,
  TemplateFragment,
  UnitTest,
  UnitTestSuite,
} from '../../chart-feature.js';
import type { JsonObject } from '../../../ports/json.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';
import { defineSection } from '../../value-definition.js';
import { BOOLEAN } from '../../value-schemas.js';
import { leastReplicas } from '../disruption-budget/disruption-budget.js';
import { defineImage } from '../pod/image-values.js';
import { containerPortExpression } from '../pod/pod.js';
import { withoutScalers } from '../pod/replicas.js';
import { writeInlineYaml } from '../../write-yaml.js';
import { testedPort } from './tested-port.js';
import { storeEntries, testedStores, type TestedStore } from './tested-stores.js';

const tests = defineSection('Tests');

/**
 * Image of the pods of `helm test`: small, has wget and nc, runs under any user id.
 *
 * @see https://hub.docker.com/_/busybox
 */
const TEST_IMAGE = { registry: 'docker.io', repository: 'library/busybox', tag: '1.37.0' } as const;

/**
 * One pod per component when a person runs `helm test`: it asks the component through its Service or, when nobody calls the component,
 * whether the data stores it works with accept connections.
 */
export const testHookFeature: ChartFeature = {
  name: 'test-hook',
  forChart: (plan) =>
    plan.components.some((component) => isTested(component, plan))
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
  forComponent: (component, plan) => {
    const port = testedPort(component);
    const stores = testedStores(component, plan);
    if (port !== undefined)
      return {
        templates: [template(component, port)],
        suites: [suite(component, portTests(component, port))],
      };
    return stores.length === 0
      ? {}
      : {
          templates: [storeTemplate(component, plan, stores)],
          suites: [suite(component, [storeTest(stores)])],
        };
  },
};

function isTested(component: ComponentPlan, plan: ChartPlan): boolean {
  return testedPort(component) !== undefined || testedStores(component, plan).length > 0;
}

function fileName({ section, name }: ComponentPlan): string {
  return section === undefined ? 'tests/test-connection.yaml' : `tests/test-${name}.yaml`;
}

function storeTemplate(plan: ComponentPlan, chart: ChartPlan, stores: readonly TestedStore[]): TemplateFile {
  const { labels, annotations } = outsideMesh(plan);
  return {
    path: fileName(plan),
    isShared: true,
    text: 'test-hook/test.yaml',
    variables: {
      asked: `the data stores of ${plan.name} for a connection`,
      'mesh-annotations': annotations,
    },
    lines: {
      'test-script': [{ text: 'test-hook/script-stores.tpl' }],
      'test-arguments': stores.map((store) => ({
        text: 'test-hook/argument-store.tpl',
        variables: { argument: writeInlineYaml(storeArgument(store)) },
      })),
      'test-env': storeEntries(plan, chart, stores),
      'mesh-labels': labels,
    },
  };
}

function storeArgument({ name, port }: TestedStore): string {
  return port === undefined ? name : `${name}=${port}`;
}

function storeTest(stores: readonly TestedStore[]): UnitTest {
  return {
    it: 'knows the addresses by the names of their variables only',
    asserts: stores.flatMap((store, index) => [
      { equal: { path: `spec.containers[0].args[${index + 1}]`, value: storeArgument(store) } },
    ]),
  };
}

function template(plan: ComponentPlan, port: string): TemplateFile {
  const base = plan.section === undefined ? '.Values' : '$c';
  const { labels, annotations } = outsideMesh(plan);
  const lines = plan.workload.kind === 'StatefulSet' ? memberLines(plan, port) : serviceLines(plan, port);
  return {
    path: fileName(plan),
    isShared: true,
    text: 'test-hook/test.yaml',
    variables: {
      asked: `${plan.name} through its Service`,
      'service-port': readValue(`${base}.service.ports`, port),
      'container-port': containerPortExpression(base, port),
      'least-replicas': leastReplicas(plan),
      'mesh-annotations': annotations,
    },
    lines: { ...lines, 'test-env': [], 'mesh-labels': labels },
  };
}

type TestLines = NonNullable<TemplateFile['lines']>;

function isHttp({ component }: ComponentPlan, port: string): boolean {
  const { readiness } = component.probes;
  return readiness?.path !== undefined && readiness.port === port;
}

function serviceLines(plan: ComponentPlan, port: string): TestLines {
  return isHttp(plan, port)
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
function memberLines(plan: ComponentPlan, port: string): TestLines {
  const path: readonly TemplateFragment[] = isHttp(plan, port) ? [{ text: 'test-hook/member-path.tpl' }] : [];
  const script = isHttp(plan, port)
    ? 'test-hook/script-members-http.tpl'
    : 'test-hook/script-members-tcp.tpl';
  return {
    'test-script': [{ text: script }],
    'test-arguments': [{ text: 'test-hook/arguments-members.tpl', lines: { 'member-path': path } }],
  };
}

function memberTest(plan: ComponentPlan, port: string): UnitTest {
  const offset = isHttp(plan, port) ? 2 : 1;
  return {
    it: 'asks every member by its own name',
    set: [...withoutScalers(plan), { path: ['replicaCount'], value: 1 }],
    asserts: [
      {
        matchRegex: {
          path: `spec.containers[0].args[${offset + 1}]`,
          pattern: `-0\\.[a-z0-9-]+-${HEADLESS_END}:[0-9]+$`,
        },
      },
      { notExists: { path: `spec.containers[0].args[${offset + 2}]` } },
    ],
  };
}

/** The proxy of a mesh would outlive the question and keep the pod from ending. */
function outsideMesh({ component }: ComponentPlan): {
  readonly labels: readonly TemplateFragment[];
  readonly annotations: string;
} {
  const kind = component.mesh?.kind;
  return {
    labels: kind === 'istio' ? [{ text: 'test-hook/outside-istio.tpl' }] : [],
    annotations: kind === 'linkerd' ? ' "linkerd.io/inject" "disabled"' : '',
  };
}

function portTests(component: ComponentPlan, port: string): readonly UnitTest[] {
  return component.workload.kind === 'StatefulSet' ? [memberTest(component, port)] : [];
}

function suite(component: ComponentPlan, further: readonly UnitTest[]): UnitTestSuite {
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
          ...outsideMeshAsserts(component),
        ],
      },
      ...further,
      {
        it: 'is not made when tests are off',
        set: [{ path: ['tests', 'enabled'], value: false, isGlobal: true }],
        asserts: [{ hasDocuments: { count: 0 } }],
      },
    ],
  };
}

function outsideMeshAsserts({ component }: ComponentPlan): readonly JsonObject[] {
  const marks = {
    istio: { path: 'metadata.labels["sidecar.istio.io/inject"]', value: 'false' },
    linkerd: { path: 'metadata.annotations["linkerd.io/inject"]', value: 'disabled' },
  } as const;
  return component.mesh === undefined ? [] : [{ equal: marks[component.mesh.kind] }];
}
