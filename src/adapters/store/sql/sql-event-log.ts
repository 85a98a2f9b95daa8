import type { Clock } from '../../../core/ports/clock.js';
import type { EventLog, RunEvent } from '../../../core/ports/event-log.js';
import type { Lease } from '../../../core/ports/lease-store.js';
import type { SqlDatabase, SqlRow } from '../sql-database.js';
import { FENCE, fenceParameters, throwRefusal } from './fence.js';
import { readJsonObject, toJsonParameter } from './json-parameter.js';

const DEFAULT_LIMIT = 500;

/**
 * {@link EventLog} on `run_events`. The counter on the run's row hands out the numbers: appends to one run queue on that
 * row, so the sequence has no gap even when a statement fails.
 */
export class SqlEventLog implements EventLog {
  readonly #database: SqlDatabase;
  readonly #clock: Clock;

  constructor(database: SqlDatabase, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async append(
    lease: Lease,
    events: readonly Pick<RunEvent, 'type' | 'data'>[],
  ): Promise<readonly RunEvent[]> {
    if (events.length === 0) return [];
    const rows = await this.#database.query(
      `WITH ${FENCE}, counter AS (
         UPDATE runs SET event_count = runs.event_count + $3::integer
         FROM fence WHERE runs.id = fence.run_id AND runs.status <> 'cancelled'
         RETURNING runs.id, runs.event_count - $3::integer AS before
       )
       INSERT INTO run_events (run_id, sequence, type, data, at_ms)
       SELECT counter.id, counter.before + item.position, item.type, item.data::json, $6
       FROM counter, unnest($4::text[], $5::text[]) WITH ORDINALITY AS item (type, data, position)
       RETURNING *`,
      [
        ...fenceParameters(lease),
        events.length,
        events.map((event) => event.type),
        events.map((event) => toJsonParameter(event.data)),
        this.#clock.nowMs(),
      ],
    );
    if (rows.length === 0) await throwRefusal(this.#database, lease);
    return rows.map(readEvent).sort((left, right) => left.sequence - right.sequence);
  }

  async read(runId: string, after: number, limit = DEFAULT_LIMIT): Promise<readonly RunEvent[]> {
    const rows = await this.#database.query(
      'SELECT * FROM run_events WHERE run_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3',
      [runId, after, limit],
    );
    return rows.map(readEvent);
  }
}

function readEvent(row: SqlRow): RunEvent {
  return {
    runId: String(row['run_id']),
    sequence: Number(row['sequence']),
    type: String(row['type']),
    data: readJsonObject(row['data']),
    atMs: Number(row['at_ms']),
  };
}
