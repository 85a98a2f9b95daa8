import { formatPointer, isJsonObject } from '../../../src/core/blueprint/json-pointer.js';
import type { ChartFiles } from '../../../src/core/chart/chart-files.js';
import { toList, toObject, type ManifestValue } from '../../../src/core/checks/manifest/manifest-value.js';
import {
  listForeignNames,
  readChartFile,
  resolveReference,
  SCHEMA_FILE,
  VALUES_FILE,
} from '../../../src/core/checks/values-api/values-schema.js';
import type { JsonObject, JsonValue } from '../../../src/core/ports/json.js';

/** Where every value that has an example is set to it. */
const EXAMPLES_FILE = 'ci/full-values.yaml';

/** One value that a user can set. */
export interface ValueLeaf {
  /** JSON pointer into values.yaml; a member of a list stands under its index. */
  readonly pointer: string;
  readonly path: readonly string[];
  /** What values.schema.json says about it; empty where it says nothing. */
  readonly schema: JsonObject;
  /** Its example and its default, as far as there are any. */
  readonly samples: readonly JsonValue[];
}

/**
 * Every leaf of values.yaml, into the members of lists, and every value that the schema names without a default. Empty lists
 * and maps are leaves. Left out: the values of subcharts, except `global`, which this chart reads too.
 */
export function listValueLeaves(files: ChartFiles): readonly ValueLeaf[] {
  const schema = readChartFile(files, SCHEMA_FILE) ?? {};
  const foreign = listForeignNames(files);
  const walk = new LeafWalk(schema);
  const place = {
    schema,
    value: readChartFile(files, VALUES_FILE),
    example: readChartFile(files, EXAMPLES_FILE),
    path: [],
  };
  return [...walk.below(place)].filter(({ path: [first = ''] }) => first === 'global' || !foreign.has(first));
}

/** A place in the values, with what the default and the example have there. */
interface Place {
  readonly schema: ManifestValue;
  readonly value: ManifestValue;
  readonly example: ManifestValue;
  readonly path: readonly string[];
}

/** Walks schema, defaults and examples side by side. */
class LeafWalk {
  readonly #root: JsonValue;

  constructor(root: JsonValue) {
    this.#root = root;
  }

  *below(place: Place): Generator<ValueLeaf> {
    const schema = resolveReference(this.#root, place.schema);
    const members = [...listMembers(schema, place)];
    if (members.length > 0) for (const member of members) yield* this.below(member);
    else
      yield {
        pointer: formatPointer(...place.path),
        path: place.path,
        schema,
        samples: [place.example, place.value].filter((sample) => sample !== undefined),
      };
  }
}

function* listMembers(schema: JsonObject, { value, example, path }: Place): Generator<Place> {
  if (Array.isArray(value)) {
    for (const [index, member] of toList(value).entries())
      yield { schema: schema['items'], value: member, example: undefined, path: [...path, String(index)] };
    return;
  }
  const named = Object.keys(toObject(schema['properties']));
  const present = Object.keys(toObject(value));
  for (const key of new Set([...present, ...named]))
    yield {
      schema: memberSchema(schema, key),
      value: toObject(value)[key],
      example: toObject(example)[key],
      path: [...path, key],
    };
}

function memberSchema(schema: JsonObject, key: string): ManifestValue {
  const named = toObject(schema['properties']);
  if (Object.hasOwn(named, key)) return named[key];
  const matching = Object.entries(toObject(schema['patternProperties'])).find(([pattern]) =>
    new RegExp(pattern, 'u').test(key),
  );
  return matching?.[1] ?? schema['additionalProperties'];
}

/** The value at a path that may lead into lists; undefined when there is none. */
export function getAtPath(root: ManifestValue, path: readonly string[]): ManifestValue {
  return path.reduce<ManifestValue>(
    (value, key) => (Array.isArray(value) ? toList(value)[Number(key)] : toObject(value)[key]),
    root,
  );
}

/**
 * The values file that changes one leaf of the values: Helm merges maps, and takes a list as a whole.
 *
 * @param value - undefined takes a member out of its list.
 */
export function overrideAt(
  current: ManifestValue,
  path: readonly string[],
  value: ManifestValue,
  isInList = false,
): ManifestValue {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(current))
    return toList(current).flatMap((member, index) =>
      index === Number(key) ? keepGiven(overrideAt(member, rest, value, true)) : [member],
    );
  const members = toObject(current);
  const [changed] = keepGiven(overrideAt(members[key], rest, value, isInList));
  return { ...(isInList ? members : {}), ...(changed === undefined ? {} : { [key]: changed }) };
}

function keepGiven(value: ManifestValue): readonly JsonValue[] {
  return value === undefined ? [] : [value];
}

/** Values as Helm merges two files: maps by key, everything else as a whole; null takes a key away. */
export function mergeValues(under: ManifestValue, over: ManifestValue): ManifestValue {
  if (over === undefined) return under;
  if (!isJsonObject(under) || !isJsonObject(over)) return over;
  const merged = new Map(Object.entries(under));
  for (const [key, value] of Object.entries(over))
    if (value === null) merged.delete(key);
    else merged.set(key, mergeValues(merged.get(key), value) ?? value);
  return Object.fromEntries(merged);
}
