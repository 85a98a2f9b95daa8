import { defineRenderedCheck } from '../define-check.js';
import type { ManifestBundle } from '../manifest/manifest-bundle.js';
import type { ManifestObject } from '../manifest/manifest-object.js';
import { dig, toList, toText, type ManifestValue } from '../manifest/manifest-value.js';

const GOOD_PRACTICES = 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/';

/** One rule of a Role or ClusterRole. */
interface RoleRule {
  readonly role: ManifestObject;
  readonly pointer: string;
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

function* listRules(bundle: ManifestBundle): Generator<RoleRule> {
  for (const kind of ['Role', 'ClusterRole'])
    for (const role of bundle.ofKind(kind))
      for (const [index, rule] of toList(role.content['rules']).entries())
        yield {
          role,
          pointer: `/rules/${index}`,
          groups: texts(dig(rule, 'apiGroups')),
          resources: texts(dig(rule, 'resources')),
          verbs: texts(dig(rule, 'verbs')),
        };
}

function texts(value: ManifestValue): readonly string[] {
  return toList(value).flatMap((entry) => toText(entry) ?? []);
}

function includesAny(list: readonly string[], wanted: readonly string[]): boolean {
  return list.some((entry) => entry === '*' || wanted.includes(entry));
}

/** No `*` in API groups, resources or verbs. */
export const wildcardRules = defineRenderedCheck(
  {
    id: 'rbac/wildcard',
    severity: 'high',
    hint: 'List the resources and verbs the application uses.',
    standards: [
      'Trivy/KSV-0044',
      'Trivy/KSV-0045',
      'Trivy/KSV-0046',
      'kube-linter/wildcard-in-rules',
      'NSA/C-0035',
    ],
    source: GOOD_PRACTICES,
    deviation: 'access',
  },
  function* (bundle) {
    for (const rule of listRules(bundle))
      for (const [field, list] of [
        ['apiGroups', rule.groups],
        ['resources', rule.resources],
        ['verbs', rule.verbs],
      ] as const)
        if (list.includes('*'))
          yield { object: rule.role, pointer: `${rule.pointer}/${field}`, message: `${field} holds "*"` };
  },
);

/** Secrets cannot be read or listed. */
export const secretsAccess = defineRenderedCheck(
  {
    id: 'rbac/secrets-access',
    severity: 'high',
    hint: 'Mount the one Secret that is needed instead of reading Secrets through the API.',
    standards: ['Trivy/KSV-0041', 'kube-linter/access-to-secrets'],
    source: GOOD_PRACTICES,
    deviation: 'access',
  },
  function* (bundle) {
    for (const rule of listRules(bundle))
      if (
        rule.resources.includes('secrets') &&
        includesAny(rule.groups, ['']) &&
        includesAny(rule.verbs, ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'])
      )
        yield {
          object: rule.role,
          pointer: rule.pointer,
          message: `gives ${rule.verbs.join(', ')} on secrets`,
        };
  },
);

/** Nobody can run commands in other pods. */
export const podExec = defineRenderedCheck(
  {
    id: 'rbac/pod-exec',
    severity: 'high',
    hint: 'Remove pods/exec and pods/attach.',
    standards: [
      'Trivy/KSV-0053',
      'Polaris/rolePodExecAttach',
      'Polaris/clusterrolePodExecAttach',
      'NSA/C-0002',
    ],
    source: GOOD_PRACTICES,
    deviation: 'access',
  },
  function* (bundle) {
    for (const rule of listRules(bundle))
      if (rule.resources.some((resource) => resource === 'pods/exec' || resource === 'pods/attach'))
        yield {
          object: rule.role,
          pointer: `${rule.pointer}/resources`,
          message: 'gives access to pods/exec or pods/attach',
        };
  },
);

/** Nobody can create pods, which is a way to every Secret and node of the namespace. */
export const createPods = defineRenderedCheck(
  {
    id: 'rbac/create-pods',
    severity: 'medium',
    hint: 'Remove create on pods and on the workload kinds unless the application is a controller.',
    standards: ['kube-linter/access-to-create-pods', 'Trivy/KSV-0048'],
    source: GOOD_PRACTICES,
    deviation: 'access',
  },
  function* (bundle) {
    const kinds = ['pods', 'deployments', 'daemonsets', 'statefulsets', 'jobs', 'cronjobs', 'replicasets'];
    for (const rule of listRules(bundle))
      if (rule.resources.some((resource) => kinds.includes(resource)) && rule.verbs.includes('create'))
        yield { object: rule.role, pointer: rule.pointer, message: 'may create pods or workloads' };
  },
);

/** Nobody can give themselves more rights. */
export const escalation = defineRenderedCheck(
  {
    id: 'rbac/escalation',
    severity: 'high',
    hint: 'Remove the verbs escalate, bind and impersonate.',
    standards: ['Trivy/KSV-0043', 'Trivy/KSV-0050'],
    source: GOOD_PRACTICES,
    deviation: 'access',
  },
  function* (bundle) {
    for (const rule of listRules(bundle)) {
      const verbs = rule.verbs.filter((verb) => ['escalate', 'bind', 'impersonate'].includes(verb));
      if (verbs.length > 0)
        yield { object: rule.role, pointer: `${rule.pointer}/verbs`, message: `gives ${verbs.join(', ')}` };
    }
  },
);

const ADMIN_ROLES: ReadonlySet<string> = new Set(['cluster-admin', 'admin', 'system:masters']);
const EVERYBODY: ReadonlySet<string> = new Set([
  'system:anonymous',
  'system:unauthenticated',
  'system:authenticated',
  'system:masters',
]);

/** Nobody is bound to an administrator role. */
export const clusterAdmin = defineRenderedCheck(
  {
    id: 'rbac/cluster-admin',
    severity: 'critical',
    hint: 'Bind a Role with the rules that are needed.',
    standards: [
      'kube-linter/cluster-admin-role-binding',
      'Polaris/clusterrolebindingClusterAdmin',
      'Polaris/rolebindingClusterAdminClusterRole',
      'NSA/C-0035',
    ],
    source: GOOD_PRACTICES,
  },
  function* (bundle) {
    for (const kind of ['RoleBinding', 'ClusterRoleBinding'])
      for (const binding of bundle.ofKind(kind)) {
        const role = toText(dig(binding.content, 'roleRef', 'name')) ?? '';
        if (ADMIN_ROLES.has(role)) yield { object: binding, pointer: '/roleRef', message: `binds ${role}` };
      }
  },
);

/** Nothing is bound to everybody. */
export const anonymousBinding = defineRenderedCheck(
  {
    id: 'rbac/anonymous-binding',
    severity: 'critical',
    hint: 'Bind the service account of the application only.',
    standards: ['Trivy/KSV-0122', 'Trivy/KSV-0123'],
    source: GOOD_PRACTICES,
  },
  function* (bundle) {
    for (const kind of ['RoleBinding', 'ClusterRoleBinding'])
      for (const binding of bundle.ofKind(kind))
        for (const [index, subject] of toList(binding.content['subjects']).entries()) {
          const name = toText(dig(subject, 'name')) ?? '';
          if (EVERYBODY.has(name))
            yield { object: binding, pointer: `/subjects/${index}`, message: `binds ${name}` };
        }
  },
);
