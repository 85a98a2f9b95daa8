import type { TemplateFragment } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';

/** One line of a panel: its name and the arguments of Helm's `printf` that give the PromQL expression. */
type Query = readonly [legend: string, format: string, ...labels: readonly ('$pods' | '$container')[]];

interface Panel {
  readonly title: string;
  readonly kind: 'stat' | 'time-series';
  /** Unit of Grafana. @see https://grafana.com/docs/grafana/latest/panels-visualizations/configure-standard-options/#unit */
  readonly unit: string;
  readonly queries: readonly Query[];
}

/** Width of Grafana's grid in columns. */
const GRID_COLUMNS = 24;
const HEIGHTS = { stat: 4, 'time-series': 8 } as const;

/**
 * Panels of every workload, from metrics that every cluster with kube-state-metrics has.
 *
 * @see https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics/workload
 * @see https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md
 */
const PANELS: readonly Panel[] = [
  {
    title: 'Ready pods',
    kind: 'stat',
    unit: 'short',
    queries: [['ready', 'sum(kube_pod_status_ready{%s,condition="true"})', '$pods']],
  },
  {
    title: 'Restarts in an hour',
    kind: 'stat',
    unit: 'short',
    queries: [['restarts', 'sum(increase(kube_pod_container_status_restarts_total{%s}[1h]))', '$pods']],
  },
  {
    title: 'CPU',
    kind: 'time-series',
    unit: 'short',
    queries: [
      ['{{pod}}', 'sum by (pod) (rate(container_cpu_usage_seconds_total{%s}[5m]))', '$container'],
      ['request', 'max(kube_pod_container_resource_requests{%s,resource="cpu"})', '$container'],
      ['limit', 'max(kube_pod_container_resource_limits{%s,resource="cpu"})', '$container'],
    ],
  },
  {
    title: 'Memory',
    kind: 'time-series',
    unit: 'bytes',
    queries: [
      ['{{pod}}', 'sum by (pod) (container_memory_working_set_bytes{%s})', '$container'],
      ['request', 'max(kube_pod_container_resource_requests{%s,resource="memory"})', '$container'],
      ['limit', 'max(kube_pod_container_resource_limits{%s,resource="memory"})', '$container'],
    ],
  },
  {
    title: 'Pods',
    kind: 'time-series',
    unit: 'short',
    queries: [['{{phase}}', 'sum by (phase) (kube_pod_status_phase{%s})', '$pods']],
  },
  {
    title: 'Network',
    kind: 'time-series',
    unit: 'Bps',
    queries: [
      ['received', 'sum(rate(container_network_receive_bytes_total{%s}[5m]))', '$pods'],
      ['sent', 'sum(rate(container_network_transmit_bytes_total{%s}[5m]))', '$pods'],
    ],
  },
];

/** Says whether Prometheus reaches the metrics of the component itself. */
function targetPanel({ component }: ComponentPlan): readonly Panel[] {
  if (component.monitoring?.port === undefined) return [];
  return [
    {
      title: 'Metrics read',
      kind: 'stat',
      unit: 'short',
      queries: [['targets', 'sum(up{%s})', '$pods']],
    },
  ];
}

/** The panels of a component, in rows of two, the single figures on top. */
export function dashboardPanels(component: ComponentPlan): readonly TemplateFragment[] {
  const panels = [...targetPanel(component), ...PANELS];
  const figures = panels.filter(({ kind }) => kind === 'stat');
  return panels.map((panel, index) => {
    const isFigure = index < figures.length;
    const place = isFigure ? index : index - figures.length;
    const width = GRID_COLUMNS / (isFigure ? figures.length : 2);
    return {
      text: isFigure ? 'monitoring/panel-stat.tpl' : 'monitoring/panel-time-series.tpl',
      variables: {
        id: String(index + 1),
        title: panel.title,
        unit: panel.unit,
        x: String(isFigure ? place * width : (place % 2) * width),
        y: String(isFigure ? 0 : HEIGHTS.stat + Math.floor(place / 2) * HEIGHTS['time-series']),
        width: String(width),
        height: String(HEIGHTS[panel.kind]),
      },
      lines: { queries: panel.queries.map(query) },
    };
  });
}

function query([legend, format, ...labels]: Query, index: number): TemplateFragment {
  return {
    text: 'monitoring/query.tpl',
    variables: {
      ref: String.fromCharCode('A'.charCodeAt(0) + index),
      // Grafana's own placeholders look like Helm's.
      legend: legend.startsWith('{{') ? `{{ ${JSON.stringify(legend)} | quote }}` : legend,
      query: [JSON.stringify(format), ...labels].join(' '),
    },
  };
}
