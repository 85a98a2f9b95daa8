import { DEPLOYMENT, POD, APP, INIT, broken, brokenAt, object, added, scaler, type Row } from './row.js';

/** Ways that rules of this group find. */
export const REFERENCES: readonly Row[] = [
  {
    rule: 'references/subcharts',
    files: {
      'Chart.yaml':
        'apiVersion: v2\nname: demo\nversion: 0.1.0\ndependencies:\n  - {name: postgres, version: ~0.20.0, repository: "oci://registry-1.docker.io/cloudpirates"}\n',
    },
    at: 'Chart.yaml',
  },
  {
    rule: 'references/chart-lock',
    files: { 'Chart.lock': 'dependencies: []\ndigest: sha256:0\n' },
    at: 'Chart.lock',
  },
  brokenAt('references/service-selector', 'Service/demo', '/spec/selector', { app: 'other' }),
  brokenAt('references/target-port', 'Service/demo', '/spec/ports/0/targetPort', 'grpc'),
  brokenAt(
    'references/ingress-backend',
    'Ingress/demo',
    '/spec/rules/0/http/paths/0/backend/service/name',
    'other',
    '/spec/rules/0/http/paths/0/backend/service',
  ),
  brokenAt('references/ingress-backend', 'Ingress/demo', '/spec/rules/0/http/paths/0/backend/service/port', {
    number: 8080,
  }),
  {
    rule: 'references/route-backend',
    added: [object('HTTPRoute', 'demo', 'spec: {rules: [{backendRefs: [{name: other, port: 80}]}]}')],
    at: 'HTTPRoute/demo',
    pointer: '/spec/rules/0/backendRefs/0',
  },
  {
    rule: 'references/route-parts',
    added: [object('IngressRoute', 'demo', 'spec: {tls: {options: {name: strict}}}')],
    at: 'IngressRoute/demo',
    pointer: '/spec/tls/options',
  },
  {
    rule: 'references/service-monitor',
    added: [
      object(
        'ServiceMonitor',
        'demo',
        'spec: {selector: {matchLabels: {app.kubernetes.io/name: demo}}, endpoints: [{port: metrics}]}',
      ),
    ],
    at: 'ServiceMonitor/demo',
    pointer: '/spec/endpoints/0/port',
  },
  {
    rule: 'references/pod-monitor',
    added: [
      object(
        'PodMonitor',
        'demo',
        'spec: {selector: {matchLabels: {app.kubernetes.io/name: demo}}, podMetricsEndpoints: [{port: metrics}]}',
      ),
    ],
    at: 'PodMonitor/demo',
    pointer: '/spec/podMetricsEndpoints/0/port',
  },
  brokenAt('references/test-not-selected', 'Pod/demo-test', '/metadata/labels', {
    'app.kubernetes.io/name': 'demo',
    'app.kubernetes.io/instance': 'demo',
  }),
  {
    rule: 'references/autoscaler-target',
    added: [
      object(
        'HorizontalPodAutoscaler',
        'demo',
        'spec: {scaleTargetRef: {kind: Deployment, name: other}, minReplicas: 2, maxReplicas: 4}',
      ),
    ],
    at: 'HorizontalPodAutoscaler/demo',
    pointer: '/spec/scaleTargetRef',
  },
  brokenAt('references/budget-selector', 'PodDisruptionBudget/demo', '/spec/selector', {
    matchLabels: { a: 'b' },
  }),
  brokenAt(
    'references/budget-allows-eviction',
    'PodDisruptionBudget/demo',
    '/spec/maxUnavailable',
    0,
    '/spec',
  ),
  {
    rule: 'references/budget-allows-eviction',
    changes: {
      'PodDisruptionBudget/demo': { '/spec/maxUnavailable': undefined, '/spec/minAvailable': '51%' },
    },
    at: 'PodDisruptionBudget/demo',
    pointer: '/spec',
  },
  broken('references/workload-selector', '/spec/selector', { matchLabels: { app: 'other' } }),
  broken('references/service-account', `${POD}/serviceAccountName`, 'other'),
  {
    rule: 'references/governing-service',
    added: [
      object(
        'StatefulSet',
        'demo',
        'spec: {serviceName: demo, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: []}}}',
      ),
    ],
    at: 'StatefulSet/demo',
    pointer: '/spec/serviceName',
  },
  {
    rule: 'references/governing-service',
    added: [
      object(
        'StatefulSet',
        'data',
        'spec: {serviceName: data, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: []}}}',
      ),
      object('Service', 'data', 'spec: {clusterIP: None, selector: {a: c}}'),
    ],
    at: 'StatefulSet/data',
    pointer: '/spec/serviceName',
  },
  broken(
    'references/config-exists',
    `${POD}/volumes/1/configMap/name`,
    'other',
    `${POD}/volumes/1/configMap`,
  ),
  {
    rule: 'references/hook-needs',
    added: [
      object('Job', 'early', 'spec: {template: {spec: {serviceAccountName: demo}}}').replace(
        'metadata: {',
        'metadata: {namespace: prod, annotations: {helm.sh/hook: pre-install}, ',
      ),
    ],
    at: 'Job/early',
    pointer: `${POD}/serviceAccountName`,
  },
  {
    rule: 'references/unique-names',
    added: [object('Service', 'demo', 'spec: {selector: {}}')].map((yaml) =>
      yaml.replace('metadata: {', 'metadata: {namespace: prod, '),
    ),
    at: 'Service/demo',
    pointer: '/metadata/name',
  },
];

/** Ways that rules of this group find. */
export const RELIABILITY: readonly Row[] = [
  broken('reliability/readiness-probe', `${APP}/readinessProbe`, undefined, POD),
  broken('reliability/liveness-probe', `${APP}/livenessProbe`, undefined, POD),
  broken(
    'reliability/identical-probes',
    `${APP}/livenessProbe/httpGet/path`,
    '/readyz',
    `${APP}/livenessProbe`,
  ),
  broken('reliability/probe-port', `${APP}/startupProbe/httpGet/port`, 'grpc'),
  broken('reliability/liveness-budget', `${APP}/livenessProbe/failureThreshold`, 2, `${APP}/livenessProbe`),
  broken('reliability/container-resources', `${APP}/resources/limits/memory`, undefined, `${APP}/resources`),
  broken('reliability/container-resources', `${INIT}/resources`, undefined),
  broken('reliability/cpu-limit', `${APP}/resources/limits/cpu`, undefined, `${APP}/resources/limits`),
  broken(
    'reliability/ephemeral-storage',
    `${APP}/resources/limits/ephemeral-storage`,
    undefined,
    `${APP}/resources`,
  ),
  broken('reliability/request-within-limit', `${APP}/resources/limits/memory`, '64Mi'),
  broken('reliability/pull-policy', `${APP}/imagePullPolicy`, 'IfNotPresent'),
  broken('reliability/replicas', '/spec/replicas', 1),
  {
    rule: 'reliability/autoscaler-owns-replicas',
    added: [scaler('minReplicas: 2, maxReplicas: 4')],
    at: DEPLOYMENT,
    pointer: '/spec/replicas',
  },
  {
    rule: 'reliability/one-autoscaler',
    added: [
      scaler('minReplicas: 2, maxReplicas: 4'),
      object('ScaledObject', 'demo', 'spec: {scaleTargetRef: {name: demo}, minReplicaCount: 2}'),
    ],
    at: DEPLOYMENT,
  },
  {
    rule: 'reliability/autoscaler-range',
    added: [scaler('minReplicas: 4, maxReplicas: 4')],
    at: 'HorizontalPodAutoscaler/demo',
    pointer: '/spec/maxReplicas',
  },
  {
    rule: 'reliability/utilization-needs-request',
    changes: { [DEPLOYMENT]: { [`${APP}/resources/requests/cpu`]: undefined } },
    added: [
      scaler(
        'minReplicas: 2, maxReplicas: 4, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization}}}]',
      ),
    ],
    at: 'HorizontalPodAutoscaler/demo',
    pointer: '/spec/metrics/0',
  },
  {
    rule: 'reliability/disruption-budget',
    changes: { 'PodDisruptionBudget/demo': { '/spec/selector': { matchLabels: { a: 'b' } } } },
    at: DEPLOYMENT,
  },
  brokenAt(
    'reliability/unhealthy-eviction',
    'PodDisruptionBudget/demo',
    '/spec/unhealthyPodEvictionPolicy',
    undefined,
  ),
  broken('reliability/anti-affinity', `${POD}/affinity`, undefined),
  broken('reliability/topology-spread', `${POD}/topologySpreadConstraints`, undefined),
  broken('reliability/topology-spread', `${POD}/topologySpreadConstraints/0/labelSelector`, {
    matchLabels: { a: 'b' },
  }),
  {
    rule: 'reliability/single-writer-volume',
    changes: {
      [DEPLOYMENT]: {
        [`${POD}/volumes/0`]: { name: 'writable', persistentVolumeClaim: { claimName: 'data' } },
      },
    },
    added: [object('PersistentVolumeClaim', 'data', 'spec: {accessModes: [ReadWriteOnce]}')],
    at: DEPLOYMENT,
    pointer: '/spec/strategy',
  },
  broken('reliability/update-strategy', '/spec/strategy', { type: 'Recreate' }, '/spec/strategy/type'),
  added('reliability/cron-job-deadline', ['CronJob', 'concurrencyPolicy: Forbid'], 'startingDeadlineSeconds'),
  added(
    'reliability/cron-job-deadline',
    ['CronJob', 'startingDeadlineSeconds: 9'],
    'startingDeadlineSeconds',
  ),
  added('reliability/job-cleanup', ['Job', ''], 'ttlSecondsAfterFinished'),
  added(
    'reliability/job-cleanup',
    ['CronJob', 'jobTemplate: {spec: {ttlSecondsAfterFinished: 60}}'],
    'jobTemplate/spec/ttlSecondsAfterFinished',
  ),
  added('reliability/job-deadline', ['Job', ''], 'activeDeadlineSeconds'),
  added('reliability/job-deadline', ['CronJob', ''], 'jobTemplate/spec/activeDeadlineSeconds'),
  added(
    'reliability/job-restart-policy',
    ['Job', 'template: {spec: {restartPolicy: Always}}'],
    'template/spec/restartPolicy',
  ),
  added('reliability/job-restart-policy', ['CronJob', ''], 'jobTemplate/spec/template/spec/restartPolicy'),
  broken('reliability/grace-period', `${POD}/terminationGracePeriodSeconds`, 9),
  broken('reliability/pre-stop', `${APP}/lifecycle`, undefined, POD),
];

/** Ways that rules of this group find. */
export const OPERABILITY: readonly Row[] = [
  broken(
    'operability/config-checksum',
    '/spec/template/metadata/annotations',
    {},
    `${POD}/volumes/1/configMap`,
  ),
  broken('operability/duplicate-entries', `${APP}/env/1/name`, 'LOG_LEVEL', `${APP}/env/1`),
  broken('operability/pod-names', `${POD}/volumes/1/name`, 'writable', `${POD}/volumes/1`),
  broken('operability/pod-names', `${APP}/volumeMounts/1/name`, 'nothing', `${APP}/volumeMounts/1`),
  broken('operability/null-fields', `${APP}/command`, null),
  {
    rule: 'operability/pull-secrets',
    changes: { [DEPLOYMENT]: { [`${POD}/imagePullSecrets`]: [{ name: 'registry' }] } },
    added: [object('Job', 'once', 'spec: {template: {spec: {containers: []}}}')],
    at: 'Job/once',
    pointer: '/spec/template/spec/imagePullSecrets',
  },
  {
    rule: 'operability/one-exposure',
    added: [object('HTTPRoute', 'demo', 'spec: {hostnames: [demo.example.com], rules: []}')],
    at: 'HTTPRoute/demo',
  },
  {
    rule: 'operability/name-length',
    added: [object('CronJob', 'a'.repeat(53), 'spec: {}')],
    at: `CronJob/${'a'.repeat(53)}`,
    pointer: '/metadata/name',
  },
  {
    rule: 'operability/kept-data',
    added: [object('PersistentVolumeClaim', 'data', 'spec: {accessModes: [ReadWriteOnce]}')],
    at: 'PersistentVolumeClaim/data',
    pointer: '/metadata/annotations',
  },
  {
    rule: 'operability/kept-data',
    added: [
      object(
        'StatefulSet',
        'demo',
        'spec: {persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete}, volumeClaimTemplates: [{metadata: {name: data}}]}',
      ),
    ],
    at: 'StatefulSet/demo',
    pointer: '/spec/persistentVolumeClaimRetentionPolicy/whenDeleted',
  },
  brokenAt('operability/standard-labels', 'Service/demo', '/metadata/labels', {}),
  brokenAt('operability/system-namespace', 'Service/demo', '/metadata/namespace', 'kube-system'),
];

/** Ways that rules of this group find. */
export const VALUES: readonly Row[] = [
  { rule: 'values-api/schema-present', files: { 'values.schema.json': '' }, at: 'values.yaml' },
  {
    rule: 'values-api/schema-closed',
    files: {
      'values.schema.json': '{"properties": {"image": {"properties": {}}}, "additionalProperties": false}',
    },
    at: 'values.schema.json',
    pointer: '/properties/image',
  },
  {
    rule: 'values-api/schema-coverage',
    files: { 'values.schema.json': '{"properties": {"replicaCount": {"type": "integer"}}}' },
    at: 'values.schema.json',
  },
  {
    rule: 'values-api/values-documented',
    files: { 'values.yaml': '# -- Pods\nreplicaCount: 2\nimage:\n  repository: x\n' },
    at: 'values.yaml',
    pointer: '/image/repository',
    line: 4,
  },
  {
    rule: 'values-api/environment-unknown-value',
    files: { 'values-prod.yaml': 'replicaCuont: 3\n' },
    at: 'values-prod.yaml',
    pointer: '/replicaCuont',
  },
  {
    rule: 'values-api/environment-missing-value',
    files: { 'values-dev.yaml': 'existingSecret: demo-dev\n', 'values-prod.yaml': 'replicaCount: 3\n' },
    at: 'values-prod.yaml',
    pointer: '/existingSecret',
  },
  {
    rule: 'values-api/weaker-production',
    files: { 'values-dev.yaml': 'replicaCount: 4\n', 'values-prod.yaml': 'replicaCount: 3\n' },
    at: 'values-prod.yaml',
    pointer: '/replicaCount',
  },
  {
    rule: 'values-api/weaker-production',
    files: {
      'values-dev.yaml': 'replicaCount: 1\n',
      'values-production.yaml': 'containerSecurityContext:\n  privileged: true\n',
    },
    at: 'values-production.yaml',
    pointer: '/containerSecurityContext/privileged',
  },
  {
    rule: 'values-api/undeclared-reads',
    files: { 'templates/service.yaml': 'port:\n  {{ .Values.image.tga | quote }}\n' },
    at: 'templates/service.yaml',
    pointer: '/image/tga',
    line: 2,
  },
];
