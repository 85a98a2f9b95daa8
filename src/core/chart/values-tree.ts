import type { JsonObject, JsonValue } from '../ports/json.js';
import { isList } from './write-yaml.js';
import type { PlacedDefinition, ValueSetting } from './chart-feature.js';

/** A node of the values: a definition, children, or both (an open map with defaults of its own). */
export interface ValuesNode {
  readonly key: string;
  readonly definition: PlacedDefinition | undefined;
  readonly children: readonly ValuesNode[];
}

/** Joins definitions into a tree; children stand in the order their first definition has. */
export function buildValuesTree(definitions: readonly PlacedDefinition[], depth = 0): readonly ValuesNode[] {
  const byKey = new Map<string, PlacedDefinition[]>();
  for (const definition of definitions) {
    const key = definition.path[depth];
    if (key === undefined) continue;
    const members = byKey.get(key);
    if (members === undefined) byKey.set(key, [definition]);
    else members.push(definition);
  }
  return [...byKey].map(([key, members]) => ({
    key,
    definition: members.find((member) => member.path.length === depth + 1),
    children: buildValuesTree(
      members.filter((member) => member.path.length > depth + 1),
      depth + 1,
    ),
  }));
}

/** True when values.yaml sets the node: it or something below it has a default. */
export function hasDefault(node: ValuesNode): boolean {
  return node.definition?.value !== undefined || node.children.some(hasDefault);
}

/** Turns settings into nested values; a later setting of the same path wins. Never changes a value it was given. */
export function nestSettings(settings: readonly ValueSetting[]): JsonObject {
  const root: Record<string, JsonValue> = {};
  const own = new Set<JsonValue>();
  for (const { path, value } of settings) {
    const last = path.at(-1);
    if (last === undefined) continue;
    let target = root;
    for (const key of path.slice(0, -1)) target = ownObject(target, key, own);
    target[last] = value;
  }
  return root;
}

/** The object below a key, made or copied when it is not one of `own`. */
function ownObject(
  parent: Record<string, JsonValue>,
  key: string,
  own: Set<JsonValue>,
): Record<string, JsonValue> {
  const below = parent[key];
  const isObject = typeof below === 'object' && below !== null && !isList(below);
  if (isObject && own.has(below)) return below;
  const made: Record<string, JsonValue> = isObject ? { ...below } : {};
  own.add(made);
  parent[key] = made;
  return made;
}

/** All defaults as nested values. */
export function defaultValues(definitions: readonly PlacedDefinition[]): JsonObject {
  return nestSettings(
    definitions.flatMap(({ path, value }) => (value === undefined ? [] : [{ path, value }])),
  );
}

/** How a person writes a path: `image.tag`, with quotes where a key holds a dot. */
export function formatPath(path: readonly string[]): string {
  return path.map((key) => (key.includes('.') ? `"${key}"` : key)).join('.');
}
