import { z } from 'zod';
import { applyPatches, type TypedPatch } from '../../../core/blueprint/patch.js';
import { RANKS, Source, type Fact } from '../../../core/blueprint/provenance.js';
import { ResolvedBlueprint } from '../../../core/blueprint/resolved-blueprint.js';
import { isSecurityWeakening } from '../../../core/checks/security-weakening.js';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';

const StoredFact = z.strictObject({
  pointer: z.string(),
  value: z.json(),
  rank: z.enum(RANKS),
  source: Source,
});

/** Facts alone, while a run waits for answers. */
export const StoredFacts = z.array(StoredFact);

/** Everything a Blueprint was made from, so that a later answer or edit can resolve it again. Kept as an artifact. */
export const ChartDraft = z.strictObject({
  /** What readers, files, answers and reviewers said. */
  facts: StoredFacts,
  /** What agents added since, in the order of their nodes. */
  patches: z.array(StoredFact.extend({ agent: z.string() })),
  resolved: ResolvedBlueprint,
});

/** Values of the {@link ChartDraft} schema. */
export interface ChartDraftValues {
  readonly facts: readonly Fact[];
  readonly patches: readonly TypedPatch[];
  readonly resolved: ResolvedBlueprint;
}

/**
 * Merges patches into a draft by (rank, pointer, agent). Patches that are outranked or would weaken security are left out.
 *
 * @throws AutopilotError `INVARIANT_BROKEN` when the patches, each tried before, do not fit together.
 */
export function mergePatches(draft: ChartDraftValues, patches: readonly TypedPatch[]): ChartDraftValues {
  if (patches.length === 0) return draft;
  const patched = applyPatches(draft.resolved, patches, isSecurityWeakening);
  if (!patched.ok)
    throw new AutopilotError('INVARIANT_BROKEN', 'accepted patches do not give a valid Blueprint', {
      hint: 'Report this with the run id.',
      details: { problems: patched.error },
    });
  const refused = new Set(patched.value.refused.map((entry) => entry.patch));
  const kept = patches.filter((patch) => !refused.has(patch));
  return { facts: draft.facts, patches: [...draft.patches, ...kept], resolved: patched.value.resolved };
}
