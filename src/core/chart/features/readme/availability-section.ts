import type { Scaling } from '../../../blueprint/schema/scaling.js';
import type { AssembledChart } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { codeCell } from './escape-markdown.js';
import { renderTemplate } from '../../render-template.js';

/** What keeps the chart serving, by component. */
export function availabilitySection({ plan }: AssembledChart): readonly string[] {
  const lines = [...plan.components.map(describeComponent), ...plan.components.flatMap(describeDevices)];
  return renderTemplate('readme/availability.md', {}, new Map([['components', lines]])).split('\n');
}

function describeComponent(plan: ComponentPlan): string {
  const { scaling, disruption } = plan.component;
  const path = plan.section === undefined ? '' : `${plan.section}.`;
  const scale = describeScale(scaling, path);
  const budget = disruption.enabled
    ? `; node maintenance may take only few at once (\`${path}pdb\`)`
    : '; nothing limits evictions by node maintenance';
  const vertical =
    scaling.vertical === undefined
      ? ''
      : `; a VerticalPodAutoscaler ${scaling.vertical.updateMode === 'Off' ? 'recommends' : 'sets'} requests (\`${path}verticalScaling\`)`;
  return `- ${plan.name} ${scale}${budget}${vertical}.`;
}

/** Pods that need a device of the node are not started before another one gives its own up. */
function describeDevices({ name, component }: ComponentPlan): readonly string[] {
  const { gpu } = component.resources;
  if (gpu === undefined) return [];
  return [
    `- Each pod of ${name} takes ${gpu.count} ${gpu.count === 1 ? 'device' : 'devices'} (${codeCell(gpu.resource)}). Its rollouts stop a pod first, because a node rarely has one to spare; more nodes and \`updateStrategy\` change that.`,
  ];
}

function describeScale({ autoscaling, events, replicas }: Scaling, path: string): string {
  if (autoscaling?.enabled === true)
    return `runs ${autoscaling.minReplicas} to ${autoscaling.maxReplicas} pods as load asks (\`${path}autoscaling\`)`;
  if (events?.enabled === true) {
    const types = events.triggers.map(({ type }) => type).join(', ');
    return `runs ${events.minReplicas} to ${events.maxReplicas} pods as events ask (${types}; KEDA has to be installed; \`${path}eventScaling\`)`;
  }
  return `runs ${replicas} ${replicas === 1 ? 'pod' : 'pods'} (\`${path}replicaCount\`)`;
}
