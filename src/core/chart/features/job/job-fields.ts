import type { SlotFill, TemplateFragment } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';

/** Fields of a Job's specification that can be changed while it exists. */
export function jobFields({ component: { job }, workload }: ComponentPlan): readonly TemplateFragment[] {
  return [
    { text: 'job/limits.tpl' },
    ...(workload.kind === 'Job' ? [{ text: 'job/time-to-live.tpl' } as const] : []),
    ...(job?.parallelism === undefined ? [] : [{ text: 'job/parallelism.tpl' } as const]),
  ];
}

/**
 * Fields beside the pod template that cannot be changed.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy (needs `restartPolicy: Never`)
 */
export function jobRunFields({ component: { job } }: ComponentPlan): readonly TemplateFragment[] {
  return [
    ...(job?.completions === undefined ? [] : [{ text: 'job/completions.tpl' } as const]),
    ...(job?.completionMode === undefined ? [] : [{ text: 'job/completion-mode.tpl' } as const]),
    { text: 'job/pod-failure-policy.tpl' },
  ];
}

/** What the pods of Jobs and CronJobs have in common. */
export const RESTART_NEVER: SlotFill = { slot: 'restart-policy', text: 'job/restart-never.tpl' };
