import type { JsonValue } from '../../../ports/json.js';
import type { Archetype } from '../../knowledge.js';
import { isServing } from '../component-context.js';
import type { ComponentContext } from '../resolution.js';

/** Name under which readers state the port that requests go to, whatever the component speaks. */
const STATED_PORT = 'http';

const APP_PROTOCOLS: Readonly<Record<Archetype['protocol'], string | undefined>> = {
  http: 'http',
  grpc: 'grpc',
  tcp: undefined,
};

/** Container and Service ports of the component: those of its behaviour and those that were stated. */
export function resolvePorts(context: ComponentContext): void {
  const { draft, name, behaviour, mainPort } = context;
  const ports = ['components', name, 'ports'];
  renameMain(context);
  const speaksUdpOnly = draft.has(...ports, 'udp') && !draft.has(...ports, mainPort);
  if (!speaksUdpOnly && behaviour.port !== undefined)
    draft.fillArchetype([...ports, mainPort, 'containerPort'], behaviour.id, behaviour.port);
  for (const [port, sourced] of Object.entries(behaviour.ports ?? {}))
    draft.fillArchetype([...ports, port, 'containerPort'], behaviour.id, sourced);
  fillAppProtocol(context);
  for (const port of draft.names(...ports)) {
    // The same port twice is one port; Kubernetes rejects the second entry.
    if (repeatsMain(context, port)) draft.remove(...ports, port);
    else fillPort(context, port);
  }
}

/** What a port speaks is only known of the main one, and only when requests go to it. */
function fillAppProtocol({ draft, name, role, behaviour, mainPort }: ComponentContext): void {
  const path = ['components', name, 'ports', mainPort];
  const protocol = APP_PROTOCOLS[behaviour.protocol];
  if (protocol === undefined || !draft.has(...path) || !(isServing(role) || behaviour.port !== undefined))
    return;
  draft.fillDefault(
    [...path, 'appProtocol'],
    protocol,
    protocol === 'grpc' ? 'The application speaks gRPC.' : 'The application speaks HTTP.',
  );
}

/** `port 5433` of a Postgres is stated as the HTTP port, because words do not say what it speaks. */
function renameMain({ draft, name, mainPort }: ComponentContext): void {
  const from = ['components', name, 'ports', STATED_PORT];
  const to = ['components', name, 'ports', mainPort];
  if (mainPort === STATED_PORT || !draft.has(...from) || draft.has(...to)) return;
  for (const leaf of draft.names(...from)) {
    const fact = draft.fact(...from, leaf);
    if (fact !== undefined && leaf !== 'appProtocol') draft.derive([...to, leaf], fact.value, fact);
  }
  draft.remove(...from);
  const users = [
    ...draft.factsBelow('components', name, 'probes'),
    ...draft.factsBelow('components', name, 'monitoring'),
  ];
  for (const fact of users)
    if (fact.pointer.endsWith('/port') && fact.value === STATED_PORT)
      draft.derive(fact.pointer.slice(1).split('/'), mainPort, fact);
}

function repeatsMain(context: ComponentContext, port: string): boolean {
  const { draft, name, mainPort } = context;
  const ports = ['components', name, 'ports'];
  if (port === mainPort || draft.text(...ports, port, 'protocol') === 'UDP') return false;
  return draft.number(...ports, port, 'containerPort') === draft.number(...ports, mainPort, 'containerPort');
}

function fillPort(context: ComponentContext, port: string): void {
  const { draft, name, role, behaviour, mainPort } = context;
  const fill = (leaf: string, value: JsonValue, reason: string): void =>
    draft.fillDefault(['components', name, 'ports', port, leaf], value, reason);
  const usual = port === mainPort && behaviour.protocol === 'http' && role === 'service';
  fill(
    'servicePort',
    usual ? 80 : (draft.number('components', name, 'ports', port, 'containerPort') ?? 80),
    usual
      ? 'Callers inside the cluster use the usual HTTP port, whatever the container listens on.'
      : 'The Service offers the port under the number the container listens on.',
  );
  fill('protocol', 'TCP', 'Nothing says that it is UDP.');
}
