import type { JsonObject } from '../../ports/json.js';
import { defineContainerCheck, definePodCheck } from '../define-check.js';
import { dig, toList, toText } from '../manifest/manifest-value.js';
import { hardenField } from './security-repair.js';

const BASELINE_URL = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline';
const RESTRICTED_URL = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted';

/** No privileged containers. */
export const privileged = defineContainerCheck(
  {
    id: 'pod-security/privileged',
    severity: 'critical',
    hint: 'Set privileged to false; add the one capability the process needs, with a reason, if any.',
    standards: [
      'PSS/baseline',
      'Trivy/KSV-0017',
      'kube-score/container-security-context-privileged',
      'kube-linter/privileged-container',
      'Polaris/runAsPrivileged',
      'NSA/C-0057',
    ],
    source: BASELINE_URL,
    deviation: 'privileged',
    repair: hardenField('privileged', false),
  },
  function* (container) {
    if (dig(container.content, 'securityContext', 'privileged') === true)
      yield {
        pointer: '/securityContext/privileged',
        message: 'runs privileged: it is root on the node, without isolation',
      };
  },
);

/** No process gains more privileges than its parent. */
export const allowPrivilegeEscalation = defineContainerCheck(
  {
    id: 'pod-security/allow-privilege-escalation',
    severity: 'medium',
    hint: 'Set allowPrivilegeEscalation to false.',
    standards: [
      'PSS/restricted',
      'Trivy/KSV-0001',
      'kube-linter/privilege-escalation-container',
      'Polaris/privilegeEscalationAllowed',
      'NSA/C-0016',
    ],
    source: RESTRICTED_URL,
    deviation: 'allowPrivilegeEscalation',
    repair: hardenField('allowPrivilegeEscalation', false),
  },
  function* (container) {
    if (dig(container.content, 'securityContext', 'allowPrivilegeEscalation') !== false)
      yield {
        pointer: '/securityContext/allowPrivilegeEscalation',
        message: 'does not set allowPrivilegeEscalation: false',
      };
  },
);

/** Capabilities that the baseline standard lets a container add. */
const BASELINE_CAPABILITIES: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

function listCapabilities(container: JsonObject, list: 'add' | 'drop'): readonly string[] {
  return toList(dig(container, 'securityContext', 'capabilities', list)).flatMap(
    (name) => toText(name) ?? [],
  );
}

/** No capability beyond those the container runtimes give by default. */
export const addedCapabilities = defineContainerCheck(
  {
    id: 'pod-security/added-capabilities',
    severity: 'high',
    hint: 'Remove the capability; SYS_ADMIN, NET_ADMIN and the like give control over the node.',
    standards: [
      'PSS/baseline',
      'Trivy/KSV-0022',
      'Trivy/KSV-0005',
      'Polaris/dangerousCapabilities',
      'NSA/C-0046',
    ],
    source: BASELINE_URL,
    deviation: 'addCapabilities',
    repair: hardenField('addCapabilities', []),
  },
  function* (container) {
    for (const name of listCapabilities(container.content, 'add'))
      if (!BASELINE_CAPABILITIES.has(name))
        yield { pointer: '/securityContext/capabilities/add', message: `adds the capability ${name}` };
  },
);

/** The restricted standard lets a container add `NET_BIND_SERVICE` and nothing else. */
export const restrictedCapabilities = defineContainerCheck(
  {
    id: 'pod-security/restricted-capabilities',
    severity: 'medium',
    hint: 'Remove the capability; only NET_BIND_SERVICE may be added.',
    standards: ['PSS/restricted', 'Trivy/KSV-0106'],
    source: RESTRICTED_URL,
    deviation: 'addCapabilities',
    repair: hardenField('addCapabilities', []),
  },
  function* (container) {
    const added = listCapabilities(container.content, 'add').filter(
      (name) => name !== 'NET_BIND_SERVICE' && BASELINE_CAPABILITIES.has(name),
    );
    if (added.length > 0)
      yield {
        pointer: '/securityContext/capabilities/add',
        message: `adds capabilities: ${added.join(', ')}`,
      };
  },
);

/** Every capability is dropped. */
export const dropAllCapabilities = defineContainerCheck(
  {
    id: 'pod-security/drop-all-capabilities',
    severity: 'medium',
    hint: 'Set capabilities.drop to [ALL].',
    standards: [
      'PSS/restricted',
      'Trivy/KSV-0003',
      'Trivy/KSV-0004',
      'kube-linter/drop-net-raw-capability',
      'Polaris/insecureCapabilities',
    ],
    source: RESTRICTED_URL,
  },
  function* (container) {
    if (!listCapabilities(container.content, 'drop').includes('ALL'))
      yield { pointer: '/securityContext/capabilities/drop', message: 'does not drop ALL capabilities' };
  },
);

/** The root file system is read-only. */
export const readOnlyRootFilesystem = defineContainerCheck(
  {
    id: 'pod-security/read-only-root-filesystem',
    severity: 'medium',
    hint: 'Set readOnlyRootFilesystem to true and mount an emptyDir where the application writes.',
    standards: [
      'Trivy/KSV-0014',
      'kube-score/container-security-context-readonlyrootfilesystem',
      'kube-linter/no-read-only-root-fs',
      'Polaris/notReadOnlyRootFilesystem',
      'NSA/C-0017',
    ],
    source: 'https://avd.aquasec.com/misconfig/kubernetes/general/avd-ksv-0014/',
    deviation: 'readOnlyRootFilesystem',
    repair: hardenField('readOnlyRootFilesystem', true),
  },
  function* (container) {
    if (dig(container.content, 'securityContext', 'readOnlyRootFilesystem') !== true)
      yield {
        pointer: '/securityContext/readOnlyRootFilesystem',
        message: 'can write to its root file system',
      };
  },
);

/** The pod gets no API token that it does not need. */
export const serviceAccountToken = definePodCheck(
  {
    id: 'pod-security/service-account-token',
    severity: 'medium',
    hint: 'Set automountServiceAccountToken to false on the pod; mount a projected token if the API is needed.',
    standards: ['Trivy/KSV-0036', 'Polaris/automountServiceAccountToken', 'NSA/C-0034'],
    source:
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
    repair: ({ name, component }) =>
      component.serviceAccount.automountToken
        ? {
            safe: true,
            description: `do not mount the API token into ${name}`,
            changes: { [`/components/${name}/serviceAccount/automountToken`]: false },
          }
        : undefined,
  },
  function* (pod, bundle) {
    const onPod = pod.spec['automountServiceAccountToken'];
    const accountName = toText(pod.spec['serviceAccountName']) ?? 'default';
    const account = bundle.find('ServiceAccount', accountName, pod.object);
    const mounts = onPod ?? account?.content['automountServiceAccountToken'] ?? true;
    if (mounts !== false)
      yield {
        pointer: '/automountServiceAccountToken',
        message: `mounts the API token of service account "${accountName}"`,
      };
  },
);
