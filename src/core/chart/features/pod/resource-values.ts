import type { Resources } from '../../../blueprint/schema/container.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { QUANTITY } from '../../value-schemas.js';

const resources = defineSection('Resources');

type Gpu = NonNullable<Resources['gpu']>;

/** Requests and limits of the container. */
export function resourceValues({ component }: ComponentPlan): readonly ValueDefinition[] {
  const { requests, limits, gpu } = component.resources;
  return [
    resources('resources.requests.cpu', 'CPU that is reserved.', QUANTITY, { value: requests.cpu }),
    resources('resources.requests.memory', 'Memory that is reserved.', QUANTITY, { value: requests.memory }),
    resources('resources.requests.ephemeral-storage', 'Disk that is reserved.', QUANTITY, {
      value: requests.ephemeralStorage,
    }),
    resources(
      'resources.limits.cpu',
      'CPU above which the container is slowed down; null: no limit.',
      QUANTITY,
      limits.cpu === undefined ? {} : { value: limits.cpu },
    ),
    resources('resources.limits.memory', 'Memory above which the container is killed.', QUANTITY, {
      value: limits.memory,
    }),
    resources('resources.limits.ephemeral-storage', 'Disk above which the pod is evicted.', QUANTITY, {
      value: limits.ephemeralStorage,
    }),
    ...(gpu === undefined ? [] : [gpuValue(gpu)]),
  ];
}

/** Devices are not overbooked: Kubernetes takes the limit as the request. @see https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/ */
function gpuValue({ resource, count }: Gpu): ValueDefinition {
  return {
    path: ['resources', 'limits', resource],
    section: 'Resources',
    description: 'Devices of each pod, reserved and limited alike; a node has to have them.',
    schema: { type: 'integer', minimum: 1, maximum: 64 },
    value: count,
  };
}
