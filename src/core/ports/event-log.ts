import type { JsonObject } from './json.js';
import type { Lease } from './lease-store.js';

/** Something that happened in a run. The payload is redacted before it is appended. */
export interface RunEvent {
  readonly runId: string;
  /** 1, 2, 3 … within the run, without gaps. */
  readonly sequence: number;
  /** Noun-action: `phase-start`, `review-requested`. */
  readonly type: string;
  readonly data: JsonObject;
  readonly atMs: number;
}

/** The ordered history of each run, for progress, replay and audit. */
export interface EventLog {
  /** Appends all events in order, in one statement. @throws AutopilotError `LEASE_LOST`. */
  append(lease: Lease, events: readonly Pick<RunEvent, 'type' | 'data'>[]): Promise<readonly RunEvent[]>;
  /** Events with a sequence above `after`, oldest first, at most `limit` (default 500). */
  read(runId: string, after: number, limit?: number): Promise<readonly RunEvent[]>;
}
