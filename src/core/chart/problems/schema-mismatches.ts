import { isJsonObject } from '../../blueprint/json-pointer.js';
import type { JsonObject, JsonValue } from '../../ports/json.js';

/** A place in a value that does not have the form its schema asks for. */
export interface SchemaMismatch {
  /** Keys and positions from the value down. */
  readonly path: readonly string[];
  /** What should be there, as the end of a sentence: `must be one of gzip, br`. */
  readonly text: string;
}

/** Compares a value with a JSON Schema of the keywords that `value-schemas.ts` makes. */
export function findSchemaMismatches(
  value: JsonValue,
  schema: JsonObject,
  path: readonly string[] = [],
): readonly SchemaMismatch[] {
  const types = toTexts(schema['type']);
  if (!types.some((type) => hasType(value, type)))
    return [{ path, text: `must be ${types.map((type) => NAMES[type] ?? type).join(' or ')}` }];
  if (typeof value === 'string') return textMismatches(value, schema, path);
  if (typeof value === 'number') return numberMismatches(value, schema, path);
  if (Array.isArray(value)) return listMismatches(value as readonly JsonValue[], schema, path);
  return isJsonObject(value) ? objectMismatches(value, schema, path) : [];
}

const NAMES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  object: 'a map',
  string: 'a text',
};

function hasType(value: JsonValue, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  return type === 'object' ? isJsonObject(value) : typeof value === type;
}

function textMismatches(
  value: string,
  schema: JsonObject,
  path: readonly string[],
): readonly SchemaMismatch[] {
  const allowed = toTexts(schema['enum']);
  if (allowed.length > 0 && !allowed.includes(value))
    return [{ path, text: `must be one of ${allowed.join(', ')}` }];
  const [pattern] = toTexts(schema['pattern']);
  return pattern === undefined || new RegExp(pattern).test(value)
    ? []
    : [{ path, text: `must match ${pattern}` }];
}

function numberMismatches(
  value: number,
  { minimum, maximum }: JsonObject,
  path: readonly string[],
): readonly SchemaMismatch[] {
  if (typeof minimum === 'number' && value < minimum) return [{ path, text: `must be at least ${minimum}` }];
  return typeof maximum === 'number' && value > maximum ? [{ path, text: `must be at most ${maximum}` }] : [];
}

function listMismatches(
  value: readonly JsonValue[],
  schema: JsonObject,
  path: readonly string[],
): readonly SchemaMismatch[] {
  if (typeof schema['minItems'] === 'number' && value.length < schema['minItems'])
    return [{ path, text: `must have at least ${schema['minItems']} of them` }];
  const { items } = schema;
  if (!isJsonObject(items)) return [];
  return value.flatMap((member, index) => findSchemaMismatches(member, items, [...path, String(index)]));
}

function objectMismatches(
  value: JsonObject,
  schema: JsonObject,
  path: readonly string[],
): readonly SchemaMismatch[] {
  const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
  const others = schema['additionalProperties'];
  const missing = toTexts(schema['required']).filter((key) => !Object.hasOwn(value, key));
  return [
    ...missing.map((key) => ({ path: [...path, key], text: 'is missing' })),
    ...Object.entries(value).flatMap(([key, member]) => {
      const form = Object.hasOwn(properties, key) ? properties[key] : others;
      if (isJsonObject(form)) return findSchemaMismatches(member, form, [...path, key]);
      const known = Object.keys(properties).join(', ');
      return others === false ? [{ path: [...path, key], text: `is unknown; known are ${known}` }] : [];
    }),
  ];
}

function toTexts(value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((member) => typeof member === 'string') : [];
}
