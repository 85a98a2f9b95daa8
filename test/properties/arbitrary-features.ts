import fc from 'fast-check';
import { formatPointer } from '../../src/core/blueprint/json-pointer.js';
import { arbitraryRoute } from './arbitrary-route.js';
import { arbitraryDependency } from './arbitrary-dependency.js';
import { arbitraryOverrides } from './arbitrary-overrides.js';
import { arbitrarySecret, arbitraryVolumes } from './arbitrary-storage.js';
import { arbitraryText } from './arbitrary-text.js';
import { LONG_RUNNING, REPLICATED, below, on, together, type Feature } from './feature.js';

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

const events = fc
  .record({ least: fc.integer({ min: 0, max: 2 }), login: fc.boolean() })
  .map(({ least, login }) =>
    on(
      REPLICATED,
      below({
        'scaling/events/enabled': true,
        'scaling/events/minReplicas': least,
        'scaling/events/maxReplicas': 9,
        'scaling/events/triggers': [
          {
            type: 'rabbitmq',
            metadata: {
              queueName: 'on',
              value: '10',
              ...(login ? {} : { hostFromEnv: 'QUEUE_URL' }),
            },
            ...(login ? { authentication: { secret: 'queue', parameters: { host: 'uri' } } } : {}),
          },
          {
            type: 'cron',
            metadata: { timezone: 'Etc/UTC', start: '0 6 * * *', end: '0 20 * * *', desiredReplicas: '3' },
          },
        ],
        ...(login
          ? { 'secrets/queue/mode': 'existing', 'secrets/queue/keys/uri': 'address of the queue' }
          : {}),
      }),
    ),
  );

const hook = fc
  .tuple(
    fc.subarray(['pre-install', 'post-install', 'pre-upgrade', 'post-upgrade'], { minLength: 1 }),
    fc.integer({ min: -5, max: 5 }),
  )
  .map(([moments, weight]) => on(['Job'], below({ 'job/hook/events': moments, 'job/hook/weight': weight })));

const mesh = fc
  .constantFrom('istio', 'linkerd')
  .map((kind) => below({ 'mesh/kind': kind, 'mesh/inject': true }));

const gpu = fc.constant(below({ 'resources/gpu/resource': 'nvidia.com/gpu', 'resources/gpu/count': 1 }));

const service = fc.constantFrom<Feature>(
  on(LONG_RUNNING, below({ 'service/type': 'NodePort', 'service/externalTrafficPolicy': 'Local' })),
  on(
    LONG_RUNNING,
    below({
      'service/type': 'LoadBalancer',
      'service/loadBalancerClass': 'example.com/internal',
      'service/loadBalancerSourceRanges': ['10.0.0.0/8'],
    }),
  ),
  on(
    LONG_RUNNING,
    below({
      'service/type': 'ClusterIP',
      'service/ipFamilyPolicy': 'PreferDualStack',
      'service/sessionAffinity': 'ClientIP',
      'service/internalTrafficPolicy': 'Local',
    }),
  ),
);

const words = fc.array(arbitraryText, { maxLength: 4 }).map((args) => below({ args }));

/** Up to four features of one component. */
export const arbitraryFeatures: fc.Arbitrary<Feature> = fc
  .array(
    fc.oneof(
      ...[scaling, environment, configFile, arbitraryVolumes, monitoring, placement],
      ...[container, telemetry, labels, vertical, access, events, hook, mesh, gpu, service, words],
      ...[arbitraryRoute, arbitrarySecret, arbitraryDependency, arbitraryOverrides],
      // What surrounds a component has more forms than the rest.
      ...[arbitraryRoute, arbitrarySecret, arbitraryDependency, arbitraryOverrides],
    ),
    { maxLength: 4 },
  )
  .map(together);
