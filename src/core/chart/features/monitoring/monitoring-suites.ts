import type { Monitoring } from '../../../blueprint/schema/observability.js';
import type { JsonObject } from '../../../ports/json.js';
import type { UnitTest, UnitTestSuite, ValueSetting } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { listScalers, withoutScalers } from '../pod/replicas.js';
import { hasClaims } from './alerts.js';
import { planMonitor, type MonitorPlan } from './monitoring-plan.js';

/** helm-unittest cases of everything that watches the component. */
export function monitoringSuites(component: ComponentPlan, monitoring: Monitoring): readonly UnitTestSuite[] {
  const monitor = planMonitor(component);
  return [
    ...(monitor === undefined ? [] : monitorSuites(component, monitor)),
    ...(monitoring.alerts ? [{ template: 'prometheusrule.yaml', tests: alertTests(component) }] : []),
    ...(monitoring.dashboard ? [{ template: 'dashboard.yaml', tests: dashboardTests() }] : []),
  ];
}

const nothing = (it: string, path: readonly string[]): UnitTest => ({
  it,
  set: [{ path, value: false }],
  asserts: [{ hasDocuments: { count: 0 } }],
});

function monitorSuites(component: ComponentPlan, monitor: MonitorPlan): readonly UnitTestSuite[] {
  const { networkPolicy } = component.component;
  return [
    { template: monitor.file, tests: monitorTests(monitor) },
    { template: component.workload.file, tests: [timeoutTest(component, monitor)] },
    ...(networkPolicy.enabled ? [{ template: 'networkpolicy.yaml', tests: [networkTest(monitor)] }] : []),
  ];
}

function monitorTests({ kind, path, port }: MonitorPlan): readonly UnitTest[] {
  const endpoint = kind === 'ServiceMonitor' ? 'spec.endpoints[0]' : 'spec.podMetricsEndpoints[0]';
  const set = (field: string, value: ValueSetting['value']): ValueSetting => ({
    path: [...path, field],
    value,
  });
  return [
    {
      it: 'reads the metrics port by its name, of pods that a new version does not change',
      set: [set('intervalSeconds', 45), set('scrapeTimeoutSeconds', 7), set('labels', { release: 'given' })],
      asserts: [
        { isKind: { of: kind } },
        { equal: { path: `${endpoint}.port`, value: port } },
        { equal: { path: `${endpoint}.interval`, value: '45s' } },
        { equal: { path: `${endpoint}.scrapeTimeout`, value: '7s' } },
        { equal: { path: 'metadata.labels.release', value: 'given' } },
        { notExists: { path: 'spec.selector.matchLabels["app.kubernetes.io/version"]' } },
      ],
    },
    {
      it: 'passes on what values.yaml does not list',
      set: [set('honorLabels', true), set('sampleLimit', 1000)],
      asserts: [
        { equal: { path: `${endpoint}.honorLabels`, value: true } },
        { equal: { path: 'spec.sampleLimit', value: 1000 } },
      ],
    },
    nothing('is not made when it is switched off', [...path, 'enabled']),
  ];
}

function timeoutTest({ section }: ComponentPlan, { path }: MonitorPlan): UnitTest {
  const shown = [...(section === undefined ? [] : [section]), ...path].join('\\.');
  return {
    it: 'refuses a reading that may take longer than the time to the next',
    set: [
      { path: [...path, 'intervalSeconds'], value: 10 },
      { path: [...path, 'scrapeTimeoutSeconds'], value: 11 },
    ],
    asserts: [{ failedTemplate: { errorPattern: `${shown}\\.scrapeTimeoutSeconds is greater` } }],
  };
}

function networkTest({ port }: MonitorPlan): UnitTest {
  return {
    it: 'lets Prometheus in, and only to the metrics port',
    set: [{ path: ['networkPolicy', 'monitoringNamespace'], value: 'given-namespace' }],
    asserts: [
      {
        contains: {
          path: 'spec.ingress',
          content: {
            from: [
              { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'given-namespace' } } },
            ],
            ports: [{ port, protocol: 'TCP' }],
          },
        },
      },
    ],
  };
}

const NOT_READY = 'PodsNotReady';

/** Alerts that tell the kinds of workloads apart. */
const KIND_ALERTS: Readonly<Record<ComponentPlan['workload']['kind'], readonly string[]>> = {
  Deployment: [NOT_READY],
  StatefulSet: [NOT_READY],
  DaemonSet: [NOT_READY],
  Job: ['JobFailed'],
  CronJob: ['CronJobFailed', 'CronJobLate'],
};

function alertTests(component: ComponentPlan): readonly UnitTest[] {
  const names = [
    'ContainerCrashLooping',
    ...KIND_ALERTS[component.workload.kind],
    ...(hasClaims(component) ? ['VolumeAlmostFull'] : []),
  ];
  const alert = (name: string): string => `spec.groups[0].rules[?(@.alert == "${name}")]`;
  return [
    {
      it: `has the alerts that a ${component.workload.kind} needs, each with what to do`,
      set: [{ path: ['monitoring', 'alerts', 'alertLabels'], value: { team: 'given' } }],
      asserts: [
        { isKind: { of: 'PrometheusRule' } },
        ...names.flatMap((name): readonly JsonObject[] => [
          { exists: { path: `${alert(name)}.annotations.summary` } },
          { exists: { path: `${alert(name)}.annotations.action` } },
          { equal: { path: `${alert(name)}.labels.team`, value: 'given' } },
        ]),
      ],
    },
    ...listScalers(component).map((scaler): UnitTest => ({
      it: `warns when ${scaler} has reached its maximum`,
      set: [...withoutScalers(component), { path: [scaler, 'enabled'], value: true }],
      asserts: [{ exists: { path: `${alert('AutoscalerAtMaximum')}.expr` } }],
    })),
    nothing('is not made when alerts are switched off', ['monitoring', 'alerts', 'enabled']),
  ];
}

function dashboardTests(): readonly UnitTest[] {
  return [
    {
      it: 'has the label by which Grafana finds it',
      set: [{ path: ['monitoring', 'dashboard', 'labels'], value: { given: 'yes' } }],
      asserts: [{ isKind: { of: 'ConfigMap' } }, { equal: { path: 'metadata.labels.given', value: 'yes' } }],
    },
    nothing('is not made when it is switched off', ['monitoring', 'dashboard', 'enabled']),
  ];
}
