import { compareQuantities, parseQuantity, type Quantity } from '../../../units/quantity.js';
import { rankOrder } from '../../../blueprint/provenance.js';
import type { ComponentContext } from '../resolution.js';

/** CPU, memory and ephemeral storage; what was stated wins, and the other side of a pair gives way. */
export function resolveResources(context: ComponentContext): void {
  const { draft, name, archetype } = context;
  const path = (...rest: readonly string[]): readonly string[] => ['components', name, 'resources', ...rest];
  const { value, reference } = archetype.resources;
  draft.fillArchetype(path('requests', 'cpu'), archetype.id, { value: value.requests.cpu, reference });
  draft.fillArchetype(path('requests', 'memory'), archetype.id, { value: value.requests.memory, reference });
  const unlimited = draft.fact('intent', 'noCpuLimit', name);
  if (unlimited?.value === true && !draft.has(...path('withoutCpuLimit')))
    draft.derive(path('withoutCpuLimit'), true, unlimited);
  if (draft.value(...path('withoutCpuLimit')) !== true)
    draft.fillArchetype(path('limits', 'cpu'), archetype.id, { value: value.limits.cpu, reference });
  const request = draft.fact('components', name, 'resources', 'requests', 'memory');
  if (
    request !== undefined &&
    draft.has('intent', 'memoryBound', name) &&
    !draft.has(...path('limits', 'memory'))
  )
    draft.derive(path('limits', 'memory'), request.value, request);
  draft.fillArchetype(path('limits', 'memory'), archetype.id, { value: value.limits.memory, reference });
  const storage = 'Room for temporary files and logs; a limit keeps one pod from filling its node.';
  draft.fillDefault(path('requests', 'ephemeralStorage'), '64Mi', storage);
  draft.fillDefault(path('limits', 'ephemeralStorage'), '1Gi', storage);
  reconcile(context, 'cpu');
  reconcile(context, 'memory');
}

/** A limit below its request is rejected by Kubernetes: the side nobody stated moves. */
function reconcile(context: ComponentContext, resource: 'cpu' | 'memory'): void {
  const { draft, name, questions } = context;
  const requestPath = ['components', name, 'resources', 'requests', resource];
  const limitPath = ['components', name, 'resources', 'limits', resource];
  const request = readQuantity(draft.text(...requestPath));
  const limit = readQuantity(draft.text(...limitPath));
  if (request === undefined || limit === undefined || compareQuantities(limit, request) >= 0) return;
  const requestRank = rankOrder(draft.fact(...requestPath)?.rank ?? 'default');
  const limitRank = rankOrder(draft.fact(...limitPath)?.rank ?? 'default');
  if (limitRank < requestRank)
    draft.adjust(limitPath, request, `Raised to the ${resource} request of ${request}, which was stated.`);
  else if (requestRank < limitRank)
    draft.adjust(requestPath, limit, `Lowered to the ${resource} limit of ${limit}, which was stated.`);
  else
    questions.push({
      id: `/${limitPath.join('/')}`,
      text: `Which ${resource} limit should ${name} have?`,
      reason: `The limit ${limit} is below the request ${request}; Kubernetes rejects that.`,
      pointer: `/${limitPath.join('/')}`,
      kind: 'text',
      example: request,
    });
}

function readQuantity(text: string): Quantity | undefined {
  const parsed = parseQuantity(text);
  return parsed.ok ? parsed.value : undefined;
}
