import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { Lease } from '../../../core/ports/lease-store.js';
import type { SqlDatabase } from '../sql-database.js';

/**
 * The first part of every statement that writes under a lease: a common table expression `fence` with one row
 * (`run_id`) when `$1` (run) is still held with token `$2` and the run is not cancelled, else none.
 *
 * The row locks make a competing takeover or cancellation wait until this statement has committed; a statement that starts
 * after them finds no row. So a write and the validity of its lease can never come apart. Writes of one run queue on its
 * row; all statements lock in the order leases, runs, reviews, audit_head, so that none can wait for each other in a ring.
 */
export const FENCE = `fence AS (
  SELECT leases.run_id FROM leases JOIN runs ON runs.id = leases.run_id
  WHERE leases.run_id = $1 AND leases.token = $2 AND leases.owner IS NOT NULL AND runs.status <> 'cancelled'
  FOR SHARE OF leases FOR NO KEY UPDATE OF runs
)`;

/** The parameters `$1` and `$2` of {@link FENCE}. */
export function fenceParameters(lease: Lease): readonly [string, number] {
  return [lease.runId, lease.token];
}

/** Why a statement behind {@link FENCE} wrote nothing, or undefined when the fence is open. */
export async function findRefusal(database: SqlDatabase, lease: Lease): Promise<AutopilotError | undefined> {
  const [row] = await database.query(
    `SELECT runs.status, leases.token, leases.owner FROM runs LEFT JOIN leases ON leases.run_id = runs.id WHERE runs.id = $1`,
    [lease.runId],
  );
  if (row === undefined) return new AutopilotError('RUN_NOT_FOUND', `There is no run ${lease.runId}.`);
  if (row['owner'] === null || Number(row['token']) !== lease.token) {
    return new AutopilotError(
      'LEASE_LOST',
      `The lease of run ${lease.runId} is no longer held by ${lease.owner}.`,
      {
        hint: 'Another process goes on with this run; look at it with `autopilot runs show`.',
        details: {
          runId: lease.runId,
          token: lease.token,
          currentToken: Number(row['token']),
          holder: row['owner'],
        },
      },
    );
  }
  if (row['status'] === 'cancelled') {
    return new AutopilotError('RUN_CANCELLED', `Run ${lease.runId} was cancelled.`, {
      hint: 'Nothing more is written; start a new run if the work is still wanted.',
      details: { runId: lease.runId },
    });
  }
  return undefined;
}

/** Throws why the fence refused; `INVARIANT_BROKEN` when it turns out to be open. */
export async function throwRefusal(database: SqlDatabase, lease: Lease): Promise<never> {
  const refusal = await findRefusal(database, lease);
  throw (
    refusal ??
    new AutopilotError(
      'INVARIANT_BROKEN',
      `A write to run ${lease.runId} was refused although its lease is valid.`,
    )
  );
}
