import type { Monitoring } from '../../../blueprint/schema/observability.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import {
  ANY_OBJECT,
  BOOLEAN,
  NAME_OR_EMPTY,
  OBJECT_LIST,
  oneOf,
  PERCENT,
  SECONDS,
  STRING_MAP,
  URL_PATH,
} from '../../value-schemas.js';
import { hasClaims } from './alerts.js';
import { planMonitor, type MonitorPlan } from './monitoring-plan.js';

const observability = defineSection('Observability');
const network = defineSection('Network policy');

/** Longest wait for an answer that is planned; the Prometheus default. @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/ */
const SCRAPE_TIMEOUT_SECONDS = 10;

/** Values of everything that watches the component. */
export function monitoringValues(
  component: ComponentPlan,
  monitoring: Monitoring,
): readonly ValueDefinition[] {
  const monitor = planMonitor(component);
  return [
    ...(monitor === undefined ? [] : monitorValues(monitor, monitoring)),
    ...(monitor !== undefined && component.component.networkPolicy.enabled ? [namespaceValue()] : []),
    ...(monitoring.alerts ? alertValues(component, monitoring) : []),
    ...(monitoring.dashboard ? dashboardValues() : []),
  ];
}

function monitorValues(
  { kind, path, port }: MonitorPlan,
  { labels, path: metricsPath, intervalSeconds }: Monitoring,
): readonly ValueDefinition[] {
  const at = (field: string): string => [...path, field].join('.');
  const seconds = { ...SECONDS, minimum: 1 };
  return [
    observability(at('enabled'), `Makes a ${kind}; the Prometheus Operator has to be installed.`, BOOLEAN, {
      value: true,
      isSwitch: true,
    }),
    observability(at('labels'), 'Labels by which Prometheus selects its monitors.', STRING_MAP, {
      value: labels,
      example: { ...labels, release: 'prometheus' },
    }),
    observability(at('path'), `Path of the metrics on the port "${port}".`, URL_PATH, { value: metricsPath }),
    observability(at('intervalSeconds'), 'Seconds between two readings.', seconds, {
      value: intervalSeconds,
    }),
    observability(at('scrapeTimeoutSeconds'), 'Seconds after which a reading has failed.', seconds, {
      value: Math.min(SCRAPE_TIMEOUT_SECONDS, intervalSeconds),
    }),
    ...rareMonitorValues(at),
  ];
}

/** Fields of the endpoint that are accepted and that values.yaml does not list. */
function rareMonitorValues(at: (field: string) => string): readonly ValueDefinition[] {
  const relabelings = [{ action: 'labeldrop', regex: 'pod_template_hash' }];
  return [
    observability(
      at('sampleLimit'),
      'Most series of one reading.',
      { type: 'integer', minimum: 1 },
      {
        example: 50_000,
      },
    ),
    observability(at('scheme'), 'http or https.', oneOf('http', 'https'), {}),
    observability(at('honorLabels'), 'Labels of the application win over those of the target.', BOOLEAN, {
      example: true,
    }),
    observability(at('relabelings'), 'Changes to the labels of the target.', OBJECT_LIST, {
      example: relabelings,
    }),
    observability(at('metricRelabelings'), 'Changes to the labels of the metrics.', OBJECT_LIST, {}),
    observability(at('tlsConfig'), 'How the certificate is checked.', ANY_OBJECT, {}),
    observability(at('basicAuth'), 'Secret with user name and password.', ANY_OBJECT, {}),
  ];
}

function namespaceValue(): ValueDefinition {
  return network(
    'networkPolicy.monitoringNamespace',
    'Namespace of Prometheus, which may call the metrics port; empty: pods of any namespace may.',
    NAME_OR_EMPTY,
    { value: 'monitoring' },
  );
}

function alertValues(component: ComponentPlan, { labels }: Monitoring): readonly ValueDefinition[] {
  return [
    observability(
      'monitoring.alerts.enabled',
      'Makes a PrometheusRule with alerts about the workload.',
      BOOLEAN,
      { value: true, isSwitch: true },
    ),
    observability('monitoring.alerts.labels', 'Labels by which Prometheus selects its rules.', STRING_MAP, {
      value: labels,
      example: { ...labels, role: 'alert-rules' },
    }),
    observability(
      'monitoring.alerts.alertLabels',
      'Labels of every alert, by which it is routed.',
      STRING_MAP,
      {
        value: {},
        example: { team: 'platform' },
      },
    ),
    ...thresholdValues(component),
    observability('monitoring.alerts.extraRules', 'Further rules as Prometheus writes them.', OBJECT_LIST, {
      value: [],
      example: [{ alert: 'AlwaysFiring', expr: 'vector(1)' }],
    }),
  ];
}

/** What counts as too full and too late; figures of ours. */
function thresholdValues(component: ComponentPlan): readonly ValueDefinition[] {
  return [
    ...(hasClaims(component)
      ? [
          observability('monitoring.alerts.volumePercent', 'Use of a volume that is too much.', PERCENT, {
            value: 85,
          }),
        ]
      : []),
    ...(component.workload.kind === 'CronJob'
      ? [
          observability('monitoring.alerts.lateSeconds', 'Seconds after which a run is late.', SECONDS, {
            value: Math.max(600, component.component.schedule?.startingDeadlineSeconds ?? 0),
          }),
        ]
      : []),
  ];
}

function dashboardValues(): readonly ValueDefinition[] {
  return [
    observability(
      'monitoring.dashboard.enabled',
      'Makes a ConfigMap with a dashboard for Grafana.',
      BOOLEAN,
      {
        value: true,
        isSwitch: true,
      },
    ),
    observability(
      'monitoring.dashboard.labels',
      "Labels by which Grafana's sidecar selects dashboards.",
      STRING_MAP,
      { value: { grafana_dashboard: '1' } },
    ),
    observability(
      'monitoring.dashboard.annotations',
      'Annotations of the ConfigMap, for example the folder of the dashboard.',
      STRING_MAP,
      { value: {}, example: { grafana_folder: 'Applications' } },
    ),
  ];
}
