import type { Monitoring } from '../../../blueprint/schema/observability.js';
import type { ChartFeature, SlotFill, TemplateFile } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';
import { writeInlineYaml } from '../../write-yaml.js';
import { workloadNameHelper } from '../pod/workload-name.js';
import { listAlerts, POD_SUFFIXES } from './alerts.js';
import { dashboardPanels } from './dashboard-panels.js';
import { planMonitor } from './monitoring-plan.js';
import { monitoringSuites } from './monitoring-suites.js';
import { monitoringValues } from './monitoring-values.js';

/** What watches a component: a monitor of its metrics, alerts about its workload, and a dashboard. */
export const monitoringFeature: ChartFeature = {
  name: 'monitoring',
  forComponent: (component) => {
    const { monitoring } = component.component;
    return monitoring === undefined
      ? {}
      : {
          values: monitoringValues(component, monitoring),
          fills: [...monitorFills(component), ...namedTemplates(component, monitoring)],
          templates: [
            ...monitorTemplates(component),
            ...(monitoring.alerts ? [ruleTemplate(component)] : []),
            ...(monitoring.dashboard ? DASHBOARD : []),
          ],
          suites: monitoringSuites(component, monitoring),
        };
  },
};

/** Template variables of the monitor, for templates and for named templates. */
function monitorVariables(component: ComponentPlan, base: string): Readonly<Record<string, string>> {
  const monitor = planMonitor(component);
  if (monitor === undefined) return {};
  const path = [...(component.section === undefined ? [] : [component.section]), ...monitor.path];
  return {
    monitor: readValue(base, ...monitor.path),
    'monitor-path': path.join('.'),
    port: writeInlineYaml(monitor.port),
  };
}

const inTemplate = ({ section }: ComponentPlan): string => (section === undefined ? '.Values' : '$c');

function monitorFills(component: ComponentPlan): readonly SlotFill[] {
  if (planMonitor(component) === undefined) return [];
  const scope = component.section === undefined ? '.Values' : `.Values.${component.section}`;
  return [
    {
      slot: 'validations',
      text: 'monitoring/validations.tpl',
      variables: monitorVariables(component, scope),
    },
    ...(component.component.networkPolicy.enabled
      ? [
          {
            slot: 'network-policy-ingress',
            text: 'monitoring/from-prometheus.tpl',
            variables: monitorVariables(component, inTemplate(component)),
          } as const,
        ]
      : []),
  ];
}

function monitorTemplates(component: ComponentPlan): readonly TemplateFile[] {
  const monitor = planMonitor(component);
  if (monitor === undefined) return [];
  return [
    {
      path: monitor.file,
      text:
        monitor.kind === 'ServiceMonitor' ? 'monitoring/service-monitor.yaml' : 'monitoring/pod-monitor.yaml',
      variables: monitorVariables(component, inTemplate(component)),
      lines: {
        'not-headless':
          component.workload.kind === 'StatefulSet' ? [{ text: 'monitoring/not-headless.tpl' }] : [],
      },
    },
  ];
}

function namedTemplates(component: ComponentPlan, { alerts, dashboard }: Monitoring): readonly SlotFill[] {
  const { kind } = component.workload;
  const name = workloadNameHelper(component);
  return [
    ...(alerts || dashboard
      ? [
          {
            slot: 'helpers',
            text: 'monitoring/pod-pattern.tpl',
            variables: { kind, 'workload-name': name, 'pod-suffix': POD_SUFFIXES[kind] },
          } as const,
        ]
      : []),
    ...(dashboard
      ? [
          {
            slot: 'helpers',
            text: 'monitoring/dashboard.tpl',
            variables: { 'workload-name': name },
            lines: { panels: dashboardPanels(component) },
          } as const,
        ]
      : []),
  ];
}

function ruleTemplate(component: ComponentPlan): TemplateFile {
  return {
    path: 'prometheusrule.yaml',
    text: 'monitoring/prometheus-rule.yaml',
    variables: { 'workload-name': workloadNameHelper(component) },
    lines: { alerts: listAlerts(component) },
  };
}

const DASHBOARD: readonly TemplateFile[] = [{ path: 'dashboard.yaml', text: 'monitoring/dashboard.yaml' }];
