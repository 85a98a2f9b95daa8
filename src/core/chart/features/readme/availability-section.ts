import type { AssembledChart } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { renderTemplate } from '../../render-template.js';
import { hasPreStop } from '../pod/pre-stop.js';

/** What keeps the chart serving, by component; nothing when no component runs until it is stopped. */
export function availabilitySection({ plan }: AssembledChart): readonly string[] {
  const serving = plan.components.filter(({ workload }) => workload.isLongRunning);
  if (serving.length === 0) return [];
  const notes = [
    ...(serving.some(({ workload }) => workload.kind === 'Deployment')
      ? ['- Rollouts start a new pod before they stop an old one.']
      : []),
    ...(serving.some(hasPreStop) ? ['- A stopping pod keeps serving for `preStopSeconds`.'] : []),
    ...(serving.some(({ workload }) => workload.isReplicated)
      ? ['- Pods spread over zones and, by `spread`, over nodes. `required` needs as many nodes as pods.']
      : []),
  ];
  const lines = [...serving.map(describeComponent), ...notes];
  return renderTemplate('readme/availability.md', {}, new Map([['components', lines]])).split('\n');
}

function describeComponent(plan: ComponentPlan): string {
  if (plan.workload.kind === 'DaemonSet') return describeDaemonSet(plan);
  const { scaling, disruption } = plan.component;
  const path = pathOf(plan);
  const scale =
    scaling.autoscaling?.enabled === true
      ? `runs ${scaling.autoscaling.minReplicas} to ${scaling.autoscaling.maxReplicas} pods as load asks (\`${path}autoscaling\`)`
      : `runs ${scaling.replicas} ${scaling.replicas === 1 ? 'pod' : 'pods'} (\`${path}replicaCount\`)`;
  const budget = disruption.enabled
    ? `; node maintenance may take only few at once (\`${path}pdb\`)`
    : '; nothing limits evictions by node maintenance';
  return `- ${plan.name} ${scale}${budget}.`;
}

function describeDaemonSet(plan: ComponentPlan): string {
  const path = pathOf(plan);
  return (
    `- ${plan.name} runs one pod on each node that \`${path}nodeSelector\`, \`${path}affinity\` and \`${path}tolerations\` allow; ` +
    `a rollout replaces few at once (\`${path}updateStrategy\`).`
  );
}

function pathOf({ section }: ComponentPlan): string {
  return section === undefined ? '' : `${section}.`;
}
