import fc from 'fast-check';
import { formatPointer } from '../../src/core/blueprint/json-pointer.js';
import type { WorkloadKind } from '../../src/core/blueprint/schema/workload.js';
import type { JsonValue } from '../../src/core/ports/json.js';
import type { Statements } from './arbitrary-application.js';

/** Adds statements about the component of a name. */
export type Feature = (component: string, workload: WorkloadKind) => Statements;

/** Text with everything YAML and Helm give a meaning to. */
export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...[
      'yes',
      'no',
      'on',
      'null',
      '~',
      'true',
      '1e6',
      '1000000',
      '007',
      '0x1f',
      '1_000',
      '.5',
      '12:30',
      '2026-11-28',
    ],
    ...[
      '{{ .Release.Name }}',
      '{{',
      '}}',
      "it's",
      '"quoted"',
      'a: b',
      '# not a comment',
      '- item',
      '&a *b',
      '!tag',
    ],
    ...[
      'line one\nline two',
      ' leading',
      'trailing ',
      '\ttab',
      '|',
      '>',
      '%',
      '@',
      '`',
      '\\',
      '$(POD_NAME)',
      '',
    ],
  ),
  fc.string({ maxLength: 20, unit: 'grapheme-ascii' }),
);

/** A feature for the workloads it makes sense on. */
function on(kinds: readonly WorkloadKind[], state: Feature): Feature {
  return (component, workload) => (kinds.includes(workload) ? state(component, workload) : {});
}

/** Statements below one component. */
function below(values: Readonly<Record<string, JsonValue>>): Feature {
  return (component) =>
    Object.fromEntries(
      Object.entries(values).map(([path, value]) => [
        `${formatPointer('components', component)}/${path}`,
        value,
      ]),
    );
}

const REPLICATED: readonly WorkloadKind[] = ['Deployment', 'StatefulSet'];
const LONG_RUNNING: readonly WorkloadKind[] = ['Deployment', 'StatefulSet', 'DaemonSet'];

const scaling = fc.oneof(
  fc.integer({ min: 1, max: 12 }).map((replicas) => on(REPLICATED, below({ 'scaling/replicas': replicas }))),
  fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 })).map(([least, more]) =>
    on(
      ['Deployment'],
      below({
        'scaling/autoscaling/enabled': true,
        'scaling/autoscaling/minReplicas': least,
        'scaling/autoscaling/maxReplicas': least + more,
      }),
    ),
  ),
);

const environment = fc
  .uniqueArray(fc.tuple(fc.stringMatching(/^[A-Z][A-Z0-9_]{1,9}$/), arbitraryText), {
    maxLength: 4,
    selector: ([name]) => name,
  })
  .map((pairs) => below(Object.fromEntries(pairs.map(([name, value]) => [`env/${name}/value`, value]))));

const configFile = arbitraryText.map((content): Feature => (component) => ({
  [formatPointer('components', component, 'configFiles', '/etc/random/settings.conf', 'content')]: content,
}));

const volume = fc
  .record({
    kind: fc.constantFrom('claim', 'emptyDir', 'memory'),
    readOnly: fc.boolean(),
    size: fc.constantFrom('1Gi', '500Mi', '10G'),
  })
  .map(({ kind, readOnly, size }) =>
    below({
      'volumes/scratch/kind': kind,
      'volumes/scratch/mountPath': '/var/random',
      'volumes/scratch/readOnly': readOnly,
      'volumes/scratch/size': size,
    }),
  );

const monitoring = fc.record({ alerts: fc.boolean(), dashboard: fc.boolean() }).map(({ alerts, dashboard }) =>
  on(
    LONG_RUNNING,
    below({
      'ports/metrics/containerPort': 9464,
      'monitoring/port': 'metrics',
      'monitoring/path': '/metrics',
      'monitoring/alerts': alerts,
      'monitoring/dashboard': dashboard,
    }),
  ),
);

const placement = fc.constantFrom<Feature>(
  below({ 'scheduling/nodeSelector/kubernetes.io~1arch': 'arm64' }),
  on(REPLICATED, below({ 'scheduling/spread': 'required' })),
  below({
    'scheduling/tolerations': [{ key: 'dedicated', operator: 'Equal', value: 'yes', effect: 'NoSchedule' }],
  }),
  below({ 'scheduling/priorityClassName': 'batch-low' }),
);

const container = fc.constantFrom('init', 'sidecar').map((kind) =>
  below({
    'containers/helper/kind': kind,
    'containers/helper/image': 'docker.io/library/busybox:1.37.0',
    'containers/helper/command': ['sh', '-c', 'true'],
  }),
);

const telemetry = fc.constant(
  below({ 'telemetry/endpoint': 'http://otel-collector.observability:4317', 'telemetry/protocol': 'grpc' }),
);

const labels = fc.constantFrom<Feature>(
  below({ 'podLabels/team': 'on' }),
  below({ 'podAnnotations/example.com~1note': '{{ .Release.Name }}' }),
);

const vertical = fc.constant(on(LONG_RUNNING, below({ 'scaling/vertical/updateMode': 'Off' })));

const access = fc.constant(
  below({
    'access/rules': [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }],
  }),
);

/** Up to three features of one component. */
export const arbitraryFeatures: fc.Arbitrary<Feature> = fc
  .array(
    fc.oneof(
      ...[scaling, environment, configFile, volume, monitoring, placement],
      ...[container, telemetry, labels, vertical, access],
    ),
    { maxLength: 3 },
  )
  .map(
    (features): Feature =>
      (component, workload) =>
        Object.assign({}, ...features.map((feature) => feature(component, workload))) as Statements,
  );
