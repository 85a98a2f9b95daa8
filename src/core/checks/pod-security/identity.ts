import type { ManifestValue } from '../manifest/manifest-value.js';
import { dig, toNumber } from '../manifest/manifest-value.js';
import { defineContainerCheck, definePodCheck } from '../define-check.js';
import type { ContainerView, PodView } from '../manifest/pod-view.js';
import { hardenField } from './security-repair.js';

const RESTRICTED_URL = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted';

/** Lowest user and group id that cannot be a user of the node. @see https://avd.aquasec.com/misconfig/kubernetes/general/avd-ksv-0020/ */
const LOWEST_ID = 10_000;
/** The id that charts of ours use for stateless applications: the first one that kube-score (>=) and Trivy (>) both accept. */
const HARDENED_ID = 10_001;

/** The container's own setting, else the pod's. */
function effective(container: ContainerView, pod: PodView, field: string): ManifestValue {
  return (
    dig(container.content, 'securityContext', field) ?? dig(pod.spec, 'securityContext', field) ?? undefined
  );
}

/** Containers state that they do not run as root. */
export const runAsNonRoot = defineContainerCheck(
  {
    id: 'pod-security/run-as-non-root',
    severity: 'medium',
    hint: 'Set runAsNonRoot to true on the pod or the container.',
    standards: [
      'PSS/restricted',
      'Trivy/KSV-0012',
      'kube-linter/run-as-non-root',
      'Polaris/runAsRootAllowed',
      'NSA/C-0013',
    ],
    source: RESTRICTED_URL,
    deviation: 'runAsNonRoot',
    repair: hardenField('runAsNonRoot', true),
  },
  function* (container, pod) {
    const value = effective(container, pod, 'runAsNonRoot');
    if (value === false)
      yield {
        pointer: '/securityContext/runAsNonRoot',
        severity: 'high',
        message: 'is allowed to run as root (runAsNonRoot: false)',
      };
    else if (value !== true)
      yield { pointer: '/securityContext/runAsNonRoot', message: 'does not set runAsNonRoot: true' };
  },
);

/** Containers never name user 0. */
export const runAsRootUser = defineContainerCheck(
  {
    id: 'pod-security/run-as-root-user',
    severity: 'high',
    hint: 'Set runAsUser to the id of a user that is not root.',
    standards: ['PSS/restricted', 'Trivy/KSV-0105', 'Polaris/runAsRootAllowed'],
    source: RESTRICTED_URL,
    deviation: 'runAsUser',
    repair: hardenField('runAsUser', HARDENED_ID),
  },
  function* (container, pod) {
    if (effective(container, pod, 'runAsUser') === 0)
      yield { pointer: '/securityContext/runAsUser', message: 'runs as root (runAsUser: 0)' };
  },
);

/** User and group ids cannot be those of the node. */
export const userGroupId = defineContainerCheck(
  {
    id: 'pod-security/user-group-id',
    severity: 'low',
    hint: `Set runAsUser and runAsGroup to ${HARDENED_ID} or above, unless the image owns its directories with another id.`,
    standards: ['Trivy/KSV-0020', 'Trivy/KSV-0021', 'kube-score/container-security-context-user-group-id'],
    source: 'https://avd.aquasec.com/misconfig/kubernetes/general/avd-ksv-0020/',
    deviation: 'runAsUser',
  },
  function* (container, pod) {
    for (const field of ['runAsUser', 'runAsGroup']) {
      const id = toNumber(effective(container, pod, field));
      if (id === undefined) yield { pointer: `/securityContext/${field}`, message: `does not set ${field}` };
      else if (id <= LOWEST_ID && !(field === 'runAsUser' && id === 0))
        yield {
          pointer: `/securityContext/${field}`,
          message: `${field} ${id} may be an id of the node: it is not above ${LOWEST_ID}`,
        };
    }
  },
);

const SECCOMP_ALLOWED: ReadonlySet<unknown> = new Set(['RuntimeDefault', 'Localhost']);

/** A seccomp profile is set, on the pod or on every container. */
export const seccomp = defineContainerCheck(
  {
    id: 'pod-security/seccomp',
    severity: 'medium',
    hint: 'Set seccompProfile.type to RuntimeDefault.',
    standards: [
      'PSS/restricted',
      'Trivy/KSV-0104',
      'Trivy/KSV-0030',
      'kube-score/container-seccomp-profile',
      'Polaris/linuxHardening',
      'NSA/C-0055',
    ],
    source: RESTRICTED_URL,
  },
  function* (container, pod) {
    const type = dig(effective(container, pod, 'seccompProfile'), 'type');
    if (SECCOMP_ALLOWED.has(type)) return;
    const state = typeof type === 'string' ? `uses the seccomp profile ${type}` : 'sets no seccomp profile';
    yield { pointer: '/securityContext/seccompProfile', message: state };
  },
);

const APP_ARMOR_ALLOWED: ReadonlySet<unknown> = new Set([undefined, 'RuntimeDefault', 'Localhost']);
const APP_ARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

/** AppArmor is not switched off. */
export const appArmor = definePodCheck(
  {
    id: 'pod-security/app-armor',
    severity: 'medium',
    hint: 'Remove the AppArmor setting or use RuntimeDefault.',
    standards: ['PSS/baseline', 'Trivy/KSV-0002'],
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  },
  function* (pod) {
    for (const [key, value] of Object.entries(pod.annotations))
      if (key.startsWith(APP_ARMOR_ANNOTATION) && !/^(?:runtime\/default$|localhost\/)/.test(value))
        yield {
          message: `annotation ${key} is ${value}`,
          container: key.slice(APP_ARMOR_ANNOTATION.length),
        };
    for (const [pointer, content] of securityContexts(pod)) {
      const type = dig(content, 'appArmorProfile', 'type');
      if (!APP_ARMOR_ALLOWED.has(type))
        yield { pointer: `${pointer}/appArmorProfile`, message: 'appArmorProfile is Unconfined' };
    }
  },
);

const SE_LINUX_TYPES: ReadonlySet<unknown> = new Set([
  undefined,
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
]);

/** SELinux keeps a container type, and no own user or role. */
export const seLinux = definePodCheck(
  {
    id: 'pod-security/se-linux',
    severity: 'medium',
    hint: 'Use one of the container types and remove user and role.',
    standards: ['PSS/baseline', 'Trivy/KSV-0025'],
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  },
  function* (pod) {
    for (const [pointer, content] of securityContexts(pod)) {
      const options = dig(content, 'seLinuxOptions');
      const hasIdentity = ['user', 'role'].some(
        (field) => ![undefined, ''].includes(text(dig(options, field))),
      );
      if (hasIdentity || !SE_LINUX_TYPES.has(dig(options, 'type')))
        yield {
          pointer: `${pointer}/seLinuxOptions`,
          message: 'sets an SELinux user, role or type of its own',
        };
    }
  },
);

function text(value: ManifestValue): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The security contexts of the pod and its containers, with their pointers relative to the pod specification. */
function* securityContexts(pod: PodView): Generator<readonly [string, ManifestValue]> {
  yield ['/securityContext', dig(pod.spec, 'securityContext')];
  for (const container of pod.containers)
    yield [
      `${container.pointer.slice(pod.pointer.length)}/securityContext`,
      container.content['securityContext'],
    ];
}

/** `/proc` stays masked. */
export const procMount = defineContainerCheck(
  {
    id: 'pod-security/proc-mount',
    severity: 'medium',
    hint: 'Remove procMount.',
    standards: ['PSS/baseline', 'Trivy/KSV-0027', 'kube-linter/unsafe-proc-mount', 'Polaris/procMount'],
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  },
  function* (container) {
    const value = dig(container.content, 'securityContext', 'procMount');
    if (value !== undefined && value !== 'Default')
      yield { pointer: '/securityContext/procMount', message: 'unmasks /proc (procMount is not Default)' };
  },
);

/** Kernel parameters that are namespaced and safe. */
const SAFE_SYSCTLS: ReadonlySet<string> = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
]);

/** Only safe kernel parameters are set. */
export const sysctls = definePodCheck(
  {
    id: 'pod-security/sysctls',
    severity: 'medium',
    hint: 'Remove the kernel parameter or set it on the node.',
    standards: ['PSS/baseline', 'Trivy/KSV-0026', 'kube-linter/unsafe-sysctls'],
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  },
  function* (pod) {
    const list = dig(pod.spec, 'securityContext', 'sysctls');
    if (!Array.isArray(list)) return;
    for (const index of list.keys()) {
      const name = text(dig(list, index, 'name')) ?? '';
      if (!SAFE_SYSCTLS.has(name))
        yield { pointer: `/securityContext/sysctls/${index}`, message: `sets the unsafe sysctl ${name}` };
    }
  },
);
