import type { JsonObject } from './json.js';
import type { Lease } from './lease-store.js';

/** Where a review stands. `superseded`: its run moved on without it. */
export type ReviewStatus = 'pending' | 'decided' | 'superseded';

/** A question of a gate to a person. */
export interface Review {
  readonly id: string;
  readonly runId: string;
  /** Gate name from the graph: `planning`, `generation`, `clarification`. */
  readonly gate: string;
  /** LangGraph interrupt id the decision resumes. */
  readonly interruptId: string;
  /** Digest of what is being reviewed; a decision on another digest is stale. */
  readonly digest: string;
  /** Grows with each change; decisions name the version they saw. */
  readonly version: number;
  readonly status: ReviewStatus;
  /** What the person is shown; shape by gate in contract/reviews. */
  readonly payload: JsonObject;
  /** The decision; shape by gate in contract/reviews. Null until decided. */
  readonly decision: JsonObject | null;
  readonly decidedBy: string | null;
  readonly createdAtMs: number;
  readonly decidedAtMs: number | null;
}

/** Reviews with compare-and-set decisions: of any number of concurrent decisions exactly one wins. */
export interface ReviewStore {
  /** Opens a review, or returns the one that exists for the same run and interrupt. Supersedes older pending ones of the run. */
  open(
    lease: Lease,
    review: Pick<Review, 'id' | 'gate' | 'interruptId' | 'digest' | 'payload'> & {
      /** Version whose decision the gate was given and did not take: the review goes back to pending with the next one. */
      readonly refusedVersion?: number;
    },
  ): Promise<Review>;
  /** @throws AutopilotError `REVIEW_NOT_FOUND`. */
  get(id: string): Promise<Review>;
  list(query?: {
    readonly runId?: string;
    readonly status?: ReviewStatus;
    readonly limit?: number;
  }): Promise<readonly Review[]>;
  /**
   * Decides a pending review that still has this version.
   *
   * @throws AutopilotError `REVIEW_CONFLICT` with the winning decision's actor in `details` when it is decided, superseded or changed.
   */
  decide(
    id: string,
    decision: { readonly version: number; readonly actor: string; readonly decision: JsonObject },
  ): Promise<Review>;
}
