import type { ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { COUNT_OR_PERCENT, NUMERIC_ID, oneOf, REPLICAS, SECONDS } from '../../value-schemas.js';
import { listScalers } from '../pod/replicas.js';

const scaling = defineSection('Scaling');

/** Values that only a Deployment reads. */
export function deploymentValues(plan: ComponentPlan): readonly ValueDefinition[] {
  const { component } = plan;
  // A node rarely has a device to spare for a pod above the wanted number.
  const needsDevices = component.resources.gpu !== undefined;
  return [
    scaling(
      'replicaCount',
      listScalers(plan).length > 0
        ? `Number of pods while ${listScalers(plan).join(' and ')} ${listScalers(plan).length === 1 ? 'is' : 'are'} off.`
        : 'Number of pods; two or more survive the loss of a node.',
      REPLICAS,
      { value: component.scaling.replicas },
    ),
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
      { value: 600 },
    ),
    scaling(
      'updateStrategy.type',
      'RollingUpdate, or Recreate to stop all pods first.',
      oneOf('RollingUpdate', 'Recreate'),
      {
        value: 'RollingUpdate',
      },
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
    scaling('minReadySeconds', 'Seconds a new pod has to be ready before the rollout goes on.', SECONDS, {
      example: 5,
    }),
  ];
}
