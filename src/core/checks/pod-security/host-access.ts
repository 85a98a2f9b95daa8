import { definePodCheck, defineContainerCheck } from '../define-check.js';
import { dig, toList, toNumber, toObject, toText } from '../manifest/manifest-value.js';
import { hardenField } from './security-repair.js';

const STANDARDS_URL = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline';

/** No host network, process or IPC namespace. */
export const hostNamespaces = definePodCheck(
  {
    id: 'pod-security/host-namespaces',
    severity: 'high',
    hint: 'Remove hostNetwork, hostPID and hostIPC; reach other pods through Services.',
    standards: [
      'PSS/baseline',
      'Trivy/KSV-0008',
      'Trivy/KSV-0009',
      'Trivy/KSV-0010',
      'kube-linter/host-network',
      'kube-linter/host-pid',
      'kube-linter/host-ipc',
      'Polaris/hostNetworkSet',
      'Polaris/hostPIDSet',
      'Polaris/hostIPCSet',
      'NSA/C-0038',
      'NSA/C-0041',
    ],
    source: STANDARDS_URL,
    deviation: 'hostNetwork',
    repair: hardenField('hostNetwork', false),
  },
  function* (pod) {
    for (const field of ['hostNetwork', 'hostPID', 'hostIPC'])
      if (pod.spec[field] === true)
        yield { pointer: `/${field}`, message: `${field} is true: the pod shares the node's namespace` };
  },
);

/** No Windows host process containers. */
export const hostProcess = definePodCheck(
  {
    id: 'pod-security/host-process',
    severity: 'high',
    hint: 'Remove windowsOptions.hostProcess.',
    standards: ['PSS/baseline', 'Trivy/KSV-0103', 'Polaris/hostProcess'],
    source: STANDARDS_URL,
  },
  function* (pod) {
    const path = ['securityContext', 'windowsOptions', 'hostProcess'] as const;
    const message = 'windowsOptions.hostProcess is true';
    if (dig(pod.spec, ...path) === true) yield { pointer: `/${path.join('/')}`, message };
    for (const container of pod.containers)
      if (dig(container.content, ...path) === true)
        yield {
          container: container.name,
          pointer: `${container.pointer.slice(pod.pointer.length)}/${path.join('/')}`,
          message,
        };
  },
);

/** No directories of the node. */
export const hostPath = definePodCheck(
  {
    id: 'pod-security/host-path',
    severity: 'high',
    deviation: 'hostPath',
    hint: 'Use an emptyDir, a ConfigMap or a PersistentVolumeClaim instead of a directory of the node.',
    standards: [
      'PSS/baseline',
      'Trivy/KSV-0023',
      'Trivy/KSV-0121',
      'kube-linter/sensitive-host-mounts',
      'kube-linter/docker-sock',
      'Polaris/hostPathSet',
      'NSA/C-0045',
    ],
    source: STANDARDS_URL,
  },
  function* (pod) {
    for (const [index, volume] of toList(dig(pod.spec, 'volumes')).entries()) {
      const path = dig(volume, 'hostPath', 'path');
      if (dig(volume, 'hostPath') !== undefined)
        yield {
          pointer: `/volumes/${index}/hostPath`,
          message: `volume "${toText(dig(volume, 'name')) ?? index}" mounts ${toText(path) ?? 'a directory'} of the node`,
          ...(isContainerRuntimeSocket(toText(path)) ? { severity: 'critical' as const } : {}),
        };
    }
  },
);

/** Whoever talks to the runtime's socket owns the node. */
function isContainerRuntimeSocket(path: string | undefined): boolean {
  return /(?:docker|containerd|crio)\.sock$/.test(path ?? '');
}

/** No ports of the node. */
export const hostPorts = defineContainerCheck(
  {
    id: 'pod-security/host-ports',
    severity: 'medium',
    hint: 'Remove hostPort; a Service reaches the container without it.',
    standards: ['PSS/baseline', 'Trivy/KSV-0024', 'Polaris/hostPortSet', 'NSA/C-0044'],
    source: STANDARDS_URL,
  },
  function* (container) {
    for (const [index, port] of toList(container.content['ports']).entries()) {
      const hostPort = toNumber(dig(port, 'hostPort')) ?? 0;
      if (hostPort !== 0)
        yield { pointer: `/ports/${index}/hostPort`, message: `binds port ${hostPort} of the node` };
    }
  },
);

/** Container ports stay above the privileged range, so that no capability is needed to listen. */
export const privilegedPorts = defineContainerCheck(
  {
    id: 'pod-security/privileged-port',
    severity: 'low',
    hint: 'Let the process listen on 1024 or above; the Service may keep its port.',
    standards: ['Trivy/KSV-0117', 'kube-linter/privileged-ports'],
    source: 'https://docs.kubelinter.io/#/generated/checks?id=privileged-ports',
  },
  function* (container) {
    for (const [index, port] of toList(container.content['ports']).entries()) {
      const number = toNumber(dig(port, 'containerPort'));
      if (number !== undefined && number < 1024)
        yield { pointer: `/ports/${index}/containerPort`, message: `listens on port ${number}, below 1024` };
    }
  },
);

/** Volume kinds that the restricted standard allows. */
const ALLOWED_VOLUMES: ReadonlySet<string> = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

/** Only volume kinds of the restricted standard; `hostPath` has a rule of its own. */
export const volumeTypes = definePodCheck(
  {
    id: 'pod-security/volume-types',
    severity: 'medium',
    hint: 'Use a PersistentVolumeClaim (or csi, emptyDir, configMap, secret, projected) instead.',
    standards: ['PSS/restricted', 'Trivy/KSV-0028'],
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  },
  function* (pod) {
    for (const [index, volume] of toList(dig(pod.spec, 'volumes')).entries())
      for (const kind of Object.keys(toObject(volume)))
        if (kind !== 'name' && kind !== 'hostPath' && !ALLOWED_VOLUMES.has(kind))
          yield { pointer: `/volumes/${index}/${kind}`, message: `volume type ${kind} is not allowed` };
  },
);

/** Probes and lifecycle hooks talk to the pod itself, never to another host. */
export const probeHosts = defineContainerCheck(
  {
    id: 'pod-security/probe-hosts',
    severity: 'medium',
    hint: "Remove the probe's host field; use an HTTP header if the application needs a Host.",
    standards: ['PSS/baseline'],
    source: STANDARDS_URL,
  },
  function* (container) {
    const handlers = [
      ['livenessProbe'],
      ['readinessProbe'],
      ['startupProbe'],
      ['lifecycle', 'preStop'],
      ['lifecycle', 'postStart'],
    ];
    for (const path of handlers)
      for (const kind of ['httpGet', 'tcpSocket']) {
        const host = toText(dig(container.content, ...path, kind, 'host')) ?? '';
        if (host !== '')
          yield {
            pointer: `/${[...path, kind].join('/')}/host`,
            message: `${path.join('.')} connects to host ${host}`,
          };
      }
  },
);
