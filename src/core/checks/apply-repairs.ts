import { getAtPointer, listLeaves } from '../blueprint/json-pointer.js';
import type { Fact, Rank, Source } from '../blueprint/provenance.js';
import type { ResolvedBlueprint } from '../blueprint/resolved-blueprint.js';
import type { JsonValue } from '../ports/json.js';
import { compareFindings, type Finding } from './finding.js';
import { isSecurityWeakening } from './security-weakening.js';
import { blueprintJson } from '../blueprint/blueprint-json.js';

/** Which repairs {@link applyRepairs} makes, and in whose name. */
export interface RepairOptions {
  /** True: only repairs that make the chart strictly safer; policy may apply those without a person. */
  readonly onlySafe: boolean;
  /**
   * The decision of a person who asked for the repairs (`fix_automatically`, `request_fixes`). Then all facts have the
   * rank `reviewer`, so that they win over the request.
   */
  readonly approvedBy?: { readonly reviewId: string; readonly actor: string };
}

/** Why a repair was left out. */
export interface SkippedRepair {
  readonly findingId: string;
  readonly reason: string;
}

/** What {@link applyRepairs} gave. */
export interface AppliedRepairs {
  /** One fact per changed leaf, sorted by pointer; merge them with the others to get the new Blueprint. */
  readonly facts: readonly Fact[];
  /** Ids of the findings whose repair is in `facts`. */
  readonly repaired: readonly string[];
  readonly skipped: readonly SkippedRepair[];
}

/**
 * Turns the repairs of findings into facts about the Blueprint. Nothing is changed here.
 *
 * Safe repairs get the rank `policy`, others `model` (they never win over the request), unless a person approved them.
 * The worst finding wins when two repairs want different values for one leaf; a repair that would weaken security is
 * left out.
 */
export function applyRepairs(
  resolved: ResolvedBlueprint,
  findings: readonly Finding[],
  options: RepairOptions,
): AppliedRepairs {
  const facts = new Map<string, Fact>();
  const repaired: string[] = [];
  const skipped: SkippedRepair[] = [];
  for (const finding of [...findings].sort(compareFindings)) {
    const { repair } = finding;
    if (repair === undefined || (options.onlySafe && !repair.safe)) continue;
    const leaves = Object.entries(repair.changes).flatMap(([pointer, value]) => [
      ...leavesOf(pointer, value),
    ]);
    const reason = refusal(resolved, leaves, facts);
    if (reason !== undefined) {
      skipped.push({ findingId: finding.id, reason });
      continue;
    }
    for (const [pointer, value] of leaves)
      facts.set(pointer, { pointer, value, ...originOf(finding, repair.safe, options) });
    repaired.push(finding.id);
  }
  const sorted = [...facts.values()].sort((left, right) => (left.pointer < right.pointer ? -1 : 1));
  return { facts: sorted, repaired, skipped };
}

function leavesOf(pointer: string, value: JsonValue): Iterable<readonly [string, JsonValue]> {
  return listLeaves(value, pointer);
}

function refusal(
  resolved: ResolvedBlueprint,
  leaves: readonly (readonly [string, JsonValue])[],
  facts: ReadonlyMap<string, Fact>,
): string | undefined {
  const blueprint = blueprintJson(resolved.blueprint);
  for (const [pointer, value] of leaves) {
    if (isSecurityWeakening(pointer, getAtPointer(blueprint, pointer), value))
      return `the repair would weaken ${pointer}`;
    const other = facts.get(pointer);
    if (other !== undefined && JSON.stringify(other.value) !== JSON.stringify(value))
      return `another repair sets ${pointer} to ${JSON.stringify(other.value)}`;
  }
  return undefined;
}

function originOf(
  finding: Finding,
  isSafe: boolean,
  options: RepairOptions,
): { readonly rank: Rank; readonly source: Source } {
  if (options.approvedBy !== undefined)
    return { rank: 'reviewer', source: { kind: 'review', ...options.approvedBy } };
  return isSafe
    ? { rank: 'policy', source: { kind: 'policy', id: finding.rule } }
    : { rank: 'model', source: { kind: 'model', model: 'rules', agent: finding.engine } };
}
