import { DEPLOYMENT, POD, APP, INIT, broken, brokenAt, role, binding, object, type Row } from './row.js';

/** Ways that rules of this group find. */
export const POD_SECURITY: readonly Row[] = [
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

/** Ways that rules of this group find. */
export const SECRETS: readonly Row[] = [
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

/** Ways that rules of this group find. */
export const RBAC: readonly Row[] = [
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

/** Ways that rules of this group find. */
export const IMAGES: readonly Row[] = [
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

/** Ways that rules of this group find. */
export const NETWORK: readonly Row[] = [
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
