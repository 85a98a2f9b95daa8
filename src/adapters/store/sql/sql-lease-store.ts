import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { Lease, LeaseStore } from '../../../core/ports/lease-store.js';
import type { SqlDatabase, SqlRow } from '../sql-database.js';

// The database's clock, not ours: workers on machines with different clocks must agree on what has expired.
const NOW_MS = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint';

/** {@link LeaseStore} on the `leases` table. A row stays for ever, so that tokens only grow. */
export class SqlLeaseStore implements LeaseStore {
  readonly #database: SqlDatabase;

  constructor(database: SqlDatabase) {
    this.#database = database;
  }

  async acquire(runId: string, owner: string, ttlMs: number): Promise<Lease> {
    const [row] = await this.#database.query(
      `INSERT INTO leases (run_id, owner, token, expires_at_ms)
       SELECT id, $2, 1, ${NOW_MS} + $3::bigint FROM runs WHERE id = $1
       ON CONFLICT (run_id) DO UPDATE SET
         owner = EXCLUDED.owner, token = leases.token + 1, expires_at_ms = EXCLUDED.expires_at_ms
       WHERE leases.owner IS NULL OR leases.expires_at_ms <= ${NOW_MS}
       RETURNING *`,
      [runId, owner, ttlMs],
    );
    return row === undefined ? this.#refuse(runId) : readLease(row);
  }

  async renew(lease: Lease, ttlMs: number): Promise<Lease> {
    const [row] = await this.#database.query(
      `UPDATE leases SET expires_at_ms = ${NOW_MS} + $3::bigint
       WHERE run_id = $1 AND token = $2 AND owner IS NOT NULL RETURNING *`,
      [lease.runId, lease.token, ttlMs],
    );
    if (row !== undefined) return readLease(row);
    throw new AutopilotError(
      'LEASE_LOST',
      `The lease of run ${lease.runId} is no longer held by ${lease.owner}.`,
      {
        hint: 'Another process goes on with this run; look at it with `autopilot runs show`.',
        details: { runId: lease.runId, token: lease.token },
      },
    );
  }

  async release(lease: Lease): Promise<void> {
    await this.#database.query('UPDATE leases SET owner = NULL WHERE run_id = $1 AND token = $2', [
      lease.runId,
      lease.token,
    ]);
  }

  /**
   * Frees every lease. Only for the sole owner of an embedded database, right after opening it: whoever held a lease
   * there is dead.
   */
  async releaseAll(): Promise<void> {
    await this.#database.query('UPDATE leases SET owner = NULL WHERE owner IS NOT NULL');
  }

  async #refuse(runId: string): Promise<never> {
    const [row] = await this.#database.query(
      'SELECT leases.* FROM runs LEFT JOIN leases ON leases.run_id = runs.id WHERE runs.id = $1',
      [runId],
    );
    if (row === undefined) {
      throw new AutopilotError('RUN_NOT_FOUND', `There is no run ${runId}.`, { details: { runId } });
    }
    throw new AutopilotError('RUN_BUSY', `Run ${runId} is being executed by ${String(row['owner'])}.`, {
      hint: 'Wait until it ends or parks, or cancel it with `autopilot runs cancel`.',
      details: {
        runId,
        holder: row['owner'],
        token: Number(row['token']),
        expiresAtMs: Number(row['expires_at_ms']),
      },
    });
  }
}

function readLease(row: SqlRow): Lease {
  return {
    runId: String(row['run_id']),
    owner: String(row['owner']),
    token: Number(row['token']),
    expiresAtMs: Number(row['expires_at_ms']),
  };
}
