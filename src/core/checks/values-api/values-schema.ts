import { formatPointer, isJsonObject, parsePointer } from '../../blueprint/json-pointer.js';
import type { ChartFiles } from '../../chart/chart-files.js';
import type { JsonObject, JsonValue } from '../../ports/json.js';
import { dig, toList, toObject, toText, type ManifestValue } from '../manifest/manifest-value.js';
import { readYaml } from '../manifest/read-yaml.js';

/** Path of the schema inside a chart. */
export const SCHEMA_FILE = 'values.schema.json';
/** Path of the values inside a chart. */
export const VALUES_FILE = 'values.yaml';

/** Files read so far: several rules read the same schema, and reading it is the dearest part of each. */
const readings = new WeakMap<ChartFiles, Map<string, JsonValue | undefined>>();

/** A text file of the chart as plain values; undefined when it is missing or unreadable (lint reports that). */
export function readChartFile(files: ChartFiles, path: string): JsonValue | undefined {
  const known = readings.get(files) ?? new Map<string, JsonValue | undefined>();
  readings.set(files, known);
  if (!known.has(path)) known.set(path, readText(files.get(path)));
  return known.get(path);
}

function readText(text: ReturnType<ChartFiles['get']>): JsonValue | undefined {
  if (typeof text !== 'string') return undefined;
  const reading = readYaml(text);
  return reading.ok ? reading.value.value : undefined;
}

/** Deepest chain of references that is followed; JSON Schema allows cycles. */
const DEEPEST_REFERENCE = 20;

/** Follows `$ref` inside the document. */
export function resolveReference(root: JsonValue, schema: ManifestValue): JsonObject {
  let current = toObject(schema);
  for (let depth = 0; depth < DEEPEST_REFERENCE; depth += 1) {
    const reference = toText(current['$ref']);
    if (reference?.startsWith('#') !== true) return current;
    current = toObject(dig(root, ...parsePointer(reference.slice(1))));
  }
  return current;
}

/** Most schemas that one lookup visits; alternatives that refer to each other would never end otherwise. */
const MOST_VISITED = 500;

/** True when the schema says something about the value at the pointer. */
export function coversPointer(root: JsonValue, pointer: string): boolean {
  const pending: { readonly schema: ManifestValue; readonly segments: readonly string[] }[] = [
    { schema: root, segments: parsePointer(pointer) },
  ];
  for (let visited = 0; visited < MOST_VISITED; visited += 1) {
    const next = pending.pop();
    if (next === undefined) return false;
    const resolved = resolveReference(root, next.schema);
    const [segment, ...rest] = next.segments;
    if (segment === undefined) {
      if (Object.keys(resolved).length > 0) return true;
      continue;
    }
    const children = childSchemas(resolved, segment);
    for (const schema of children) pending.push({ schema, segments: rest });
    if (children.length === 0)
      for (const word of ['allOf', 'anyOf', 'oneOf'])
        for (const schema of toList(resolved[word])) pending.push({ schema, segments: next.segments });
  }
  return false;
}

/** Schemas of one key. Patterns count for every key: running a stranger's regular expressions could take for ever. */
function childSchemas(schema: JsonObject, key: string): readonly ManifestValue[] {
  const properties = toObject(schema['properties']);
  return Object.hasOwn(properties, key) ? [properties[key]] : freeKeySchemas(schema);
}

/** Schemas of keys that the user chooses. */
function freeKeySchemas(schema: JsonObject): readonly ManifestValue[] {
  const others = schema['additionalProperties'];
  return [...Object.values(toObject(schema['patternProperties'])), ...(isJsonObject(others) ? [others] : [])];
}

/**
 * Pointer of the map with keys of the user's choice that holds the value: for `/podLabels/team` it is `/podLabels`.
 * Undefined when the schema names every key on the way.
 */
export function findFreeMap(root: JsonValue, pointer: string): string | undefined {
  let schema = resolveReference(root, root);
  let reached = '';
  for (const segment of parsePointer(pointer)) {
    const properties = toObject(schema['properties']);
    if (!Object.hasOwn(properties, segment))
      return freeKeySchemas(schema).length > 0 || schema['additionalProperties'] === true
        ? reached
        : undefined;
    schema = resolveReference(root, properties[segment]);
    reached += formatPointer(segment);
  }
  return undefined;
}

/** Pointers (into the schema) of objects that list their properties but let others in. */
export function* listOpenObjects(
  schema: ManifestValue,
  openNames: ReadonlySet<string>,
  pointer = '',
): Generator<string> {
  const content = toObject(schema);
  const isClosed = content['additionalProperties'] === false || content['unevaluatedProperties'] === false;
  if (content['properties'] !== undefined && !isClosed) yield pointer;
  for (const word of ['properties', '$defs', 'definitions'])
    for (const [name, child] of Object.entries(toObject(content[word])))
      if (pointer !== '' || word !== 'properties' || !openNames.has(name))
        yield* listOpenObjects(child, openNames, pointer + formatPointer(word, name));
  for (const word of ['items', 'additionalProperties'])
    if (isJsonObject(content[word])) yield* listOpenObjects(content[word], openNames, `${pointer}/${word}`);
}

/** Names of top-level values that belong to subcharts, and `global`, which parents fill. */
export function listForeignNames(files: ChartFiles): ReadonlySet<string> {
  const dependencies = toList(dig(readChartFile(files, 'Chart.yaml'), 'dependencies'));
  const names = dependencies.flatMap(
    (dependency) => toText(dig(dependency, 'alias')) ?? toText(dig(dependency, 'name')) ?? [],
  );
  return new Set([...names, 'global']);
}
