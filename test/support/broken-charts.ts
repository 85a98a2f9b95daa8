import type { ObjectChanges } from './hardened-chart.js';

/** The Deployment of the hardened chart. */
export const DEPLOYMENT = 'Deployment/demo';
const POD = '/spec/template/spec';
const APP = `${POD}/containers/0`;
const INIT = `${POD}/initContainers/0`;
const LABELS = '{app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}';

/** One way to break the hardened chart, and the place where the rule has to say so. */
export interface Row {
  readonly rule: string;
  readonly changes?: ObjectChanges;
  readonly added?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  /** `Kind/name`, or the file. */
  readonly at: string;
  readonly pointer?: string;
  readonly line?: number;
}

/** A change of the Deployment that is found where it was made. */
function broken(rule: string, pointer: string, value: unknown, foundAt = pointer): Row {
  return { rule, changes: { [DEPLOYMENT]: { [pointer]: value } }, at: DEPLOYMENT, pointer: foundAt };
}

/** A change of another object that is found where it was made. */
function brokenAt(
  rule: string,
  at: string,
  ...change: readonly [pointer: string, value: unknown, foundAt?: string]
): Row {
  const [pointer, value, foundAt = pointer] = change;
  return { rule, changes: { [at]: { [pointer]: value } }, at, pointer: foundAt };
}

function role(rule: string): string {
  return `{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: demo, labels: ${LABELS}}, rules: [${rule}]}`;
}

function binding(roleName: string, subject: string): string {
  return `{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: demo, labels: ${LABELS}}, roleRef: {kind: ClusterRole, name: ${roleName}}, subjects: [{kind: Group, name: ${subject}}]}`;
}

function object(kind: string, name: string, rest: string): string {
  return `{apiVersion: v1, kind: ${kind}, metadata: {name: ${name}, labels: ${LABELS}}, ${rest}}`;
}

/** An object called `once` that a rule finds fault with; pointer and specification begin below `spec`. */
function added(rule: string, [kind, spec]: readonly [string, string], pointer: string): Row {
  return {
    rule,
    added: [object(kind, 'once', `spec: {${spec}}`)],
    at: `${kind}/once`,
    pointer: `/spec/${pointer}`,
  };
}

const SCALER_TARGET = 'scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: demo}';
const scaler = (rest: string): string =>
  object('HorizontalPodAutoscaler', 'demo', `spec: {${SCALER_TARGET}, ${rest}}`);

const POD_SECURITY: readonly Row[] = [
  broken('pod-security/privileged', `${APP}/securityContext/privileged`, true),
  broken('pod-security/privileged', `${INIT}/securityContext/privileged`, true),
  brokenAt('pod-security/privileged', 'Pod/demo-test', '/spec/containers/0/securityContext/privileged', true),
  broken('pod-security/host-namespaces', `${POD}/hostNetwork`, true),
  broken('pod-security/host-namespaces', `${POD}/hostPID`, true),
  broken('pod-security/host-namespaces', `${POD}/hostIPC`, true),
  broken('pod-security/host-process', `${POD}/securityContext/windowsOptions/hostProcess`, true),
  broken('pod-security/host-process', `${INIT}/securityContext/windowsOptions/hostProcess`, true),
  broken('pod-security/host-path', `${POD}/volumes/0/hostPath`, { path: '/var/log' }),
  broken('pod-security/host-ports', `${APP}/ports/0/hostPort`, 8080),
  broken('pod-security/privileged-port', `${APP}/ports/0/containerPort`, 80),
  broken('pod-security/volume-types', `${POD}/volumes/0/nfs`, { server: 'nfs', path: '/' }),
  broken('pod-security/probe-hosts', `${APP}/livenessProbe/httpGet/host`, 'example.com'),
  broken('pod-security/added-capabilities', `${APP}/securityContext/capabilities/add`, ['SYS_ADMIN']),
  broken('pod-security/restricted-capabilities', `${INIT}/securityContext/capabilities/add`, ['CHOWN']),
  broken('pod-security/drop-all-capabilities', `${APP}/securityContext/capabilities/drop`, ['NET_RAW']),
  broken(
    'pod-security/allow-privilege-escalation',
    `${APP}/securityContext/allowPrivilegeEscalation`,
    undefined,
  ),
  broken('pod-security/allow-privilege-escalation', `${INIT}/securityContext/allowPrivilegeEscalation`, true),
  broken('pod-security/read-only-root-filesystem', `${APP}/securityContext/readOnlyRootFilesystem`, false),
  broken('pod-security/service-account-token', `${POD}/automountServiceAccountToken`, true),
  broken('pod-security/run-as-non-root', `${APP}/securityContext/runAsNonRoot`, false),
  brokenAt(
    'pod-security/run-as-non-root',
    'Pod/demo-test',
    '/spec/securityContext/runAsNonRoot',
    undefined,
    '/spec/containers/0/securityContext/runAsNonRoot',
  ),
  broken('pod-security/run-as-root-user', `${APP}/securityContext/runAsUser`, 0),
  broken('pod-security/user-group-id', `${APP}/securityContext/runAsUser`, 1000),
  broken(
    'pod-security/user-group-id',
    `${POD}/securityContext/runAsGroup`,
    undefined,
    `${APP}/securityContext/runAsGroup`,
  ),
  broken('pod-security/seccomp', `${APP}/securityContext/seccompProfile`, { type: 'Unconfined' }),
  broken(
    'pod-security/seccomp',
    `${POD}/securityContext/seccompProfile`,
    undefined,
    `${APP}/securityContext/seccompProfile`,
  ),
  broken('pod-security/app-armor', `${APP}/securityContext/appArmorProfile`, { type: 'Unconfined' }),
  broken('pod-security/se-linux', `${POD}/securityContext/seLinuxOptions`, { type: 'spc_t' }),
  broken('pod-security/se-linux', `${APP}/securityContext/seLinuxOptions`, { user: 'root' }),
  broken('pod-security/proc-mount', `${APP}/securityContext/procMount`, 'Unmasked'),
  broken(
    'pod-security/sysctls',
    `${POD}/securityContext/sysctls`,
    [{ name: 'kernel.msgmax', value: '1' }],
    `${POD}/securityContext/sysctls/0`,
  ),
];

const SECRETS: readonly Row[] = [
  {
    rule: 'secrets/known-pattern',
    files: { 'README.md': `# demo\n\n    export KEY=AKIAIOSFODNN7EXAMPLE\n` },
    at: 'README.md',
    line: 3,
  },
  {
    rule: 'secrets/known-pattern',
    files: { 'templates/x.yaml': 'url: postgres://app:hunter2@db:5432/app\n' },
    at: 'templates/x.yaml',
    line: 1,
  },
  {
    rule: 'secrets/values-default',
    files: { 'values-prod.yaml': 'database:\n  # -- Password\n  password: hunter2\n' },
    at: 'values-prod.yaml',
    pointer: '/database/password',
    line: 3,
  },
  broken(
    'secrets/container-literal',
    `${APP}/env/0`,
    { name: 'DB_PASSWORD', value: 'hunter2' },
    `${APP}/env/0/value`,
  ),
  broken('secrets/container-literal', `${APP}/args`, ['--api-key=abcdef'], `${APP}/args/0`),
  brokenAt('secrets/config-map', 'ConfigMap/demo-config', '/data/password', 'hunter2'),
  brokenAt('secrets/config-map', 'ConfigMap/demo-config', '/data/app.ini', 'a = 1\ndb.password = hunter2\n'),
  {
    rule: 'secrets/secret-object',
    added: [object('Secret', 'demo', 'stringData: {password: hunter2}')],
    at: 'Secret/demo',
    pointer: '/stringData/password',
  },
];

const RBAC: readonly Row[] = [
  {
    rule: 'rbac/wildcard',
    added: [role('{apiGroups: [""], resources: ["*"], verbs: [get]}')],
    at: 'Role/demo',
    pointer: '/rules/0/resources',
  },
  {
    rule: 'rbac/secrets-access',
    added: [role('{apiGroups: [""], resources: [secrets], verbs: [list]}')],
    at: 'Role/demo',
    pointer: '/rules/0',
  },
  {
    rule: 'rbac/pod-exec',
    added: [role('{apiGroups: [""], resources: [pods/exec], verbs: [create]}')],
    at: 'Role/demo',
    pointer: '/rules/0/resources',
  },
  {
    rule: 'rbac/create-pods',
    added: [role('{apiGroups: [""], resources: [pods], verbs: [create]}')],
    at: 'Role/demo',
    pointer: '/rules/0',
  },
  {
    rule: 'rbac/escalation',
    added: [role('{apiGroups: [""], resources: [users], verbs: [impersonate]}')],
    at: 'Role/demo',
    pointer: '/rules/0/verbs',
  },
  {
    rule: 'rbac/cluster-admin',
    added: [binding('cluster-admin', 'demo')],
    at: 'RoleBinding/demo',
    pointer: '/roleRef',
  },
  {
    rule: 'rbac/anonymous-binding',
    added: [binding('demo', 'system:anonymous')],
    at: 'RoleBinding/demo',
    pointer: '/subjects/0',
  },
];

const IMAGES: readonly Row[] = [
  broken('images/tag', `${APP}/image`, 'ghcr.io/acme/demo'),
  broken('images/tag', `${INIT}/image`, 'ghcr.io/acme/demo:latest'),
  broken('images/registry', `${APP}/image`, 'acme/demo:1'),
  broken('images/well-formed', `${APP}/image`, 'ghcr.io/Acme/demo:1'),
  broken('images/well-formed', `${APP}/image`, undefined),
  broken('images/bitnami', `${APP}/image`, 'docker.io/bitnami/postgresql:17.2.0'),
  broken('images/bitnami', `${INIT}/image`, 'bitnamilegacy/kubectl:1.33.0'),
  {
    rule: 'images/bitnami-chart',
    files: {
      'Chart.yaml':
        'apiVersion: v2\nname: demo\nversion: 0.1.0\ndependencies:\n  - {name: redis, version: 1.0.0, repository: "oci://registry-1.docker.io/bitnamicharts"}\n',
    },
    at: 'Chart.yaml',
    pointer: '/dependencies/redis',
  },
];

const NETWORK: readonly Row[] = [
  {
    rule: 'network-policy/isolation',
    changes: { 'NetworkPolicy/demo': { '/spec/policyTypes': ['Ingress'] } },
    at: DEPLOYMENT,
  },
  brokenAt('network-policy/metadata-service', 'NetworkPolicy/demo', '/spec/egress/1', {}),
  brokenAt(
    'network-policy/metadata-service',
    'NetworkPolicy/demo',
    '/spec/egress/1/to/0/ipBlock/except',
    ['10.0.0.0/8'],
    '/spec/egress/1',
  ),
  brokenAt('network-policy/open-ingress', 'NetworkPolicy/demo', '/spec/ingress/0', {}),
  brokenAt('network-policy/targets-pod', 'NetworkPolicy/demo', '/spec/podSelector', {
    matchLabels: { a: 'b' },
  }),
  brokenAt('network-policy/exposed-service', 'Service/demo', '/spec/type', 'LoadBalancer'),
  brokenAt('network-policy/ingress-tls', 'Ingress/demo', '/spec/tls', undefined),
  brokenAt('network-policy/admits-traffic', 'NetworkPolicy/demo', '/spec/egress', [], '/spec/egress'),
  brokenAt(
    'network-policy/admits-traffic',
    'NetworkPolicy/demo',
    '/spec/ingress/0/ports/0/port',
    9090,
    '/spec/ingress',
  ),
];

const REFERENCES: readonly Row[] = [
  {
    rule: 'references/subcharts',
    files: {
      'Chart.yaml':
        'apiVersion: v2\nname: demo\nversion: 0.1.0\ndependencies:\n  - {name: postgres, version: ~0.20.0, repository: "oci://registry-1.docker.io/cloudpirates"}\n',
    },
    at: 'Chart.yaml',
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

const RELIABILITY: readonly Row[] = [
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

const OPERABILITY: readonly Row[] = [
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

const VALUES: readonly Row[] = [
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
    rule: 'values-api/undeclared-reads',
    files: { 'templates/service.yaml': 'port:\n  {{ .Values.image.tga | quote }}\n' },
    at: 'templates/service.yaml',
    pointer: '/image/tga',
    line: 2,
  },
];

/** The one rule that compares two renderings has its own test below. */
export const COMPARING = ['operability/immutable-fields', 'operability/release-names'];

/** Every way, by group of rules. */
export const ROWS: readonly Row[] = [
  ...POD_SECURITY,
  ...SECRETS,
  ...RBAC,
  ...IMAGES,
  ...NETWORK,
  ...REFERENCES,
  ...RELIABILITY,
  ...OPERABILITY,
  ...VALUES,
];
