import type { Component } from '../../../blueprint/schema/component.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { findSingleWriter, hasDisruptionBudget, whySinglePod } from '../../single-pod.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { COUNT_OR_PERCENT, NUMERIC_ID, oneOf, REPLICAS, SECONDS } from '../../value-schemas.js';
import { listScalers } from '../pod/replicas.js';
import { startupSeconds } from '../pod/startup-seconds.js';

const scaling = defineSection('Scaling');

/** Values that only a Deployment reads. */
export function deploymentValues(plan: ComponentPlan): readonly ValueDefinition[] {
  const { component } = plan;
  return [
    scaling('replicaCount', describeReplicas(plan), REPLICAS, {
      value: plan.hasEventScaling ? Math.max(1, component.scaling.replicas) : component.scaling.replicas,
      ...severalPods(component),
    }),
    scaling(
      'revisionHistoryLimit',
      'Old revisions kept for a rollback.',
      { ...NUMERIC_ID, maximum: 100 },
      {
        value: 5,
      },
    ),
    scaling(
      'progressDeadlineSeconds',
      'Seconds after which a rollout that makes no progress counts as failed.',
      { ...SECONDS, minimum: 1 },
      { value: deadlineSeconds(component) },
    ),
    scaling('minReadySeconds', 'Seconds a new pod has to be ready before the rollout goes on.', SECONDS, {
      example: 5,
    }),
    // What must never run twice is always stopped first.
    ...(component.scaling.singleton === undefined ? strategyValues(plan) : []),
  ];
}

/** Kubernetes' own deadline, unless a pod may take longer to start. @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds */
const USUAL_DEADLINE = 600;
/** Time for scheduling and for pulling an image, which count too. */
const DEADLINE_MARGIN = 120;

function deadlineSeconds(component: Component): number {
  return Math.max(USUAL_DEADLINE, startupSeconds(component) + DEADLINE_MARGIN);
}

/** Where one pod is the default, the full set of values shows what several do: a disruption budget has an effect. */
export function severalPods(component: Component): Pick<ValueDefinition, 'example'> {
  return component.scaling.replicas < 2 && hasDisruptionBudget(component) ? { example: 3 } : {};
}

function describeReplicas(plan: ComponentPlan): string {
  const scalers = listScalers(plan);
  if (scalers.length > 0)
    return `Number of pods while ${scalers.join(' and ')} ${scalers.length === 1 ? 'is' : 'are'} off.`;
  const reason = whySinglePod(plan.component);
  if (reason !== undefined) return `Number of pods: one, or 0 to stop it, because ${reason}.`;
  return 'Number of pods; two or more survive the loss of a node.';
}

function strategyValues({ component }: ComponentPlan): readonly ValueDefinition[] {
  const isSingleWriter = findSingleWriter(component) !== undefined;
  // A node rarely has a device to spare for a pod above the wanted number.
  const needsDevices = component.resources.gpu !== undefined;
  return [
    scaling(
      'updateStrategy.type',
      'RollingUpdate, or Recreate to stop all pods first.',
      oneOf('RollingUpdate', 'Recreate'),
      isSingleWriter ? { value: 'Recreate', example: 'RollingUpdate' } : { value: 'RollingUpdate' },
    ),
    scaling(
      'updateStrategy.rollingUpdate.maxSurge',
      'Pods started above the wanted number.',
      COUNT_OR_PERCENT,
      {
        value: needsDevices ? 0 : '25%',
      },
    ),
    scaling(
      'updateStrategy.rollingUpdate.maxUnavailable',
      'Pods that may be missing during a rollout.',
      COUNT_OR_PERCENT,
      { value: needsDevices ? 1 : 0 },
    ),
  ];
}
