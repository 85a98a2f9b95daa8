import type { JsonObject } from './json.js';
import type { Lease } from './lease-store.js';

/** Where a run stands. `waiting` means parked at a gate or a question, or until a person has done what `error` says; the last four are final. */
export type RunStatus = 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'rejected' | 'cancelled';

/** One execution of a workflow graph. */
export interface Run {
  readonly id: string;
  /** Name of the graph: `chart`. */
  readonly workflow: string;
  /** Version of the graph's nodes and state; a run of another version is never resumed blindly. */
  readonly graphVersion: number;
  readonly status: RunStatus;
  /** Everything needed to run again from the start, without secrets. */
  readonly input: JsonObject;
  /** Result for people and scripts; null until the run ends or parks. */
  readonly output: JsonObject | null;
  /** Code, message, hint and details of the failure, or of what the run waits for outside of it; null otherwise. */
  readonly error: JsonObject | null;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

/** What {@link RunStore.list} filters by. Newest first. */
export interface RunQuery {
  readonly status?: readonly RunStatus[];
  /** Only runs created before this one (a run id), for paging. */
  readonly before?: string;
  /** 1 to 200. @default 50 */
  readonly limit?: number;
}

/** The durable list of runs. */
export interface RunStore {
  create(run: Pick<Run, 'id' | 'workflow' | 'graphVersion' | 'input'>): Promise<Run>;
  /** @throws AutopilotError `RUN_NOT_FOUND`. */
  get(id: string): Promise<Run>;
  list(query?: RunQuery): Promise<readonly Run[]>;
  /**
   * Moves the run to another status, only from one of `from`, only under a valid lease.
   *
   * @throws AutopilotError `RUN_NOT_RESUMABLE` when the status is not in `from`; `LEASE_LOST` when the lease is stale.
   */
  transition(
    lease: Lease,
    from: readonly RunStatus[],
    change: { readonly status: RunStatus; readonly output?: JsonObject; readonly error?: JsonObject },
  ): Promise<Run>;
  /**
   * Cancels a run that is not final, without a lease: the holder notices at its next write.
   *
   * @throws AutopilotError `RUN_NOT_RESUMABLE` when the run is already final.
   */
  cancel(id: string, actor: string): Promise<Run>;
}
