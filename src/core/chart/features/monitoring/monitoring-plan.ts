import type { Monitoring } from '../../../blueprint/schema/observability.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';

/** How Prometheus finds the pods of a component that serves metrics. */
export interface MonitorPlan {
  readonly kind: Monitoring['kind'];
  /** Name of the port that serves metrics. */
  readonly port: string;
  /** Path of its values, relative to the component. */
  readonly path: readonly string[];
  readonly file: string;
}

/** The monitor of a component; undefined when it serves no metrics. */
export function planMonitor({ component }: ComponentPlan): MonitorPlan | undefined {
  const { monitoring } = component;
  if (monitoring?.port === undefined) return undefined;
  const isService = monitoring.kind === 'ServiceMonitor';
  return {
    kind: monitoring.kind,
    port: monitoring.port,
    path: ['monitoring', isService ? 'serviceMonitor' : 'podMonitor'],
    file: isService ? 'servicemonitor.yaml' : 'podmonitor.yaml',
  };
}

/** A Helm expression that is true while Prometheus reads the component's metrics; undefined when it has none. */
export function monitoredExpression(component: ComponentPlan, base: string): string | undefined {
  const monitor = planMonitor(component);
  return monitor === undefined ? undefined : readValue(base, ...monitor.path, 'enabled');
}
