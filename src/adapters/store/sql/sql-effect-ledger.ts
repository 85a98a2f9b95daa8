import type { Clock } from '../../../core/ports/clock.js';
import type { EffectKey, EffectLedger } from '../../../core/ports/effect-ledger.js';
import type { JsonValue } from '../../../core/ports/json.js';
import type { Lease } from '../../../core/ports/lease-store.js';
import type { SqlDatabase, SqlRow } from '../sql-database.js';
import { FENCE, fenceParameters, throwRefusal } from './fence.js';
import { toJsonParameter } from './json-parameter.js';

/** {@link EffectLedger} on the `effects` table. */
export class SqlEffectLedger implements EffectLedger {
  readonly #database: SqlDatabase;
  readonly #clock: Clock;
  /** Effects under way in this process: a second call with the same key waits for the first instead of acting again. */
  readonly #underWay = new Map<string, Promise<JsonValue>>();

  constructor(database: SqlDatabase, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async perform<Outcome extends JsonValue>(
    key: EffectKey,
    lease: Lease,
    effect: { act(): Promise<Outcome>; recover(): Promise<Outcome | undefined> },
  ): Promise<Outcome> {
    const name = JSON.stringify([key.runId, key.step, key.inputHash, lease.token]);
    const earlier = this.#underWay.get(name);
    if (earlier !== undefined) return (await earlier) as Outcome;
    const performance = this.#perform(key, lease, effect);
    this.#underWay.set(name, performance);
    try {
      return await performance;
    } finally {
      this.#underWay.delete(name);
    }
  }

  async #perform<Outcome extends JsonValue>(
    key: EffectKey,
    lease: Lease,
    effect: { act(): Promise<Outcome>; recover(): Promise<Outcome | undefined> },
  ): Promise<Outcome> {
    const begun = await this.#begin(key, lease);
    if (begun['status'] === 'done') return begun['result'] as Outcome;
    const recovered = begun['fresh'] === true ? undefined : await effect.recover();
    const outcome = recovered === undefined ? await effect.act() : recovered;
    await this.#complete(key, lease, outcome);
    return outcome;
  }

  /** Records the intent, or finds the earlier record: `fresh` is false then. */
  async #begin(key: EffectKey, lease: Lease): Promise<SqlRow> {
    const [row] = await this.#database.query(
      `WITH ${FENCE}, begun AS (
         INSERT INTO effects (run_id, step, input_hash, status, token, begun_at_ms)
         SELECT $3, $4, $5, 'begun', $2::bigint, $6 FROM fence WHERE fence.run_id = $3
         ON CONFLICT (run_id, step, input_hash) DO NOTHING
         RETURNING status, result, true AS fresh
       )
       SELECT * FROM begun
       UNION ALL
       SELECT effects.status, effects.result, false FROM effects JOIN fence ON fence.run_id = effects.run_id
       WHERE effects.run_id = $3 AND effects.step = $4 AND effects.input_hash = $5`,
      [...fenceParameters(lease), key.runId, key.step, key.inputHash, this.#clock.nowMs()],
    );
    return row ?? throwRefusal(this.#database, lease);
  }

  async #complete(key: EffectKey, lease: Lease, outcome: JsonValue): Promise<void> {
    const rows = await this.#database.query(
      `WITH ${FENCE}
       UPDATE effects SET status = 'done', result = $5::json, done_at_ms = $6
       FROM fence WHERE effects.run_id = fence.run_id AND effects.step = $3 AND effects.input_hash = $4
       RETURNING effects.status`,
      [...fenceParameters(lease), key.step, key.inputHash, toJsonParameter(outcome), this.#clock.nowMs()],
    );
    if (rows.length === 0) await throwRefusal(this.#database, lease);
  }
}
