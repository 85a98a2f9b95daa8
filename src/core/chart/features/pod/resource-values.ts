import type { Resources } from '../../../blueprint/schema/container.js';
import type { JsonValue } from '../../../ports/json.js';
import type { ValueDefinition } from '../../value-definition.js';
import { QUANTITY } from '../../value-schemas.js';
import type { ValuePlace } from './value-place.js';

type Gpu = NonNullable<Resources['gpu']>;

/** Requests and limits of one container. */
export function resourceValues(
  { requests, limits, gpu }: Resources,
  { section, path }: ValuePlace,
): readonly ValueDefinition[] {
  const define = (
    key: readonly [bound: 'requests' | 'limits', resource: string],
    description: string,
    value: JsonValue | undefined,
  ): ValueDefinition => ({
    path: [...path, ...key],
    section,
    description,
    schema: QUANTITY,
    ...(value === undefined ? {} : { value }),
  });
  return [
    define(['requests', 'cpu'], 'CPU that is reserved.', requests.cpu),
    define(['requests', 'memory'], 'Memory that is reserved.', requests.memory),
    define(['requests', 'ephemeral-storage'], 'Disk that is reserved.', requests.ephemeralStorage),
    define(['limits', 'cpu'], 'CPU above which the container is slowed down; null: no limit.', limits.cpu),
    define(['limits', 'memory'], 'Memory above which the container is killed.', limits.memory),
    define(['limits', 'ephemeral-storage'], 'Disk above which the pod is evicted.', limits.ephemeralStorage),
    ...(gpu === undefined ? [] : [gpuValue(gpu, { section, path })]),
  ];
}

/** Devices are not overbooked: Kubernetes takes the limit as the request. @see https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/ */
function gpuValue({ resource, count }: Gpu, { section, path }: ValuePlace): ValueDefinition {
  return {
    path: [...path, 'limits', resource],
    section,
    description: 'Devices of each pod, reserved and limited alike; a node has to have them.',
    schema: { type: 'integer', minimum: 1, maximum: 64 },
    value: count,
  };
}
