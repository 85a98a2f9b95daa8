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

/** The ports of the Service, sorted by name. */
export function listServicePorts(plan: ComponentPlan): readonly (readonly [string, ComponentPort])[] {
  return isOutside(plan.component) ? listCalledPorts(plan) : sortedEntries(plan.component.ports);
}

/** The ports for callers: those of the Service without the one that only Prometheus reads. */
export function listCalledPorts(plan: ComponentPlan): readonly (readonly [string, ComponentPort])[] {
  const hidden = metricsOnlyPort(plan);
  return sortedEntries(plan.component.ports).filter(([name]) => name !== hidden);
}
