import { isJsonObject, stableStringify } from '../../../src/core/blueprint/json-pointer.js';
import {
  toList,
  toNumber,
  toObject,
  toText,
  type ManifestValue,
} from '../../../src/core/checks/manifest/manifest-value.js';
import type { JsonObject, JsonValue } from '../../../src/core/ports/json.js';
import type { ValueLeaf } from './value-leaves.js';

/** Mutations of one value on one base; each costs a rendering when the value is dead. */
const MOST_MUTATIONS = 4;

/** Texts of the forms that values of charts have; the schema picks those that fit. */
const TEXTS: readonly string[] = [
  'example',
  '/example',
  'EXAMPLE',
  '7',
  '7Gi',
  '7%',
  '7s',
  'example.com/example',
  '10.1.0.0/16',
  'https://example.com',
  '@hourly',
  `sha256:${'7'.repeat(64)}`,
  '',
];

/**
 * Other values for a leaf that its schema accepts, the most telling first: the opposite, the next number, the example. Few: most
 * leaves need one.
 *
 * @param current - The value it has now; undefined when it has none.
 */
export function proposeMutations(
  { schema, samples }: ValueLeaf,
  current: JsonValue | undefined,
): readonly JsonValue[] {
  const proposals = [...variations(schema, current), ...samples, ...inventions(schema)];
  const seen = new Set([stableStringify(current ?? null)]);
  const other = proposals.filter((proposal) => {
    const text = stableStringify(proposal);
    if (seen.has(text) || !accepts(schema, proposal)) return false;
    seen.add(text);
    return true;
  });
  return other.slice(0, MOST_MUTATIONS);
}

/** Values near the current one. A list that has members has leaves of its own, and so has a map. */
function variations(schema: JsonObject, current: ManifestValue): readonly JsonValue[] {
  const members = toList(schema['enum']);
  if (members.length > 0) return members;
  if (typeof current === 'boolean') return [!current];
  if (typeof current === 'number') return [current + 1, current - 1];
  return typeof current === 'string' && current !== '' ? varyText(current) : [];
}

function varyText(text: string): readonly string[] {
  const next = text.replace(/\d+(?!.*\d)/su, (digits) => String(Number(digits) + 1));
  return [
    ...(next === text || text.includes('{{') ? [] : [next]),
    `${text}-x`,
    `${text}x`,
    `${text}X`,
    `x${text}`,
  ];
}

/** Values for a leaf of which only the schema is known. */
function inventions(schema: JsonObject): readonly JsonValue[] {
  return typesOf(schema).flatMap((type) => {
    switch (type) {
      case 'boolean':
        return [true, false];
      case 'integer':
      case 'number':
        return [toNumber(schema['minimum']) ?? 1, (toNumber(schema['minimum']) ?? 1) + 1];
      case 'array':
        return inventList(schema);
      case 'object':
        return inventMap(schema);
      default:
        return TEXTS;
    }
  });
}

function inventList(schema: JsonObject): readonly JsonValue[] {
  const item = inventOne(toObject(schema['items']));
  return item === undefined ? [] : [[item]];
}

function inventMap(schema: JsonObject): readonly JsonValue[] {
  const named = Object.entries(toObject(schema['properties'])).flatMap(([key, member]) => {
    const value = inventOne(toObject(member));
    return value === undefined ? [] : [[key, value] as const];
  });
  if (named.length > 0) return [Object.fromEntries(named)];
  const free = schema['additionalProperties'];
  const [[pattern, matched] = ['', isJsonObject(free) ? free : {}]] = Object.entries(
    toObject(schema['patternProperties']),
  );
  const key = TEXTS.find((text) => text !== '' && new RegExp(pattern, 'u').test(text));
  const value = inventOne(toObject(matched));
  return key === undefined || value === undefined ? [] : [{ [key]: value }];
}

function inventOne(schema: JsonObject): JsonValue | undefined {
  const members = toList(schema['enum']);
  return [...members, ...inventions(schema)].find((invented) => accepts(schema, invented));
}

/** Types that the schema allows; text first where it allows any. */
function typesOf(schema: JsonObject): readonly string[] {
  const type = schema['type'];
  const single = toText(type);
  if (single !== undefined) return [single];
  const several = toList(type).filter((member) => typeof member === 'string');
  return several.length > 0 ? several : ['string'];
}

/** What the schemas of our charts say about leaves; a value that passes wrongly is refused by Helm and proves nothing. */
function accepts(schema: JsonObject, value: JsonValue): boolean {
  const members = toList(schema['enum']);
  if (members.length > 0 && !members.includes(value)) return false;
  if (schema['type'] !== undefined && !typesOf(schema).some((type) => isOfType(type, value))) return false;
  if (typeof value === 'string') return acceptsText(schema, value);
  return typeof value !== 'number' || acceptsNumber(schema, value);
}

function acceptsText(schema: JsonObject, value: string): boolean {
  const pattern = toText(schema['pattern']);
  return (
    value.length >= (toNumber(schema['minLength']) ?? 0) &&
    value.length <= (toNumber(schema['maxLength']) ?? Infinity) &&
    (pattern === undefined || new RegExp(pattern, 'u').test(value))
  );
}

function acceptsNumber(schema: JsonObject, value: number): boolean {
  return (
    value >= (toNumber(schema['minimum']) ?? -Infinity) && value <= (toNumber(schema['maximum']) ?? Infinity)
  );
}

function isOfType(type: string, value: JsonValue): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isJsonObject(value);
    case 'null':
      return value === null;
    default:
      return typeof value === type;
  }
}
