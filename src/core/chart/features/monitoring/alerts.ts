import type { TemplateFragment } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { listScalers, type ScalerKey } from '../pod/replicas.js';
import { planMonitor } from './monitoring-plan.js';

/** The alerts that make sense for the kind of workload and what it has, the worst first. */
export function listAlerts(component: ComponentPlan): readonly TemplateFragment[] {
  return [
    ...targetAlerts(component),
    { text: 'monitoring/alerts/crash-looping.tpl' },
    ...KIND_ALERTS[component.workload.kind],
    ...listScalers(component).map((scaler): TemplateFragment => ({
      text: 'monitoring/alerts/autoscaler-at-maximum.tpl',
      variables: { scaler, autoscaler: AUTOSCALER_NAMES[scaler] },
    })),
    ...(hasClaims(component) ? [{ text: 'monitoring/alerts/volume-almost-full.tpl' } as const] : []),
  ];
}

/** True when the component keeps data on volumes that can become full. */
export function hasClaims({ component }: ComponentPlan): boolean {
  return Object.values(component.volumes ?? {}).some(
    ({ kind }) => kind === 'claim' || kind === 'existingClaim',
  );
}

const KIND_ALERTS: Readonly<Record<ComponentPlan['workload']['kind'], readonly TemplateFragment[]>> = {
  Deployment: [{ text: 'monitoring/alerts/not-ready-deployment.tpl' }],
  StatefulSet: [{ text: 'monitoring/alerts/not-ready-statefulset.tpl' }],
  DaemonSet: [{ text: 'monitoring/alerts/not-ready-daemonset.tpl' }],
  Job: [{ text: 'monitoring/alerts/job-failed.tpl' }],
  CronJob: [{ text: 'monitoring/alerts/cronjob-failed.tpl' }, { text: 'monitoring/alerts/cronjob-late.tpl' }],
};

/** KEDA names the autoscaler it makes itself. @see https://keda.sh/docs/latest/concepts/scaling-deployments/ */
const AUTOSCALER_NAMES: Readonly<Record<ScalerKey, string>> = {
  autoscaling: '$name',
  eventScaling: '(printf "keda-hpa-%s" $name)',
};

/** Names of the jobs that the Prometheus Operator gives targets. @see https://prometheus-operator.dev/docs/api-reference/api/ (jobLabel) */
const JOB_NAMES = { ServiceMonitor: '$name', PodMonitor: '(printf "%s/%s" $namespace $name)' } as const;

function targetAlerts(component: ComponentPlan): readonly TemplateFragment[] {
  const monitor = planMonitor(component);
  if (monitor === undefined) return [];
  return [{ text: 'monitoring/alerts/target-down.tpl', variables: { job: JOB_NAMES[monitor.kind] } }];
}

/** Letters and digits of the names that Kubernetes makes up. @see https://github.com/kubernetes/apimachinery/blob/v0.34.0/pkg/util/rand/rand.go (alphanums) */
const RANDOM = '[bcdfghjklmnpqrstvwxz2456789]';

/** What each kind of workload adds to its name in the names of its pods, as a regular expression. */
export const POD_SUFFIXES: Readonly<Record<ComponentPlan['workload']['kind'], string>> = {
  Deployment: `-${RANDOM}{1,10}-${RANDOM}{5}`,
  StatefulSet: '-[0-9]+',
  DaemonSet: `-${RANDOM}{5}`,
  Job: `(-.+)?-${RANDOM}{5}`,
  CronJob: `-[0-9]+-${RANDOM}{5}`,
};
