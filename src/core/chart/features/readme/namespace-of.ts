import type { AssembledChart } from '../../chart-feature.js';

/** The namespace that examples show. */
export function namespaceOf({ plan }: AssembledChart): string {
  return plan.blueprint.chart.namespace ?? plan.chartName;
}
