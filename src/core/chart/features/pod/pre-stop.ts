import type { ComponentPlan } from '../../chart-plan.js';

/** True when the pods wait before they are told to stop: something may still be sending them requests. */
export function hasPreStop({ hasService, workload }: ComponentPlan): boolean {
  return workload.isLongRunning && hasService;
}
