import type { ComponentPlan } from '../../chart-plan.js';

/**
 * Named template with the name of the object that runs the pods. Those of a StatefulSet and a CronJob are shorter, because
 * Kubernetes makes label values of them; that of a Job begins with this one.
 */
export function workloadNameHelper({ workload, prefix }: ComponentPlan): string {
  const helpers = { StatefulSet: 'statefulSetName', CronJob: 'cronJobName' } as const;
  const { kind } = workload;
  return `${prefix}.${kind === 'StatefulSet' || kind === 'CronJob' ? helpers[kind] : 'fullname'}`;
}
