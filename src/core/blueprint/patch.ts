import type { JsonValue } from '../ports/json.js';
import type { Result } from '../errors/result.js';
import type { BlueprintProblem } from './blueprint-problem.js';
import { buildBlueprint } from './build-blueprint.js';
import { equalJson, getAtPointer } from './json-pointer.js';
import { mergeFacts } from './merge-facts.js';
import { rankOrder, type Fact } from './provenance.js';
import type { ResolvedBlueprint } from './resolved-blueprint.js';
import { blueprintJson } from './blueprint-json.js';

/** A change to a draft Blueprint by one agent or reviewer. */
export interface TypedPatch extends Fact {
  /** Name of the agent, or `reviewer`. */
  readonly agent: string;
}

/** A patch that was not applied, and why. */
export interface RefusedPatch {
  readonly patch: TypedPatch;
  readonly reason: 'lower-rank' | 'weakens-security';
}

/** The outcome of {@link applyPatches}. */
export interface PatchedBlueprint {
  readonly resolved: ResolvedBlueprint;
  readonly refused: readonly RefusedPatch[];
}

/** Every leaf of a resolved Blueprint as a fact with its origin. */
export function listFacts(resolved: ResolvedBlueprint): readonly Fact[] {
  const root = blueprintJson(resolved.blueprint);
  const facts: Fact[] = [];
  for (const [pointer, origin] of Object.entries(resolved.provenance)) {
    const value = getAtPointer(root, pointer);
    if (value !== undefined) facts.push({ pointer, value, rank: origin.rank, source: origin.source });
  }
  return facts;
}

/**
 * Applies patches to a Blueprint. The outcome does not depend on their order: per pointer the highest rank wins, then
 * the first agent by name. A patch of at least the standing value's rank replaces it.
 *
 * @param weakens - Tells whether a change weakens a security field; such a patch of rank `model` is refused.
 * @returns Problems when the patched Blueprint is not valid; then nothing is applied.
 */
export function applyPatches(
  resolved: ResolvedBlueprint,
  patches: readonly TypedPatch[],
  weakens: (pointer: string, before: JsonValue | undefined, after: JsonValue) => boolean,
): Result<PatchedBlueprint, readonly BlueprintProblem[]> {
  const standing = new Map(listFacts(resolved).map((fact) => [fact.pointer, fact]));
  const refused: RefusedPatch[] = [];
  const accepted = new Map<string, Fact>();
  for (const patch of strongestFirst(patches)) {
    if (accepted.has(patch.pointer)) continue;
    const current = standing.get(patch.pointer);
    const before = getAtPointer(blueprintJson(resolved.blueprint), patch.pointer);
    if (patch.rank === 'model' && weakens(patch.pointer, before, patch.value))
      refused.push({ patch, reason: 'weakens-security' });
    else if (
      current !== undefined &&
      rankOrder(patch.rank) < rankOrder(current.rank) &&
      !equalJson(current.value, patch.value)
    )
      refused.push({ patch, reason: 'lower-rank' });
    else if (current === undefined || !equalJson(current.value, patch.value))
      accepted.set(patch.pointer, toFact(patch));
  }
  const kept = [...standing.values()].filter((fact) => !accepted.has(fact.pointer));
  const built = buildBlueprint(mergeFacts([...kept, ...accepted.values()]).winners);
  return built.ok ? { ok: true, value: { resolved: built.value, refused } } : built;
}

function toFact({ pointer, value, rank, source }: TypedPatch): Fact {
  return { pointer, value, rank, source };
}

function strongestFirst(patches: readonly TypedPatch[]): readonly TypedPatch[] {
  return [...patches].sort(
    (left, right) =>
      rankOrder(right.rank) - rankOrder(left.rank) ||
      compareText(left.pointer, right.pointer) ||
      compareText(left.agent, right.agent),
  );
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
