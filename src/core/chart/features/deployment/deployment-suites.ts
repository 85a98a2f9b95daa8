import type { JsonValue } from '../../../ports/json.js';
import { formatImageReference, splitImageReference } from '../../../units/image-reference.js';
import type { UnitTest, UnitTestSuite } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';

const CONTAINER = 'spec.template.spec.containers[0]';

/** helm-unittest cases of the Deployment. */
export function deploymentSuites(component: ComponentPlan, plan: ChartPlan): readonly UnitTestSuite[] {
  return [
    {
      template: 'deployment.yaml',
      tests: [
        identityTest(component, plan),
        restrictedTest(component),
        openshiftTest(),
        digestTest(),
        registryTest(component),
        labelsTest(),
        graceTest(component),
        environmentTest(),
        snapshotTest(),
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
  const isScaled = plan.component.scaling.autoscaling?.enabled === true;
  return {
    it: 'runs the image with the planned scale',
    asserts: [
      { isKind: { of: 'Deployment' } },
      { equal: { path: `${CONTAINER}.image`, value: image } },
      isScaled
        ? { notExists: { path: 'spec.replicas' } }
        : { equal: { path: 'spec.replicas', value: plan.component.scaling.replicas } },
    ],
  };
}

function restrictedTest({ component: { security } }: ComponentPlan): UnitTest {
  const context = `${CONTAINER}.securityContext`;
  const checks: readonly (readonly [string, JsonValue])[] = [
    ['spec.template.spec.automountServiceAccountToken', false],
    ['spec.template.spec.securityContext.runAsNonRoot', security.runAsNonRoot],
    ['spec.template.spec.securityContext.seccompProfile.type', 'RuntimeDefault'],
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

function openshiftTest(): UnitTest {
  return {
    it: 'leaves user and group ids to OpenShift',
    capabilities: { apiVersions: ['security.openshift.io/v1'] },
    asserts: [
      { notExists: { path: 'spec.template.spec.securityContext.runAsUser' } },
      { notExists: { path: 'spec.template.spec.securityContext.fsGroup' } },
      { notExists: { path: `${CONTAINER}.securityContext.runAsUser` } },
    ],
  };
}

function digestTest(): UnitTest {
  const digest = `sha256:${'0'.repeat(64)}`;
  return {
    it: 'pins a digest and then need not ask the registry at every start',
    set: [
      { path: ['image', 'digest'], value: digest },
      { path: ['image', 'pullPolicy'], value: '' },
    ],
    asserts: [
      { matchRegex: { path: `${CONTAINER}.image`, pattern: `@${digest}$` } },
      { equal: { path: `${CONTAINER}.imagePullPolicy`, value: 'IfNotPresent' } },
    ],
  };
}

function registryTest({ component }: ComponentPlan): UnitTest {
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
          path: `${CONTAINER}.image`,
          pattern: `^mirror\\.example\\.com/${escapeRegex(repository)}:`,
        },
      },
      { contains: { path: 'spec.template.spec.imagePullSecrets', content: { name: 'mirror' } } },
    ],
  };
}

function labelsTest(): UnitTest {
  return {
    it: 'adds common labels to the pods and never to the selector',
    set: [
      {
        path: ['commonLabels'],
        value: { team: 'platform', 'app.kubernetes.io/name': 'other' },
        isGlobal: true,
      },
    ],
    asserts: [
      { equal: { path: 'spec.template.metadata.labels.team', value: 'platform' } },
      { notExists: { path: 'spec.selector.matchLabels.team' } },
      { notEqual: { path: 'spec.template.metadata.labels["app.kubernetes.io/name"]', value: 'other' } },
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

function environmentTest(): UnitTest {
  return {
    it: 'passes environment variables literally',
    set: [{ path: ['env', 'EXAMPLE_LITERAL'], value: '{{ .Release.Name }}: "quoted" # 1e6' }],
    asserts: [
      {
        contains: {
          path: `${CONTAINER}.env`,
          content: { name: 'EXAMPLE_LITERAL', value: '{{ .Release.Name }}: "quoted" # 1e6' },
        },
      },
    ],
  };
}

/** The first run records the snapshot beside the suite; `helm unittest -u` accepts a change. */
function snapshotTest(): UnitTest {
  return {
    it: 'has the pod template that was recorded and accepted last',
    asserts: [{ matchSnapshot: { path: 'spec.template' } }],
  };
}

/** Escapes what has a meaning in Go's regular expressions. */
function escapeRegex(text: string): string {
  return text.replace(/[.+*?()|[\]{}^$\\]/g, '\\$&');
}
