import type { VerticalScaling } from '../../../blueprint/schema/scaling.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { BOOLEAN, listOf, oneOf, QUANTITY } from '../../value-schemas.js';

const scaling = defineSection('Scaling');

/** Values of the VerticalPodAutoscaler. @see https://kubernetes.io/docs/concepts/workloads/autoscaling/vertical-pod-autoscale/ */
export function verticalScalingValues(vertical: VerticalScaling): readonly ValueDefinition[] {
  return [
    scaling(
      'verticalScaling.enabled',
      'Measures what the container needs; the VerticalPodAutoscaler has to be installed.',
      BOOLEAN,
      { value: true, isSwitch: true },
    ),
    scaling(
      'verticalScaling.updateMode',
      'Off recommends only; Initial sizes new pods, Recreate replaces running ones, InPlaceOrRecreate resizes them where that works.',
      oneOf('Off', 'Initial', 'Recreate', 'InPlaceOrRecreate'),
      { value: vertical.updateMode },
    ),
    scaling(
      'verticalScaling.controlledResources',
      'What is sized.',
      listOf(oneOf('cpu', 'memory'), { minItems: 1, uniqueItems: true }),
      { value: ['cpu', 'memory'] },
    ),
    scaling(
      'verticalScaling.controlledValues',
      'RequestsAndLimits keeps the limits in proportion to the requests; RequestsOnly leaves them alone.',
      oneOf('RequestsAndLimits', 'RequestsOnly'),
      { value: 'RequestsAndLimits' },
    ),
    ...boundValues(vertical),
  ];
}

function boundValues({ maxCpu, maxMemory }: VerticalScaling): readonly ValueDefinition[] {
  return [
    scaling('verticalScaling.minAllowed.cpu', 'Least CPU it may request.', QUANTITY, { example: '50m' }),
    scaling('verticalScaling.minAllowed.memory', 'Least memory it may request.', QUANTITY, {
      example: '64Mi',
    }),
    scaling('verticalScaling.maxAllowed.cpu', 'Most CPU it may request.', QUANTITY, {
      ...(maxCpu === undefined ? { example: '4' } : { value: maxCpu }),
    }),
    scaling('verticalScaling.maxAllowed.memory', 'Most memory it may request.', QUANTITY, {
      ...(maxMemory === undefined ? { example: '8Gi' } : { value: maxMemory }),
    }),
  ];
}
