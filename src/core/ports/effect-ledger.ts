import type { JsonValue } from './json.js';
import type { Lease } from './lease-store.js';

/** Names one side effect: the same key is the same effect. */
export interface EffectKey {
  readonly runId: string;
  /** The node or step that acts, for example `write_files`. */
  readonly step: string;
  /** SHA-256 of everything the effect depends on, 64 hexadecimal characters. */
  readonly inputHash: string;
}

/**
 * Remembers which side effects happened, so that a re-executed node does not repeat them.
 *
 * An effect is begun before it acts and completed after. When a process dies in between, the next `perform` finds a
 * begun effect and calls `recover`, which must find out from the outside world whether the effect took place.
 */
export interface EffectLedger {
  /**
   * Performs the effect unless it is recorded as done.
   *
   * @returns The recorded result, from now or from the earlier attempt.
   * @throws AutopilotError `LEASE_LOST` when the lease is no longer valid at the begin or the completion.
   */
  perform<Outcome extends JsonValue>(
    key: EffectKey,
    lease: Lease,
    effect: {
      /** Acts. Called when the effect was never begun, or when `recover` found that it did not take place. */
      act(): Promise<Outcome>;
      /** Called after a crash between begin and completion: the result if the effect is already in place, else undefined. */
      recover(): Promise<Outcome | undefined>;
    },
  ): Promise<Outcome>;
}
