import type { OptimisationProposal } from '../../../contract/review.js';
import type { z } from 'zod';
import type { Blueprint } from '../../../core/blueprint/schema/blueprint.js';
import { compareOptimisations, type Optimisation } from '../../../core/sizing/optimisation.js';
import { suggestResources } from '../../../core/sizing/suggest-resources.js';
import { suggestScaling } from '../../../core/sizing/suggest-scaling.js';

/** Every proposal for a Blueprint that nobody has left aside yet, major ones first. */
export function collectOptimisations(
  blueprint: Blueprint,
  skipped: readonly string[],
): readonly Optimisation[] {
  return [...suggestResources(blueprint), ...suggestScaling(blueprint)]
    .filter(({ id }) => !skipped.includes(id))
    .sort(compareOptimisations);
}

/** A proposal as a reviewer sees it. */
export function presentOptimisation({
  id,
  title,
  why,
  effect,
  changes,
}: Optimisation): z.infer<typeof OptimisationProposal> {
  return {
    id,
    title,
    why: effect === undefined ? why : `${why} It ${effect}.`,
    changes: { ...changes },
  };
}
