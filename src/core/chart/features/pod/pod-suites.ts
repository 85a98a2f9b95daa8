import type { Resources } from '../../../blueprint/schema/container.js';
import type { JsonValue } from '../../../ports/json.js';
import { formatImageReference, splitImageReference } from '../../../units/image-reference.js';
import type { UnitTest, UnitTestSuite } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { hasPreStop } from './pre-stop.js';
import { secretPathTests } from './secret-paths.js';
import { variableTests } from './variable-suites.js';

type Gpu = NonNullable<Resources['gpu']>;

/** helm-unittest cases of the pod template, whatever kind of workload it is in. */
export function podSuites(component: ComponentPlan, plan: ChartPlan): readonly UnitTestSuite[] {
  return [
    {
      template: component.workload.file,
      tests: [
        identityTest(component, plan),
        restrictedTest(component),
        openshiftTest(component),
        digestTest(component),
        registryTest(component),
        labelsTest(component),
        ...(hasPreStop(component) ? [graceTest(component)] : []),
        ...variableTests(component),
        ...(component.workload.isLongRunning ? handlerTests(component) : []),
        rareFieldsTest(component),
        ...secretPathTests(component),
        ...(component.component.resources.gpu === undefined
          ? []
          : [deviceTest(component, component.component.resources.gpu)]),
        snapshotTest(component),
      ],
    },
  ];
}

function identityTest(plan: ComponentPlan, { blueprint }: ChartPlan): UnitTest {
  const parts = splitImageReference(plan.component.image);
  const image = formatImageReference({
    ...parts,
    tag: parts.tag === '' ? blueprint.chart.appVersion : parts.tag,
  });
  return {
    it: 'runs the planned image',
    asserts: [
      { isKind: { of: plan.workload.kind } },
      { equal: { path: `${plan.workload.container}.image`, value: image } },
    ],
  };
}

function restrictedTest({ component: { security }, workload }: ComponentPlan): UnitTest {
  const context = `${workload.container}.securityContext`;
  const pod = `${workload.podTemplate}.spec`;
  const checks: readonly (readonly [string, JsonValue])[] = [
    [`${pod}.automountServiceAccountToken`, false],
    [`${pod}.securityContext.runAsNonRoot`, security.runAsNonRoot],
    [`${pod}.securityContext.seccompProfile.type`, 'RuntimeDefault'],
    [`${context}.allowPrivilegeEscalation`, security.allowPrivilegeEscalation],
    [`${context}.readOnlyRootFilesystem`, security.readOnlyRootFilesystem],
    [`${context}.capabilities.drop`, ['ALL']],
  ];
  return {
    it: 'keeps to the planned pod security',
    set: [{ path: ['serviceAccount', 'automount'], value: false }],
    asserts: checks.map(([path, value]) => ({ equal: { path, value } })),
  };
}

function openshiftTest({ workload }: ComponentPlan): UnitTest {
  const pod = `${workload.podTemplate}.spec`;
  return {
    it: 'leaves user and group ids to OpenShift',
    capabilities: { apiVersions: ['security.openshift.io/v1'] },
    asserts: [
      { notExists: { path: `${pod}.securityContext.runAsUser` } },
      { notExists: { path: `${pod}.securityContext.fsGroup` } },
      { notExists: { path: `${workload.container}.securityContext.runAsUser` } },
    ],
  };
}

function digestTest({ workload }: ComponentPlan): UnitTest {
  const digest = `sha256:${'0'.repeat(64)}`;
  return {
    it: 'pins a digest and then need not ask the registry at every start',
    set: [
      { path: ['image', 'digest'], value: digest },
      { path: ['image', 'pullPolicy'], value: '' },
    ],
    asserts: [
      { matchRegex: { path: `${workload.container}.image`, pattern: `@${digest}$` } },
      { equal: { path: `${workload.container}.imagePullPolicy`, value: 'IfNotPresent' } },
    ],
  };
}

function registryTest({ component, workload }: ComponentPlan): UnitTest {
  const { repository } = splitImageReference(component.image);
  return {
    it: 'takes the image from the global registry with the global credentials',
    set: [
      { path: ['global', 'imageRegistry'], value: 'mirror.example.com', isGlobal: true },
      { path: ['global', 'imagePullSecrets'], value: ['mirror'], isGlobal: true },
    ],
    asserts: [
      {
        matchRegex: {
          path: `${workload.container}.image`,
          pattern: `^mirror\\.example\\.com/${escapeRegex(repository)}:`,
        },
      },
      { contains: { path: `${workload.podTemplate}.spec.imagePullSecrets`, content: { name: 'mirror' } } },
    ],
  };
}

function labelsTest({ workload }: ComponentPlan): UnitTest {
  const labels = `${workload.podTemplate}.metadata.labels`;
  const hasSelector = workload.isLongRunning;
  return {
    it: 'adds common labels to the pods and never to the selector',
    set: [
      {
        path: ['commonLabels'],
        value: { 'added-by-test': 'yes', 'app.kubernetes.io/name': 'other' },
        isGlobal: true,
      },
    ],
    asserts: [
      { equal: { path: `${labels}["added-by-test"]`, value: 'yes' } },
      ...(hasSelector ? [{ notExists: { path: 'spec.selector.matchLabels["added-by-test"]' } }] : []),
      { notEqual: { path: `${labels}["app.kubernetes.io/name"]`, value: 'other' } },
    ],
  };
}

function graceTest({ section }: ComponentPlan): UnitTest {
  const path = section === undefined ? '' : `${section}\\.`;
  return {
    it: 'refuses a grace period shorter than the shutdown',
    set: [
      { path: ['preStopSeconds'], value: 30 },
      { path: ['terminationGracePeriodSeconds'], value: 30 },
    ],
    asserts: [{ failedTemplate: { errorPattern: `${path}terminationGracePeriodSeconds must be at least` } }],
  };
}

/** Only what the chart itself sets can be taken away by null. */
function handlerTests({ section, component }: ComponentPlan): readonly UnitTest[] {
  const path = section === undefined ? '' : `${section}\\.`;
  const { readiness } = component.probes;
  if (readiness === undefined) return [];
  const own = HANDLERS.find(([field]) => readiness[field] !== undefined)?.[1] ?? 'tcpSocket';
  const other = own === 'exec' ? { tcpSocket: { port: 1 } } : { exec: { command: ['true'] } };
  const refused = (message: string): UnitTest['asserts'] => [
    { failedTemplate: { errorPattern: `${path}readinessProbe ${message}` } },
  ];
  return [
    {
      it: 'refuses a check that asks in two ways',
      set: [{ path: ['readinessProbe'], value: other }],
      asserts: refused('asks in several ways'),
    },
    {
      it: 'refuses a check that asks nothing',
      set: [{ path: ['readinessProbe'], value: { [own]: null } }],
      asserts: refused('asks nothing'),
    },
  ];
}

/** Fields of a check in the Blueprint and what they become. */
const HANDLERS = [
  ['path', 'httpGet'],
  ['command', 'exec'],
  ['grpc', 'grpc'],
  ['tcp', 'tcpSocket'],
] as const;

function rareFieldsTest({ workload, component }: ComponentPlan): UnitTest {
  const pod = `${workload.podTemplate}.spec`;
  const { hostNetwork } = component.security;
  const given: readonly (readonly [string, JsonValue])[] = [
    ['dnsPolicy', 'Default'],
    ['dnsConfig', { options: [{ name: 'ndots', value: '2' }] }],
    ['hostAliases', [{ ip: '192.0.2.1', hostnames: ['legacy.example.com'] }]],
    // Pods on the network of the node cannot have users of their own.
    ...(hostNetwork ? [] : ([['hostUsers', false]] as const)),
    ['runtimeClassName', 'gvisor'],
    ['schedulerName', 'given-scheduler'],
  ];
  return {
    it: 'passes on fields of the pod that few need',
    set: given.map(([name, value]) => ({ path: [name], value })),
    asserts: given.map(([name, value]) => ({ equal: { path: `${pod}.${name}`, value } })),
  };
}

function deviceTest({ workload }: ComponentPlan, { resource, count }: Gpu): UnitTest {
  const resources = `${workload.container}.resources`;
  return {
    it: 'asks for devices once, so that request and limit cannot differ',
    asserts: [
      { equal: { path: `${resources}.limits["${resource}"]`, value: count } },
      { notExists: { path: `${resources}.requests["${resource}"]` } },
    ],
  };
}

/** The first run records the snapshot beside the suite; `helm unittest -u` accepts a change. */
function snapshotTest({ workload }: ComponentPlan): UnitTest {
  return {
    it: 'has the pod template that was recorded and accepted last',
    asserts: [{ matchSnapshot: { path: workload.podTemplate } }],
  };
}

/** Escapes what has a meaning in Go's regular expressions. */
function escapeRegex(text: string): string {
  return text.replace(/[.+*?()|[\]{}^$\\]/g, '\\$&');
}
