import type { AssembledChart } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { renderTemplate } from '../../render-template.js';

/** What keeps the chart serving, by component. */
export function availabilitySection({ plan }: AssembledChart): readonly string[] {
  const lines = plan.components.map(describeComponent);
  return renderTemplate('readme/availability.md', {}, new Map([['components', lines]])).split('\n');
}

function describeComponent(plan: ComponentPlan): string {
  const { scaling, disruption } = plan.component;
  const path = plan.section === undefined ? '' : `${plan.section}.`;
  const scale =
    scaling.autoscaling?.enabled === true
      ? `runs ${scaling.autoscaling.minReplicas} to ${scaling.autoscaling.maxReplicas} pods as load asks (\`${path}autoscaling\`)`
      : `runs ${scaling.replicas} ${scaling.replicas === 1 ? 'pod' : 'pods'} (\`${path}replicaCount\`)`;
  const budget = disruption.enabled
    ? `; node maintenance may take only few at once (\`${path}pdb\`)`
    : '; nothing limits evictions by node maintenance';
  return `- ${plan.name} ${scale}${budget}.`;
}
