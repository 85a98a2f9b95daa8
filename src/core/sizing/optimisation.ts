import type { JsonValue } from '../ports/json.js';

/** One improvement that could be made: a proposal, never a problem. */
export interface Optimisation {
  /** `<subject>/<rule>`, for example `api/raise-cpu-limit`; stable, so that a reviewer can select it. */
  readonly id: string;
  /** Imperative, one line. */
  readonly title: string;
  /** The figures that speak for it, and the rule behind them. */
  readonly why: string;
  /** Values by JSON pointer into the Blueprint. */
  readonly changes: Readonly<Record<string, JsonValue>>;
  /** `major` when it changes how many pods run or at least doubles a resource: a person decides. */
  readonly impact: 'minor' | 'major';
  /** What it costs or saves, in words with units; absent when neither. */
  readonly effect?: string;
}

/**
 * More proposals than this together need a major-optimisation review, whatever their impact
 * (docs/adr/2026-11-21-checks-and-repairs.md, "Review thresholds").
 */
export const MOST_UNREVIEWED_OPTIMISATIONS = 5;

/** True when a person has to choose: a major proposal, or more than {@link MOST_UNREVIEWED_OPTIMISATIONS} of any kind. */
export function needsOptimisationReview(proposals: readonly Optimisation[]): boolean {
  return (
    proposals.length > MOST_UNREVIEWED_OPTIMISATIONS ||
    proposals.some((proposal) => proposal.impact === 'major')
  );
}

/** Sorts major ones first, then by id. */
export function compareOptimisations(left: Optimisation, right: Optimisation): number {
  if (left.impact !== right.impact) return left.impact === 'major' ? -1 : 1;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}
