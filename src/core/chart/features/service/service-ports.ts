import type { Component } from '../../../blueprint/schema/component.js';
import { sortedEntries, type ComponentPlan } from '../../chart-plan.js';

type ComponentPort = Component['ports'][string];

/** Name that a port for metrics has by convention; a component that is not monitored may have one, too. */
const METRICS = 'metrics';

/** True when the Blueprint opens the Service to the outside of the cluster. */
export function isOutside({ service: { type } }: Component): boolean {
  return type !== 'ClusterIP';
}

/**
 * Name of the port that nobody but Prometheus reads; undefined when the component has none, or no other port. Metrics say
 * much about an application, so a Service that is open to the outside never leads to them.
 */
export function metricsOnlyPort({ component, callers, routes }: ComponentPlan): string | undefined {
  const name = component.monitoring?.port ?? METRICS;
  const isCalled =
    callers.some(({ port }) => port === name) || routes.some(({ route }) => route.port === name);
  return name in component.ports && !isCalled && Object.keys(component.ports).length > 1 ? name : undefined;
}

/**
 * What a port speaks, in words that a Gateway understands; undefined when nobody knows.
 *
 * Kubernetes has a name for HTTP/2 without TLS and none for gRPC, which is carried by it; Istio knows `grpc` and tells more of it.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function servedProtocol(
  { appProtocol }: ComponentPort,
  { mesh }: Component,
): ComponentPort['appProtocol'] {
  return appProtocol === 'grpc' && mesh?.kind !== 'istio' ? 'kubernetes.io/h2c' : appProtocol;
}

/** The ports of the Service, sorted by name. */
export function listServicePorts(plan: ComponentPlan): readonly (readonly [string, ComponentPort])[] {
  return isOutside(plan.component) ? listCalledPorts(plan) : sortedEntries(plan.component.ports);
}

/** The ports for callers: those of the Service without the one that only Prometheus reads. */
export function listCalledPorts(plan: ComponentPlan): readonly (readonly [string, ComponentPort])[] {
  const hidden = metricsOnlyPort(plan);
  return sortedEntries(plan.component.ports).filter(([name]) => name !== hidden);
}
