import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { Clock } from '../../../core/ports/clock.js';
import type { Lease } from '../../../core/ports/lease-store.js';
import type { Review, ReviewStatus, ReviewStore } from '../../../core/ports/review-store.js';
import type { SqlDatabase, SqlRow } from '../sql-database.js';
import { AUDIT_APPEND } from './audit-append.js';
import { FENCE, fenceParameters, throwRefusal } from './fence.js';
import {
  readJsonObject,
  readOptionalJsonObject,
  readOptionalNumber,
  readOptionalText,
  toJsonParameter,
} from './json-parameter.js';

const DEFAULT_LIMIT = 50;

/** {@link ReviewStore} on the `reviews` table. */
export class SqlReviewStore implements ReviewStore {
  readonly #database: SqlDatabase;
  readonly #clock: Clock;

  constructor(database: SqlDatabase, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /**
   * The same interrupt with the same digest is the same question, whatever became of it. The same interrupt with another
   * digest, or after a decision that the gate refused, is a new question: the review goes back to pending with the next
   * version, and its old decision is forgotten here (the audit log keeps it).
   */
  async open(lease: Lease, review: Parameters<ReviewStore['open']>[1]): Promise<Review> {
    const [opened] = await this.#database.query(
      `WITH ${FENCE}, opened AS (
         INSERT INTO reviews (id, run_id, gate, interrupt_id, digest, status, payload, created_at_ms)
         SELECT $3, fence.run_id, $4, $5, $6, 'pending', $7::json, $8 FROM fence
         ON CONFLICT (run_id, interrupt_id) DO UPDATE SET
           gate = EXCLUDED.gate, digest = EXCLUDED.digest, payload = EXCLUDED.payload, status = 'pending',
           version = reviews.version + 1, decision = NULL, decided_by = NULL, decided_at_ms = NULL
         WHERE reviews.digest <> EXCLUDED.digest OR reviews.version = $9::integer
         RETURNING *
       ), superseded AS (
         UPDATE reviews SET status = 'superseded', version = reviews.version + 1
         FROM opened WHERE reviews.run_id = opened.run_id AND reviews.status = 'pending' AND reviews.id <> opened.id
       )
       SELECT * FROM opened`,
      [
        ...fenceParameters(lease),
        review.id,
        review.gate,
        review.interruptId,
        review.digest,
        toJsonParameter(review.payload),
        this.#clock.nowMs(),
        review.refusedVersion ?? null,
      ],
    );
    if (opened !== undefined) return readReview(opened);
    const [existing] = await this.#database.query(
      `WITH ${FENCE} SELECT reviews.* FROM reviews JOIN fence ON fence.run_id = reviews.run_id WHERE interrupt_id = $3`,
      [...fenceParameters(lease), review.interruptId],
    );
    return existing === undefined ? throwRefusal(this.#database, lease) : readReview(existing);
  }

  async get(id: string): Promise<Review> {
    const [row] = await this.#database.query('SELECT * FROM reviews WHERE id = $1', [id]);
    if (row !== undefined) return readReview(row);
    throw new AutopilotError('REVIEW_NOT_FOUND', `There is no review ${id}.`, {
      hint: 'List the reviews with `autopilot reviews list`.',
      details: { reviewId: id },
    });
  }

  async list(query: Parameters<ReviewStore['list']>[0] = {}): Promise<readonly Review[]> {
    const rows = await this.#database.query(
      `SELECT * FROM reviews
       WHERE ($1::text IS NULL OR run_id = $1::text) AND ($2::text IS NULL OR status = $2::text)
       ORDER BY created_at_ms DESC, id DESC LIMIT $3`,
      [query.runId ?? null, query.status ?? null, query.limit ?? DEFAULT_LIMIT],
    );
    return rows.map(readReview);
  }

  async decide(id: string, choice: Parameters<ReviewStore['decide']>[1]): Promise<Review> {
    const [row] = await this.#database.query(
      `WITH subject AS (
         UPDATE reviews SET status = 'decided', version = version + 1, decision = $4::json, decided_by = $3, decided_at_ms = $5
         WHERE id = $1 AND version = $2 AND status = 'pending' RETURNING *
       ), entry AS (
         SELECT $3::text AS actor, 'review-decide' AS action, subject.id AS subject, $5::bigint AS at_ms,
           json_build_object('runId', subject.run_id, 'gate', subject.gate, 'digest', subject.digest, 'decision', subject.decision)::text AS data
         FROM subject
       ), ${AUDIT_APPEND}
       SELECT subject.* FROM subject`,
      [id, choice.version, choice.actor, toJsonParameter(choice.decision), this.#clock.nowMs()],
    );
    if (row !== undefined) return readReview(row);
    throw conflict(await this.get(id), choice.version);
  }
}

function conflict(current: Review, version: number): AutopilotError {
  const reason =
    current.status === 'decided'
      ? `was decided by ${current.decidedBy ?? 'somebody else'}`
      : current.status === 'superseded'
        ? 'was superseded: its run moved on without it'
        : `has changed since version ${String(version)} was read`;
  return new AutopilotError('REVIEW_CONFLICT', `Review ${current.id} ${reason}.`, {
    hint: `Read it again with \`autopilot reviews show ${current.id}\`.`,
    details: {
      reviewId: current.id,
      status: current.status,
      version: current.version,
      decidedBy: current.decidedBy,
    },
  });
}

function readReview(row: SqlRow): Review {
  return {
    id: String(row['id']),
    runId: String(row['run_id']),
    gate: String(row['gate']),
    interruptId: String(row['interrupt_id']),
    digest: String(row['digest']),
    version: Number(row['version']),
    status: row['status'] as ReviewStatus,
    payload: readJsonObject(row['payload']),
    decision: readOptionalJsonObject(row['decision']),
    decidedBy: readOptionalText(row['decided_by']),
    createdAtMs: Number(row['created_at_ms']),
    decidedAtMs: readOptionalNumber(row['decided_at_ms']),
  };
}
