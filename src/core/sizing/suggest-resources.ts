import type { Blueprint } from '../blueprint/schema/blueprint.js';
import type { Resources } from '../blueprint/schema/container.js';
import type { JsonValue } from '../ports/json.js';
import { cpuQuantity, memoryQuantity, quantityThousandths, type Quantity } from '../units/quantity.js';
import { BASE_ENVIRONMENT, effectiveComponents, listEnvironments } from './effective-component.js';
import { compareOptimisations, type Optimisation } from './optimisation.js';

/** A CPU limit below this share of bursts throttles start-up and garbage collection. Chosen: docs/adr/2026-11-21-checks-and-repairs.md. */
const CPU_BURST = 4;
const SMALLEST_CPU_LIMIT_MILLICORES = 500;

/**
 * A pod may use its limit, but only the request is reserved for it: beyond this factor a node that looks free runs out
 * of memory. Twice is the aim; four times is what small services measured with a runtime's start-up peak need.
 */
const MEMORY_AIM = 2;
const MEMORY_MOST = 4;
/** Differences below this are noise on any node. */
const SMALLEST_MEMORY_GAP_BYTES = 256 * 1024 ** 2;

/** Where a component's resources stand in the Blueprint. */
interface Subject {
  readonly name: string;
  /** `api` or `prod/api`. */
  readonly label: string;
  /** JSON pointer to the `resources`. */
  readonly pointer: string;
  readonly resources: Resources;
}

/**
 * Proposes better requests and limits from their own arithmetic: no limit below a request, room for CPU bursts, and no
 * memory that is promised several times. Looks at the base values and at every environment that changes them.
 */
export function suggestResources(blueprint: Blueprint): readonly Optimisation[] {
  return listSubjects(blueprint)
    .flatMap((subject) => [...raiseLimits(subject), ...widenCpu(subject), ...narrowMemory(subject)])
    .sort(compareOptimisations);
}

function listSubjects(blueprint: Blueprint): readonly Subject[] {
  return listEnvironments(blueprint).flatMap((environment) =>
    effectiveComponents(blueprint, environment).flatMap(({ name, resources }) => {
      if (environment === BASE_ENVIRONMENT)
        return [{ name, label: name, pointer: `/components/${name}/resources`, resources }];
      const isChanged = blueprint.environments[environment]?.components[name]?.resources !== undefined;
      const pointer = `/environments/${environment}/components/${name}/resources`;
      return isChanged ? [{ name, label: `${environment}/${name}`, pointer, resources }] : [];
    }),
  );
}

function* raiseLimits(subject: Subject): Generator<Optimisation> {
  const { requests, limits } = subject.resources;
  const changes: Record<string, JsonValue> = {};
  for (const resource of ['cpu', 'memory'] as const) {
    const limit = limits[resource];
    if (limit !== undefined && quantityThousandths(limit) < quantityThousandths(requests[resource]))
      changes[`${subject.pointer}/limits/${resource}`] = requests[resource];
  }
  if (Object.keys(changes).length > 0)
    yield {
      id: `${subject.label}/raise-limits`,
      title: `Raise the limits of ${subject.label} to its requests`,
      why: 'Kubernetes refuses a pod whose request is above its limit.',
      changes,
      impact: 'minor',
    };
}

function* widenCpu(subject: Subject): Generator<Optimisation> {
  const { requests, limits } = subject.resources;
  if (limits.cpu === undefined) return;
  const request = quantityThousandths(requests.cpu);
  const limit = quantityThousandths(limits.cpu);
  // Below the request is another proposal's subject; static servers with a tiny request need no 500m.
  if (limit < request || limit >= request * CPU_BURST) return;
  const wanted = cpuQuantity(
    Math.max(request * CPU_BURST, Math.min(SMALLEST_CPU_LIMIT_MILLICORES, request * 10)),
  );
  yield {
    id: `${subject.label}/raise-cpu-limit`,
    title: `Raise the CPU limit of ${subject.label} from ${limits.cpu} to ${wanted}`,
    why: `The limit is ${ratio(limit, request)} times the request of ${requests.cpu}; below ${CPU_BURST} times, bursts are throttled while the node idles.`,
    changes: { [`${subject.pointer}/limits/cpu`]: wanted },
    impact: doubles(limits.cpu, wanted) ? 'major' : 'minor',
    effect: 'reserves nothing more: limits are not scheduled',
  };
}

function* narrowMemory(subject: Subject): Generator<Optimisation> {
  const { requests, limits } = subject.resources;
  const request = quantityThousandths(requests.memory) / 1000;
  const limit = quantityThousandths(limits.memory) / 1000;
  if (limit <= request * MEMORY_MOST || limit - request < SMALLEST_MEMORY_GAP_BYTES) return;
  const wanted = memoryQuantity(Math.ceil(limit / MEMORY_AIM / 1024 ** 2) * 1024 ** 2);
  yield {
    id: `${subject.label}/raise-memory-request`,
    title: `Raise the memory request of ${subject.label} from ${requests.memory} to ${wanted}`,
    why: `The limit of ${limits.memory} is ${ratio(limit, request)} times the request: a full node evicts the pod that uses most above its request.`,
    changes: { [`${subject.pointer}/requests/memory`]: wanted },
    impact: 'major',
    effect: `reserves ${memoryQuantity(quantityThousandths(wanted) / 1000 - request)} more memory per pod`,
  };
}

function doubles(before: Quantity, after: Quantity): boolean {
  return quantityThousandths(after) >= 2 * quantityThousandths(before);
}

function ratio(numerator: number, denominator: number): string {
  return denominator === 0 ? 'many' : (numerator / denominator).toFixed(1);
}
