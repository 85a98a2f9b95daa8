import type { Blueprint } from '../blueprint/schema/blueprint.js';
import { cpuQuantity, memoryQuantity, quantityThousandths, type Quantity } from '../units/quantity.js';
import { effectiveComponents, listEnvironments, podRange } from './effective-component.js';

/** CPU and memory that the scheduler has to find. */
export interface RequestedAmount {
  readonly pods: number;
  readonly cpu: Quantity;
  readonly memory: Quantity;
}

/** What one environment requests: the figures for a ResourceQuota. */
export interface EnvironmentTotal {
  /** `default` or the environment's name. */
  readonly environment: string;
  /** With the fewest pods. */
  readonly atMinimum: RequestedAmount;
  /** With every autoscaler at its maximum. */
  readonly atMaximum: RequestedAmount;
}

/** Adds up the requests of all pods, for `default` and every environment. Test pods are not counted. */
export function totalResources(blueprint: Blueprint): readonly EnvironmentTotal[] {
  return listEnvironments(blueprint).map((environment) => ({
    environment,
    atMinimum: addUp(blueprint, environment, 'minimum'),
    atMaximum: addUp(blueprint, environment, 'maximum'),
  }));
}

function addUp(blueprint: Blueprint, environment: string, bound: 'minimum' | 'maximum'): RequestedAmount {
  let pods = 0;
  let millicores = 0;
  let memoryThousandths = 0;
  for (const { scaling, resources } of effectiveComponents(blueprint, environment)) {
    const count = podRange(scaling)[bound];
    pods += count;
    millicores += count * quantityThousandths(resources.requests.cpu);
    memoryThousandths += count * quantityThousandths(resources.requests.memory);
  }
  return { pods, cpu: cpuQuantity(millicores), memory: memoryQuantity(memoryThousandths / 1000) };
}
