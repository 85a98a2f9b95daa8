import type { EventScaling } from '../../../blueprint/schema/scaling.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import {
  BOOLEAN,
  closed,
  listOf,
  OBJECT_LIST,
  oneOf,
  REPLICAS,
  SECONDS,
  STRING_MAP,
} from '../../value-schemas.js';
import { listTriggers } from './trigger-plan.js';

const scaling = defineSection('Scaling');

/** Values of the ScaledObject. @see https://keda.sh/docs/latest/reference/scaledobject-spec/ */
export function eventScalingValues(
  component: ComponentPlan,
  events: EventScaling,
): readonly ValueDefinition[] {
  return [
    scaling(
      'eventScaling.enabled',
      'Lets events decide the number of pods; KEDA has to be installed.',
      BOOLEAN,
      {
        value: events.enabled,
        // Both autoscalers exclude each other, so pairs of switches cannot hold both.
        isSwitch: !component.hasAutoscaling,
        example: true,
      },
    ),
    scaling('eventScaling.minReplicas', 'Fewest pods; 0: none while there is no work.', REPLICAS, {
      value: events.minReplicas,
    }),
    scaling(
      'eventScaling.maxReplicas',
      'Most pods.',
      { ...REPLICAS, minimum: 1 },
      { value: events.maxReplicas },
    ),
    scaling(
      'eventScaling.pollingIntervalSeconds',
      'Seconds between two looks at the triggers.',
      { ...SECONDS, minimum: 1 },
      { value: events.pollingIntervalSeconds },
    ),
    scaling(
      'eventScaling.cooldownSeconds',
      'Seconds without an event until the last pod is removed; counts only where the fewest pods are 0.',
      SECONDS,
      { value: events.cooldownSeconds },
    ),
    ...triggerValues(component),
    ...behaviorValues(),
    fallbackValue(),
  ];
}

function triggerValues(component: ComponentPlan): readonly ValueDefinition[] {
  return [
    ...listTriggers(component).map(({ path, trigger }): ValueDefinition => ({
      path: [...path, 'metadata'],
      section: 'Scaling',
      description: `What KEDA measures (${trigger.type}), taken literally.`,
      schema: STRING_MAP,
      value: trigger.metadata,
    })),
    scaling(
      'eventScaling.extraTriggers',
      'Further triggers as KEDA objects. Helm expressions are filled in.',
      OBJECT_LIST,
      { value: [], example: [EXAMPLE_TRIGGER] },
    ),
  ];
}

/** Keeps two pods during working hours. @see https://keda.sh/docs/latest/scalers/cron/ */
const EXAMPLE_TRIGGER = {
  type: 'cron',
  metadata: { timezone: 'Etc/UTC', start: '0 7 * * 1-5', end: '0 19 * * 1-5', desiredReplicas: '2' },
} as const;

/** Slow down, quick up. @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior */
function behaviorValues(): readonly ValueDefinition[] {
  const seconds = { type: 'integer', minimum: 0, maximum: 3600 };
  return (
    [
      ['scaleDown', 'Seconds of less work before pods are removed.', 300],
      ['scaleUp', 'Seconds of more work before pods are added.', 0],
    ] as const
  ).flatMap(([direction, description, value]) => [
    scaling(`eventScaling.behavior.${direction}.stabilizationWindowSeconds`, description, seconds, { value }),
    scaling(
      `eventScaling.behavior.${direction}.selectPolicy`,
      'Which of several policies counts.',
      oneOf('Max', 'Min', 'Disabled'),
      {},
    ),
    scaling(`eventScaling.behavior.${direction}.policies`, 'How fast.', listOf({ type: 'object' }), {}),
  ]);
}

/** Accepted, and not listed by values.yaml: KEDA does not have it for triggers of CPU and memory. */
function fallbackValue(): ValueDefinition {
  return scaling(
    'eventScaling.fallback',
    'How many pods run when the triggers cannot be read so many times in a row.',
    {
      ...closed({
        failureThreshold: { type: 'integer', minimum: 1, maximum: 1000 },
        replicas: REPLICAS,
        behavior: oneOf('static', 'currentReplicas', 'currentReplicasIfHigher', 'currentReplicasIfLower'),
      }),
      required: ['failureThreshold', 'replicas'],
    },
    { example: { failureThreshold: 5, replicas: 3 } },
  );
}
