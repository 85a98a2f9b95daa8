import { isJsonObject } from '../../blueprint/json-pointer.js';
import type { JsonObject, JsonValue } from '../../ports/json.js';

/** A value somewhere in a manifest; undefined where there is none. */
export type ManifestValue = JsonValue | undefined;

const NOTHING: JsonObject = Object.freeze({});

/** The value as an object; an empty one for anything else, so that rules need no guards. */
export function toObject(value: ManifestValue): JsonObject {
  return isJsonObject(value) ? value : NOTHING;
}

/** The value as a list; an empty one for anything else. */
export function toList(value: ManifestValue): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

/** The text of a string, number or boolean; undefined for anything else. */
export function toText(value: ManifestValue): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The value when it is a number, else undefined. */
export function toNumber(value: ManifestValue): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Goes down by keys and list positions; undefined as soon as one is missing. Inherited names such as `constructor` do not exist. */
export function dig(value: ManifestValue, ...steps: readonly (string | number)[]): ManifestValue {
  let current = value;
  for (const step of steps) {
    if (typeof step === 'number') current = toList(current)[step];
    else current = ownValue(toObject(current), step);
  }
  return current;
}

function ownValue(object: JsonObject, key: string): ManifestValue {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The entries whose value is a string, number or boolean, as text: labels, annotations, selectors. */
export function toStringMap(value: ManifestValue): Readonly<Record<string, string>> {
  const entries = Object.entries(toObject(value)).flatMap(([key, entry]) => {
    const text = toText(entry);
    return text === undefined ? [] : [[key, text] as const];
  });
  return Object.fromEntries(entries);
}
