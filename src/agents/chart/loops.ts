/** Visits of one node in one run before a back-edge that no person asked for is refused. */
export const MAXIMUM_VISITS = 6;

/** What a back-edge would do. */
export interface BackEdgeFacts {
  /** Digest of the Blueprint the node looked at. */
  readonly before: string;
  /** Digest after the changes that the back-edge would carry. */
  readonly after: string;
  /** Earlier visits of the node it leads to. */
  readonly visits: number;
}

/**
 * Decides whether a loop may be taken again: only with a new Blueprint, and only so often. `standing-still` means that the
 * same Blueprint would give the same findings for ever.
 */
export function decideBackEdge(facts: BackEdgeFacts): 'take' | 'standing-still' | 'exhausted' {
  if (facts.before === facts.after) return 'standing-still';
  return facts.visits >= MAXIMUM_VISITS ? 'exhausted' : 'take';
}
