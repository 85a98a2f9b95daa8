import type { AssembledChart } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { hasAccess } from '../access/access.js';
import { planMonitor } from '../monitoring/monitoring-plan.js';
import { renderTemplate } from '../../render-template.js';
import { routesTo } from '../exposure/routes-to.js';
import { controllerNames } from '../network-policy/controller-labels.js';
import { testedPort } from '../test-hook/tested-port.js';

/** Who may call whom, by component; nothing when no component has a NetworkPolicy. */
export function networkSection({ plan }: AssembledChart): readonly string[] {
  const closed = plan.components.filter(({ component }) => component.networkPolicy.enabled);
  if (closed.length === 0) return [];
  const lines = closed.map((component) => describeComponent(component, plan));
  const listening = closed.filter(({ hasService }) => hasService).map(({ name }) => name);
  const slots = new Map([
    ['components', lines],
    ['listening', listening],
  ]);
  return renderTemplate('readme/network.md', {}, slots).split('\n');
}

function describeComponent(plan: ComponentPlan, chart: ChartPlan): string {
  const { networkPolicy } = plan.component;
  const callers = [
    ...plan.callers.map(({ peer }) => peer),
    ...(routesTo(plan, chart).length > 0 ? [controllerNames(plan, chart)] : []),
    ...(networkPolicy.allowSameNamespace && plan.hasService ? ['every pod of the namespace'] : []),
    ...(testedPort(plan) === undefined ? [] : ['the pod of `helm test`']),
    ...(planMonitor(plan) === undefined ? [] : ['Prometheus']),
  ];
  const calls = [
    'name resolution',
    ...plan.calls.map(({ peer }) => peer),
    ...plan.dependencies.map(({ name, port }) => `${name} (port ${port})`),
    ...(hasAccess(plan) ? ['the Kubernetes API'] : []),
    ...(plan.component.telemetry === undefined ? [] : ['the collector of OpenTelemetry']),
    ...(networkPolicy.allowInternet ? ['any address but the metadata service'] : []),
  ];
  const by = callers.length === 0 ? 'nobody' : listNames(callers);
  return `- ${plan.name} may be called by ${by}, and may call ${listNames(calls)}. Everything else is closed.`;
}

function listNames(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
