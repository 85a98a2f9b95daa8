import type { Monitoring } from '../../../blueprint/schema/observability.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';
import { isOutside, metricsOnlyPort } from '../service/service-ports.js';

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
export function planMonitor(plan: ComponentPlan): MonitorPlan | undefined {
  const { monitoring } = plan.component;
  if (monitoring?.port === undefined) return undefined;
  // A Service that is open to the outside does not lead to the port: Prometheus asks the pods themselves.
  const isHidden = isOutside(plan.component) && metricsOnlyPort(plan) === monitoring.port;
  const isService = monitoring.kind === 'ServiceMonitor' && !isHidden;
  return {
    kind: isService ? 'ServiceMonitor' : 'PodMonitor',
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
