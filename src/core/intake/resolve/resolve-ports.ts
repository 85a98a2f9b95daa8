import type { ComponentContext } from './resolution.js';

/** Name of the port that requests go to. */
export const MAIN_PORT = 'http';

/** Container and Service ports of the component. */
export function resolvePorts(context: ComponentContext): void {
  const { draft, name, archetype } = context;
  const ports = ['components', name, 'ports'];
  const isGrpc = archetype.protocol === 'grpc';
  const speaksUdpOnly = draft.has(...ports, 'udp') && !draft.has(...ports, MAIN_PORT);
  if (!speaksUdpOnly && archetype.port !== undefined) {
    draft.fillArchetype([...ports, MAIN_PORT, 'containerPort'], archetype.id, archetype.port);
    draft.fillDefault(
      [...ports, MAIN_PORT, 'appProtocol'],
      isGrpc ? 'grpc' : 'http',
      isGrpc ? 'The application speaks gRPC.' : 'The application speaks HTTP.',
    );
  }
  for (const port of draft.names(...ports)) {
    // The same port twice is one port; Kubernetes rejects the second entry.
    if (repeatsMain(context, port)) draft.remove(...ports, port);
    else fillPort(context, port);
  }
}

function repeatsMain(context: ComponentContext, port: string): boolean {
  const { draft, name } = context;
  const ports = ['components', name, 'ports'];
  if (port === MAIN_PORT || draft.text(...ports, port, 'protocol') === 'UDP') return false;
  return draft.number(...ports, port, 'containerPort') === draft.number(...ports, MAIN_PORT, 'containerPort');
}

function fillPort(context: ComponentContext, port: string): void {
  const { draft, name, archetype } = context;
  const path = ['components', name, 'ports', port];
  const usual = port === MAIN_PORT && archetype.protocol === 'http';
  draft.fillDefault(
    [...path, 'servicePort'],
    usual ? 80 : (draft.number(...path, 'containerPort') ?? 80),
    usual
      ? 'Callers inside the cluster use the usual HTTP port, whatever the container listens on.'
      : 'The Service offers the port under the number the container listens on.',
  );
  draft.fillDefault([...path, 'protocol'], 'TCP', 'HTTP and gRPC run over TCP.');
}
