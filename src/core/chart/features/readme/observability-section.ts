import type { AssembledChart } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { renderTemplate } from '../../render-template.js';
import { planMonitor } from '../monitoring/monitoring-plan.js';
import { codeCell } from './escape-markdown.js';

/** What watches each component; nothing when no component is watched. */
export function observabilitySection({ plan }: AssembledChart): readonly string[] {
  const lines = plan.components.flatMap(describeComponent);
  if (lines.length === 0) return [];
  const isWatched = plan.components.some(({ component }) => component.monitoring !== undefined);
  const monitors = isWatched ? renderTemplate('readme/observability-monitors.md', {}).split('\n') : [];
  const slots = new Map([
    ['components', lines],
    ['monitors', monitors],
  ]);
  return renderTemplate('readme/observability.md', {}, slots).split('\n');
}

function describeComponent(component: ComponentPlan): readonly string[] {
  return [...describeMonitoring(component), ...describeTelemetry(component)];
}

function describeMonitoring(plan: ComponentPlan): readonly string[] {
  const { monitoring } = plan.component;
  const path = plan.section === undefined ? '' : `${plan.section}.`;
  const monitor = planMonitor(plan);
  if (monitoring === undefined) return [];
  const parts = [
    ...(monitor === undefined
      ? []
      : [
          `Prometheus reads ${codeCell(monitoring.path)} on its port ${codeCell(monitor.port)} every ${monitoring.intervalSeconds} s (${codeCell(path + monitor.path.join('.'))})`,
        ]),
    ...(monitoring.alerts ? [`alerts say what happened and what to do (\`${path}monitoring.alerts\`)`] : []),
    ...(monitoring.dashboard
      ? [`Grafana's sidecar loads a dashboard (\`${path}monitoring.dashboard\`)`]
      : []),
  ];
  return parts.length === 0 ? [] : [`- ${plan.name}: ${parts.join('; ')}.`];
}

function describeTelemetry(plan: ComponentPlan): readonly string[] {
  const { telemetry } = plan.component;
  if (telemetry === undefined) return [];
  const path = plan.section === undefined ? '' : `${plan.section}.`;
  return [
    `- ${plan.name} gets the variables that OpenTelemetry reads, for the collector at ${codeCell(telemetry.endpoint)} (\`${path}telemetry\`).`,
  ];
}
