import type { AssembledChart } from '../../chart-feature.js';
import { renderTemplate } from '../../render-template.js';
import { namespaceOf } from './namespace-of.js';

/** How the chart's own namespace and Helm's get along; nothing when the namespace is somebody else's. */
export function namespaceSection(chart: AssembledChart): readonly string[] {
  const { ownNamespace } = chart.plan.blueprint.chart;
  if (ownNamespace === undefined) return [];
  return renderTemplate('readme/namespace.md', {
    standard: ownNamespace.podSecurity,
    quota:
      ownNamespace.quota === undefined ? '' : ', limits what all pods together may take (`namespace.quota`)',
    namespace: namespaceOf(chart),
  }).split('\n');
}
