import type { JsonObject, JsonValue } from '../../../core/ports/json.js';

// Postgres refuses both in JSON text: U+0000 and one half of a surrogate pair.
const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** The value as a parameter for a `json` column. Characters that Postgres cannot store become U+FFFD. */
export function toJsonParameter(value: JsonValue): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'string' ? item.replace(UNSTORABLE, '\ufffd') : item,
  );
}

/** A `json` column that holds an object, as the drivers parse it. */
export function readJsonObject(value: unknown): JsonObject {
  return value as JsonObject;
}

/** Like {@link readJsonObject} for a column that may be null. */
export function readOptionalJsonObject(value: unknown): JsonObject | null {
  return value === null || value === undefined ? null : readJsonObject(value);
}

/** A bigint column that may be null. */
export function readOptionalNumber(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

/** A text column that may be null. */
export function readOptionalText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
