import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { startupSeconds } from '../pod/startup-seconds.js';

/** What Helm waits for when nobody says how long. @see https://helm.sh/docs/helm/helm_upgrade/ */
const STANDARD_MINUTES = 5;
/** Time for scheduling and for pulling an image. */
const MARGIN_SECONDS = 60;

/** ` --timeout …` for charts whose slowest start or hook takes longer than Helm waits by itself; empty for all others. */
export function timeoutFlag({ components }: ChartPlan): string {
  const seconds = Math.max(0, ...components.map(waitSeconds));
  const minutes = Math.ceil((seconds + MARGIN_SECONDS) / 60);
  return minutes > STANDARD_MINUTES ? ` --timeout ${minutes}m` : '';
}

/** Pods of a StatefulSet start one after the other. */
function waitSeconds({ component, workload }: ComponentPlan): number {
  if (component.job?.hook !== undefined) return component.job.activeDeadlineSeconds;
  const inOrder =
    workload.kind === 'StatefulSet' && component.statefulSet?.podManagementPolicy !== 'Parallel';
  return startupSeconds(component) * (inOrder ? Math.max(1, component.scaling.replicas) : 1);
}
