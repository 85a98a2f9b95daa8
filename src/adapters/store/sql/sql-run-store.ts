import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { Clock } from '../../../core/ports/clock.js';
import type { Lease } from '../../../core/ports/lease-store.js';
import type { Run, RunQuery, RunStatus, RunStore } from '../../../core/ports/run-store.js';
import type { SqlDatabase, SqlRow } from '../sql-database.js';
import { AUDIT_APPEND } from './audit-append.js';
import { FENCE, fenceParameters, findRefusal } from './fence.js';
import { readJsonObject, readOptionalJsonObject, toJsonParameter } from './json-parameter.js';

const FINAL: readonly RunStatus[] = ['succeeded', 'failed', 'rejected', 'cancelled'];
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** {@link RunStore} on the `runs` table. */
export class SqlRunStore implements RunStore {
  readonly #database: SqlDatabase;
  readonly #clock: Clock;

  constructor(database: SqlDatabase, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async create(run: Pick<Run, 'id' | 'workflow' | 'graphVersion' | 'input'>): Promise<Run> {
    const [row] = await this.#database.query(
      `INSERT INTO runs (id, workflow, graph_version, status, input, created_at_ms, updated_at_ms)
       VALUES ($1, $2, $3, 'pending', $4::json, $5, $5) RETURNING *`,
      [run.id, run.workflow, run.graphVersion, toJsonParameter(run.input), this.#clock.nowMs()],
    );
    return readRun(row, run.id);
  }

  async get(id: string): Promise<Run> {
    const [row] = await this.#database.query('SELECT * FROM runs WHERE id = $1', [id]);
    return readRun(row, id);
  }

  async list(query: RunQuery = {}): Promise<readonly Run[]> {
    const limit = Math.min(Math.max(query.limit ?? DEFAULT_LIMIT, 1), MAX_LIMIT);
    if (query.before !== undefined) await this.get(query.before);
    const rows = await this.#database.query(
      `SELECT * FROM runs
       WHERE ($1::text[] IS NULL OR status = ANY ($1::text[]))
         AND ($2::text IS NULL OR (created_at_ms, id) < (SELECT created_at_ms, id FROM runs WHERE id = $2::text))
       ORDER BY created_at_ms DESC, id DESC LIMIT $3`,
      [query.status ?? null, query.before ?? null, limit],
    );
    return rows.map((row) => readRun(row, ''));
  }

  /** `output` and `error` belong to the new status: what the change leaves out becomes null. */
  async transition(
    lease: Lease,
    from: readonly RunStatus[],
    change: Parameters<RunStore['transition']>[2],
  ): Promise<Run> {
    const [row] = await this.#database.query(
      `WITH ${FENCE}
       UPDATE runs SET status = $3, output = $4::json, error = $5::json, updated_at_ms = $6
       FROM fence WHERE runs.id = fence.run_id AND runs.status = ANY ($7::text[]) RETURNING runs.*`,
      [
        ...fenceParameters(lease),
        change.status,
        change.output === undefined ? null : toJsonParameter(change.output),
        change.error === undefined ? null : toJsonParameter(change.error),
        this.#clock.nowMs(),
        from,
      ],
    );
    if (row !== undefined) return readRun(row, lease.runId);
    const refusal = await findRefusal(this.#database, lease);
    throw refusal ?? notResumable(await this.get(lease.runId));
  }

  async cancel(id: string, actor: string): Promise<Run> {
    const [row] = await this.#database.query(
      `WITH subject AS (
         UPDATE runs SET status = 'cancelled', updated_at_ms = $3
         WHERE id = $1 AND status <> ALL ($4::text[]) RETURNING *
       ), superseded AS (
         UPDATE reviews SET status = 'superseded', version = reviews.version + 1
         FROM subject WHERE reviews.run_id = subject.id AND reviews.status = 'pending'
       ), entry AS (
         SELECT $2::text AS actor, 'run-cancel' AS action, subject.id AS subject, '{}'::text AS data, $3::bigint AS at_ms FROM subject
       ), ${AUDIT_APPEND}
       SELECT subject.* FROM subject`,
      [id, actor, this.#clock.nowMs(), FINAL],
    );
    if (row !== undefined) return readRun(row, id);
    throw notResumable(await this.get(id));
  }
}

function notResumable(run: Run): AutopilotError {
  return new AutopilotError('RUN_NOT_RESUMABLE', `Run ${run.id} is ${run.status}.`, {
    hint: `See what it did with \`autopilot runs show ${run.id}\`.`,
    details: { runId: run.id, status: run.status },
  });
}

function readRun(row: SqlRow | undefined, id: string): Run {
  if (row === undefined) {
    throw new AutopilotError('RUN_NOT_FOUND', `There is no run ${id}.`, {
      hint: 'List the runs with `autopilot runs list`.',
      details: { runId: id },
    });
  }
  return {
    id: String(row['id']),
    workflow: String(row['workflow']),
    graphVersion: Number(row['graph_version']),
    status: row['status'] as RunStatus,
    input: readJsonObject(row['input']),
    output: readOptionalJsonObject(row['output']),
    error: readOptionalJsonObject(row['error']),
    createdAtMs: Number(row['created_at_ms']),
    updatedAtMs: Number(row['updated_at_ms']),
  };
}
