import { equalJson, isJsonObject } from '../../blueprint/json-pointer.js';
import type { JsonObject, JsonValue } from '../../ports/json.js';
import type { ChartFiles } from '../chart-files.js';
import type { ChartChange } from './chart-change.js';
import { readDefaults, valueAt } from './read-defaults.js';

/** Longest default shown in a change; longer ones are only named. */
const SHOWN_LENGTH = 60;

/** Values whose default decides names of objects, or a field that nobody can change: another default means other objects. */
const NAMING_VALUES: ReadonlySet<string> = new Set([
  'nameOverride',
  'fullnameOverride',
  'clusterIP',
  'podManagementPolicy',
]);

/**
 * What changes for people who set values: knobs that are new (minor) or gone (major), by values.schema.json, and defaults
 * that changed (patch), by values.yaml. Entries of free maps such as `env` are defaults, not knobs.
 */
export function compareValues(previous: ChartFiles, next: ChartFiles): readonly ChartChange[] {
  const before = { knobs: readKnobs(previous), defaults: readDefaults(previous) };
  const after = { knobs: readKnobs(next), defaults: readDefaults(next) };
  const removed = listTopmost(before.knobs, after.knobs).map((path): ChartChange => ({
    level: 'major',
    kind: 'removed',
    description: `Value ${path} removed.`,
  }));
  const added = listTopmost(after.knobs, before.knobs).map((path): ChartChange => ({
    level: 'minor',
    kind: 'added',
    description: `New value ${path}.`,
  }));
  const changed = [...after.knobs].flatMap(([path, isLeaf]) =>
    isLeaf && before.knobs.get(path) === true
      ? compareDefaults(path, valueAt(before.defaults, path), valueAt(after.defaults, path))
      : [],
  );
  return [...removed, ...added, ...changed];
}

/** Paths of values.schema.json, dotted, with whether the schema goes no deeper there. */
type Knobs = ReadonlyMap<string, boolean>;

function readKnobs(files: ChartFiles): Knobs {
  const knobs = new Map<string, boolean>();
  const text = files.get('values.schema.json');
  if (typeof text === 'string') collectKnobs(parseJson(text), [], knobs);
  return knobs;
}

function collectKnobs(
  schema: JsonValue | undefined,
  path: readonly string[],
  knobs: Map<string, boolean>,
): void {
  if (!isJsonObject(schema) || !isJsonObject(schema['properties'])) return;
  for (const [key, child] of Object.entries(schema['properties'])) {
    const below = [...path, key];
    const isInner = isJsonObject(child) && isJsonObject(child['properties']);
    knobs.set(below.join('.'), !isInner);
    if (isInner) collectKnobs(child, below, knobs);
  }
}

/** Paths of one side that the other does not have, without those below another one. */
function listTopmost(knobs: Knobs, others: Knobs): readonly string[] {
  const missing = [...knobs.keys()].filter((path) => !others.has(path));
  const all = new Set(missing);
  return missing.filter((path) => !all.has(path.slice(0, Math.max(0, path.lastIndexOf('.')))));
}

function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return null;
  }
}

function compareDefaults(
  path: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): readonly ChartChange[] {
  if (before === after || (before !== undefined && after !== undefined && equalJson(before, after)))
    return [];
  if (isJsonObject(before) && isJsonObject(after)) return compareEntries(path, before, after);
  const level = NAMING_VALUES.has(path.slice(path.lastIndexOf('.') + 1)) ? 'major' : 'patch';
  const [old, now] = [showValue(before), showValue(after)];
  const detail = old === undefined || now === undefined ? '' : ` from ${old} to ${now}`;
  return [{ level, kind: 'changed', description: `Default of ${path} changed${detail}.` }];
}

function compareEntries(path: string, before: JsonObject, after: JsonObject): readonly ChartChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key): readonly ChartChange[] => {
    const [old, now] = [valueOf(before, key), valueOf(after, key)];
    if (old !== undefined && now !== undefined && equalJson(old, now)) return [];
    const verb = old === undefined ? 'added to' : now === undefined ? 'removed from' : 'changed in';
    const kind = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    return [{ level: 'patch', kind, description: `${JSON.stringify(key)} ${verb} the defaults of ${path}.` }];
  });
}

function valueOf(map: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function showValue(value: JsonValue | undefined): string | undefined {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > SHOWN_LENGTH ? undefined : text;
}
