import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Observation } from '../check.js';
import { componentOf } from '../component-of.js';
import { defineRenderedCheck } from '../define-check.js';
import type { ManifestBundle } from '../manifest/manifest-bundle.js';
import type { ManifestObject } from '../manifest/manifest-object.js';
import { dig, toList } from '../manifest/manifest-value.js';
import { isServing, type PodView } from '../manifest/pod-view.js';
import {
  admitsPort,
  listRules,
  policiesFor,
  resolvePort,
  type Direction,
  type WantedPort,
} from './policy-view.js';

/** Traffic that has to flow is let through: Service ports, DNS, and the connections that the Blueprint plans. */
export const admitsTraffic = defineRenderedCheck(
  {
    id: 'network-policy/admits-traffic',
    severity: 'medium',
    hint: 'Add the port to the rules of the NetworkPolicy.',
    standards: ['k8s-autopilot/operability-11'],
    source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  },
  function* (bundle, input) {
    for (const pod of bundle.pods)
      if (isServing(pod)) {
        yield* blocked(pod, bundle, 'Egress', [DNS]);
        if (input.blueprint !== undefined)
          yield* blocked(pod, bundle, 'Egress', plannedPorts(pod, input.blueprint.blueprint));
      }
    for (const service of bundle.ofKind('Service'))
      for (const pod of bundle.podsServed(service).filter(isServing))
        yield* blocked(pod, bundle, 'Ingress', servedPorts(service, pod));
  },
);

const DNS: WantedPort = { number: 53, name: undefined, protocol: 'UDP' };

function servedPorts(service: ManifestObject, pod: PodView): readonly WantedPort[] {
  return toList(dig(service.content, 'spec', 'ports')).flatMap((port) => {
    const resolved = resolvePort(pod, dig(port, 'targetPort') ?? dig(port, 'port'));
    return resolved === undefined ? [] : [resolved.port];
  });
}

function plannedPorts(pod: PodView, blueprint: Blueprint): readonly WantedPort[] {
  const component = componentOf(pod.object, blueprint)?.name;
  return Object.values(blueprint.connections)
    .filter((connection) => connection.from === component)
    .map((connection) => ({
      number: targetPort(connection.to, connection.port, blueprint),
      name: portName(connection.to, connection.port, blueprint),
      protocol: portProtocol(connection.to, connection.port, blueprint),
    }));
}

/** Policies see container ports: a connection to a component's Service port ends at another number. */
function targetPort(target: string, port: number, blueprint: Blueprint): number {
  const ports = Object.values(blueprint.components[target]?.ports ?? {});
  return ports.find((candidate) => candidate.servicePort === port)?.containerPort ?? port;
}

function portProtocol(target: string, port: number, blueprint: Blueprint): string {
  const name = portName(target, port, blueprint) ?? '';
  return blueprint.components[target]?.ports[name]?.protocol ?? 'TCP';
}

function portName(target: string, port: number, blueprint: Blueprint): string | undefined {
  const ports = Object.entries(blueprint.components[target]?.ports ?? {});
  return ports.find(
    ([, candidate]) => candidate.servicePort === port || candidate.containerPort === port,
  )?.[0];
}

function* blocked(
  pod: PodView,
  bundle: ManifestBundle,
  direction: Direction,
  wanted: readonly WantedPort[],
): Generator<Observation> {
  const policies = policiesFor(pod, bundle, direction);
  const [policy] = policies;
  if (policy === undefined) return;
  const rules = policies.flatMap((candidate) => listRules(candidate, direction));
  for (const port of wanted)
    if (!rules.some(({ rule }) => admitsPort(rule, port)))
      yield {
        object: policy,
        pointer: `/spec/${direction.toLowerCase()}`,
        message: `blocks ${direction.toLowerCase()} on port ${port.name ?? port.number ?? '?'}/${port.protocol} of ${pod.object.kind}/${pod.object.name}`,
      };
}
