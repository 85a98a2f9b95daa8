import type { AuditEntry, AuditLog } from '../../../core/ports/audit-log.js';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { Clock } from '../../../core/ports/clock.js';
import type { SqlDatabase, SqlRow } from '../sql-database.js';
import { AUDIT_APPEND } from './audit-append.js';
import { readJsonObject, toJsonParameter } from './json-parameter.js';

const DEFAULT_LIMIT = 500;

/** {@link AuditLog} on the `audit_log` table, the end of the chain in `audit_head`. */
export class SqlAuditLog implements AuditLog {
  readonly #database: SqlDatabase;
  readonly #clock: Clock;

  constructor(database: SqlDatabase, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async append(entry: Pick<AuditEntry, 'actor' | 'action' | 'subject' | 'data'>): Promise<AuditEntry> {
    const [row] = await this.#database.query(
      `WITH entry AS (
         SELECT $1::text AS actor, $2::text AS action, $3::text AS subject, $4::text AS data, $5::bigint AS at_ms
       ), ${AUDIT_APPEND} SELECT * FROM appended`,
      [entry.actor, entry.action, entry.subject, toJsonParameter(entry.data), this.#clock.nowMs()],
    );
    if (row === undefined)
      throw new AutopilotError('INVARIANT_BROKEN', 'The audit log has lost its head row.');
    return readEntry(row);
  }

  async list(after: number, limit = DEFAULT_LIMIT): Promise<readonly AuditEntry[]> {
    const rows = await this.#database.query(
      'SELECT * FROM audit_log WHERE sequence > $1 ORDER BY sequence LIMIT $2',
      [after, limit],
    );
    return rows.map(readEntry);
  }

  /** Also finds entries cut off at the end: the first missing sequence number is reported. */
  async findBreak(): Promise<number | undefined> {
    const [row] = await this.#database.query(
      `WITH chain AS (
         SELECT sequence, hash, row_number() OVER (ORDER BY sequence) AS expected,
           audit_hash(lag(hash, 1, repeat('0', 64)) OVER (ORDER BY sequence), sequence, actor, action, subject, data::text, at_ms) AS fitting
         FROM audit_log
       ), breaks AS (
         SELECT expected AS sequence FROM chain WHERE hash <> fitting OR sequence <> expected
         UNION ALL
         SELECT (SELECT count(*) FROM audit_log) + 1 FROM audit_head
         WHERE audit_head.hash <> COALESCE((SELECT hash FROM audit_log ORDER BY sequence DESC LIMIT 1), repeat('0', 64))
       )
       SELECT min(sequence) AS sequence FROM breaks`,
    );
    const sequence = row?.['sequence'];
    return sequence === null || sequence === undefined ? undefined : Number(sequence);
  }
}

function readEntry(row: SqlRow): AuditEntry {
  return {
    sequence: Number(row['sequence']),
    actor: String(row['actor']),
    action: String(row['action']),
    subject: String(row['subject']),
    data: readJsonObject(row['data']),
    atMs: Number(row['at_ms']),
    hash: String(row['hash']),
  };
}
