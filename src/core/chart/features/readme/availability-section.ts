import type { Scaling } from '../../../blueprint/schema/scaling.js';
import type { AssembledChart } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { renderTemplate } from '../../render-template.js';
import { hasDisruptionBudget, whySinglePod } from '../../single-pod.js';
import { hasPreStop } from '../pod/pre-stop.js';
import { codeCell, escapeMarkdown } from './escape-markdown.js';

/** What keeps the chart serving, by component; nothing when no component runs until it is stopped. */
export function availabilitySection({ plan }: AssembledChart): readonly string[] {
  const serving = plan.components.filter(({ workload }) => workload.isLongRunning);
  if (serving.length === 0) return [];
  const lines = [
    ...serving.map(describeComponent),
    ...serving.flatMap(describeDevices),
    ...describeRollouts(serving),
  ];
  return renderTemplate('readme/availability.md', {}, new Map([['components', lines]])).split('\n');
}

function describeComponent(plan: ComponentPlan): string {
  if (plan.workload.kind === 'DaemonSet') return describeDaemonSet(plan);
  const { scaling } = plan.component;
  const path = pathOf(plan);
  const reason = whySinglePod(plan.component);
  if (reason !== undefined)
    return `- ${plan.name} runs one pod (\`${path}replicaCount\`), because ${escapeMarkdown(reason)}; it is away while its node is maintained.`;
  const scale = describeScale(scaling, path);
  const budget = hasDisruptionBudget(plan.component)
    ? `; node maintenance may take only few at once (\`${path}pdb\`)`
    : '; nothing limits evictions by node maintenance';
  const vertical =
    scaling.vertical === undefined
      ? ''
      : `; a VerticalPodAutoscaler ${scaling.vertical.updateMode === 'Off' ? 'recommends' : 'sets'} requests (\`${path}verticalScaling\`)`;
  return `- ${plan.name} ${scale}${budget}${vertical}.`;
}

/** Pods that need a device of the node are not started before another one gives its own up. */
function describeDevices({ name, component, workload }: ComponentPlan): readonly string[] {
  const { gpu } = component.resources;
  if (gpu === undefined) return [];
  const canDiffer = workload.kind === 'Deployment' && component.scaling.singleton === undefined;
  const way = canDiffer ? '; more nodes and `updateStrategy` change that' : '';
  return [
    `- Each pod of ${name} takes ${gpu.count} ${gpu.count === 1 ? 'device' : 'devices'} (${codeCell(gpu.resource)}). Its rollouts stop a pod first, because a node rarely has one to spare${way}.`,
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

/** How new pods replace old ones, and where pods run: one line for each way the chart has. */
function describeRollouts(components: readonly ComponentPlan[]): readonly string[] {
  const of = (holds: (plan: ComponentPlan) => boolean): boolean => components.some(holds);
  const isSingle = ({ component, workload }: ComponentPlan): boolean =>
    workload.kind === 'Deployment' && whySinglePod(component) !== undefined;
  const lines: readonly (readonly [boolean, string])[] = [
    [
      of((plan) => plan.workload.kind === 'Deployment' && !isSingle(plan)),
      '- Rollouts start a new pod before they stop an old one.',
    ],
    [of(isSingle), '- Where there can be one pod only, a rollout stops it before the new one starts.'],
    [
      of(({ workload }) => workload.kind === 'StatefulSet'),
      '- A StatefulSet replaces its pods one after the other, the last one first, and waits until each is ready.',
    ],
    [of(hasPreStop), '- A stopping pod keeps serving for `preStopSeconds`.'],
    [
      of(({ workload }) => workload.isReplicated),
      '- Pods spread over zones and, by `spread`, over nodes. `required` needs as many nodes as pods.',
    ],
  ];
  return lines.flatMap(([holds, line]) => (holds ? [line] : []));
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
