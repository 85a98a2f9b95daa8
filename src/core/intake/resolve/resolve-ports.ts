import type { ComponentContext } from './resolution.js';

/** Name of the port that requests go to. */
export const MAIN_PORT = 'http';

/** Container and Service ports of the component. */
export function resolvePorts(context: ComponentContext): void {
  const { draft, name, archetype } = context;
  const port = (...path: readonly string[]): readonly string[] => ['components', name, 'ports', ...path];
  const isGrpc = archetype.protocol === 'grpc';
  const speaksUdpOnly = draft.has(...port('udp')) && !draft.has(...port(MAIN_PORT));
  if (!speaksUdpOnly) {
    draft.fillArchetype(port(MAIN_PORT, 'containerPort'), archetype.id, archetype.port);
    draft.fillDefault(
      port(MAIN_PORT, 'appProtocol'),
      isGrpc ? 'grpc' : 'http',
      isGrpc ? 'The application speaks gRPC.' : 'The application speaks HTTP.',
    );
  }
  const main = draft.number(...port(MAIN_PORT, 'containerPort'));
  for (const side of draft.names(...port())) {
    const container = draft.number(...port(side, 'containerPort'));
    if (side !== MAIN_PORT && container === main && draft.text(...port(side, 'protocol')) !== 'UDP') {
      // The same port twice is one port; Kubernetes rejects the second entry.
      draft.remove(...port(side));
      continue;
    }
    const servicePort = side === MAIN_PORT && !isGrpc ? 80 : (container ?? 80);
    const reason =
      servicePort === 80
        ? 'Callers inside the cluster use the usual HTTP port, whatever the container listens on.'
        : 'The Service offers the port under the number the container listens on.';
    draft.fillDefault(port(side, 'servicePort'), servicePort, reason);
    draft.fillDefault(port(side, 'protocol'), 'TCP', 'HTTP and gRPC run over TCP.');
  }
}
