import { sortedEntries, type ComponentPlan } from '../../chart-plan.js';

/** A port as a rule of a NetworkPolicy names it. */
export interface PolicyPort {
  readonly port: string | number;
  readonly protocol: 'TCP' | 'UDP';
}

/**
 * Port of Linkerd's proxy. Traffic that it does not understand, such as that of databases, comes to this port instead of
 * the application's own. @see https://linkerd.io/2/features/protocol-detection/ (opaque ports)
 */
const LINKERD_INBOUND: PolicyPort = { port: 4143, protocol: 'TCP' };

/** The ports of a component that a rule opens: one of them by name, or all; in a mesh of Linkerd the proxy's too. */
export function policyPorts({ component }: ComponentPlan, only?: string): readonly PolicyPort[] {
  const own = sortedEntries(component.ports)
    .filter(([name]) => only === undefined || name === only)
    .map(([name, { protocol }]): PolicyPort => ({ port: name, protocol }));
  return [...own, ...proxyPorts({ component })];
}

/** Ports of the mesh's proxy that callers may use instead of the application's. */
export function proxyPorts({ component }: Pick<ComponentPlan, 'component'>): readonly PolicyPort[] {
  return component.mesh?.kind === 'linkerd' ? [LINKERD_INBOUND] : [];
}
