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
    ...(gpu === undefined ? [] : gpuValues(gpu)),
  ];
}

/** Devices are not shared and not overbooked: what is requested is the limit. */
function gpuValues({ resource, count }: Gpu): readonly ValueDefinition[] {
  const schema = { type: 'integer', minimum: 1, maximum: 64 };
  return [
    {
      path: ['resources', 'requests', resource],
      section: 'Resources',
      description: 'Devices that are reserved; as many as the limit.',
      schema,
      value: count,
    },
    {
      path: ['resources', 'limits', resource],
      section: 'Resources',
      description: 'Devices of the pod; a node that has them has to exist.',
      schema,
      value: count,
    },
  ];
}
