import { stableStringify } from '../../blueprint/json-pointer.js';
import type { Repair, RepairContext } from '../check.js';
import { defineContainerCheck, defineRenderedCheck } from '../define-check.js';
import { dig, toList, toNumber, toText, type ManifestValue } from '../manifest/manifest-value.js';
import { isServing, type ContainerView, type PodView } from '../manifest/pod-view.js';

const PROBES_URL =
  'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/';

const PROBE_FIELDS = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;

/** A TCP probe needs no knowledge about the application; timings as in charts of ours: ready within 5 s, restarted after 30 s. */
function addTcpProbe(kind: 'liveness' | 'readiness', { name, component }: RepairContext): Repair | undefined {
  const [port] = Object.keys(component.ports);
  const other = component.probes[kind === 'readiness' ? 'liveness' : 'readiness'];
  // Two equal probes would be worse than one; without either, readiness comes first.
  const wouldBeEqual = kind === 'readiness' ? other?.tcp === true : other?.path === undefined;
  if (component.probes[kind] !== undefined || port === undefined || wouldBeEqual) return undefined;
  if (component.probes.without?.includes(kind) === true) return undefined;
  const base = `/components/${name}/probes/${kind}`;
  return {
    safe: false,
    description: `add a TCP ${kind} probe on port ${port} of ${name}`,
    changes: {
      [`${base}/tcp`]: true,
      [`${base}/port`]: port,
      [`${base}/periodSeconds`]: kind === 'readiness' ? 5 : 10,
      [`${base}/timeoutSeconds`]: 3,
      [`${base}/failureThreshold`]: 3,
    },
  };
}

function hasProbe(pod: PodView, field: (typeof PROBE_FIELDS)[number]): boolean {
  return pod.containers.some(
    (container) => container.role === 'app' && container.content[field] !== undefined,
  );
}

/** Pods behind a Service say when they can take traffic. */
export const readinessProbe = defineRenderedCheck(
  {
    id: 'reliability/readiness-probe',
    severity: 'medium',
    hint: 'Add a readinessProbe that asks the application.',
    standards: ['kube-score/pod-probes', 'kube-linter/no-readiness-probe', 'Polaris/readinessProbeMissing'],
    source: PROBES_URL,
    repair: (context) => addTcpProbe('readiness', context),
  },
  function* (bundle) {
    for (const pod of bundle.pods)
      if (bundle.isServed(pod) && isServing(pod) && !hasProbe(pod, 'readinessProbe'))
        yield {
          object: pod.object,
          pointer: pod.pointer,
          message: 'has no readiness probe but gets traffic from a Service',
        };
  },
);

/** Serving pods are restarted when they hang. */
export const livenessProbe = defineRenderedCheck(
  {
    id: 'reliability/liveness-probe',
    severity: 'low',
    hint: 'Add a shallow livenessProbe that does not depend on other services.',
    standards: ['kube-score/pod-probes', 'kube-linter/no-liveness-probe', 'Polaris/livenessProbeMissing'],
    source: PROBES_URL,
    repair: (context) => addTcpProbe('liveness', context),
  },
  function* (bundle) {
    for (const pod of bundle.pods)
      if (isServing(pod) && !hasProbe(pod, 'livenessProbe'))
        yield { object: pod.object, pointer: pod.pointer, message: 'has no liveness probe' };
  },
);

const HANDLERS = ['httpGet', 'tcpSocket', 'exec', 'grpc'] as const;

function handlerOf(probe: ManifestValue): string | undefined {
  for (const kind of HANDLERS) {
    const handler = dig(probe, kind);
    if (handler !== undefined) return `${kind} ${stableStringify(handler)}`;
  }
  return undefined;
}

/** Liveness and readiness ask different things: a pod that cannot serve for a moment must not be killed. */
export const identicalProbes = defineContainerCheck(
  {
    id: 'reliability/identical-probes',
    severity: 'medium',
    hint: 'Let liveness check the process only (another path, or a TCP probe).',
    standards: ['kube-score/pod-probes-identical', 'k8s-autopilot/operability-6'],
    source: 'https://github.com/zegl/kube-score/blob/master/README_PROBES.md',
  },
  function* (container) {
    const liveness = handlerOf(container.content['livenessProbe']);
    if (liveness !== undefined && liveness === handlerOf(container.content['readinessProbe']))
      yield { pointer: '/livenessProbe', message: 'liveness and readiness probes are the same' };
  },
);

function declaresPort(container: ContainerView, port: ManifestValue): boolean {
  return toList(container.content['ports']).some(
    (entry) => dig(entry, 'name') === port || dig(entry, 'containerPort') === port,
  );
}

/** Probes use ports that the container declares. */
export const probePort = defineContainerCheck(
  {
    id: 'reliability/probe-port',
    severity: 'high',
    hint: 'Name one of the ports of the container.',
    standards: [
      'kube-linter/liveness-port',
      'kube-linter/readiness-port',
      'kube-linter/startup-port',
      'k8s-autopilot/operability-6',
    ],
    source: 'https://docs.kubelinter.io/#/generated/checks?id=liveness-port',
  },
  function* (container) {
    for (const field of PROBE_FIELDS)
      for (const kind of ['httpGet', 'tcpSocket', 'grpc']) {
        const port = dig(container.content, field, kind, 'port');
        if (port !== undefined && !declaresPort(container, port))
          yield {
            pointer: `/${field}/${kind}/port`,
            // Kubernetes resolves a name through the declared ports; a number works without.
            ...(typeof port === 'string' ? {} : { severity: 'low' as const }),
            message: `${field} uses port ${toText(port) ?? '?'}, which the container does not declare`,
          };
      }
  },
);

/** Shortest time of failing liveness probes before a restart that does not turn a hiccup into an outage. Chosen: three periods of 10 s, Kubernetes' defaults. */
const SHORTEST_LIVENESS_SECONDS = 30;

/** Liveness probes are patient. */
export const livenessBudget = defineContainerCheck(
  {
    id: 'reliability/liveness-budget',
    severity: 'low',
    hint: `Raise periodSeconds or failureThreshold so that their product is at least ${SHORTEST_LIVENESS_SECONDS} s.`,
    standards: [],
    source: PROBES_URL,
  },
  function* (container) {
    const probe = container.content['livenessProbe'];
    if (probe === undefined) return;
    const seconds =
      (toNumber(dig(probe, 'periodSeconds')) ?? 10) * (toNumber(dig(probe, 'failureThreshold')) ?? 3);
    if (seconds < SHORTEST_LIVENESS_SECONDS)
      yield { pointer: '/livenessProbe', message: `is killed after ${seconds} s without an answer` };
  },
);
