import type { JsonObject, JsonValue } from '../ports/json.js';

/** Makes a JSON pointer (RFC 6901) from plain segments: `('env', 'A/B')` is `/env/A~1B`. No segments: ''. */
export function formatPointer(...segments: readonly string[]): string {
  return segments.map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The plain segments of a JSON pointer; '' gives an empty list. */
export function parsePointer(pointer: string): readonly string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** True for objects that are neither null nor a list. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at the pointer, or undefined. Lists are leaves: a pointer never goes into one. */
export function getAtPointer(root: JsonValue, pointer: string): JsonValue | undefined {
  let current: JsonValue | undefined = root;
  for (const segment of parsePointer(pointer)) {
    if (!isJsonObject(current) || !Object.hasOwn(current, segment)) return undefined;
    current = current[segment];
  }
  return current;
}

/** A tree while it is being built; `Object.create(null)` keeps `__proto__` an ordinary key. */
interface GrowingTree {
  [key: string]: JsonValue | GrowingTree;
}

/**
 * Builds the tree that has each value at its pointer. Keys come in the order of the entries.
 * A pointer that runs through another entry's leaf replaces that leaf.
 */
export function buildTree(entries: Iterable<readonly [pointer: string, value: JsonValue]>): JsonObject {
  const root = newTree();
  for (const [pointer, value] of entries) {
    const segments = parsePointer(pointer);
    const last = segments.at(-1);
    if (last === undefined) continue;
    let branch = root;
    for (const segment of segments.slice(0, -1)) branch = enterBranch(branch, segment);
    branch[last] = value;
  }
  return root;
}

function enterBranch(tree: GrowingTree, segment: string): GrowingTree {
  const existing = tree[segment];
  if (typeof existing === 'object' && existing !== null && !Array.isArray(existing))
    return existing as GrowingTree;
  const branch = newTree();
  tree[segment] = branch;
  return branch;
}

function newTree(): GrowingTree {
  return Object.create(null) as GrowingTree;
}

/** Every leaf of the tree with its pointer, in key order. Lists and empty objects are leaves. */
export function* listLeaves(value: JsonValue, pointer = ''): Generator<readonly [string, JsonValue]> {
  if (!isJsonObject(value) || Object.keys(value).length === 0) {
    if (pointer !== '') yield [pointer, value];
    return;
  }
  for (const [key, child] of Object.entries(value)) yield* listLeaves(child, pointer + formatPointer(key));
}

/** True when both values have the same content; key order does not matter. */
export function equalJson(left: JsonValue, right: JsonValue): boolean {
  return stableStringify(left) === stableStringify(right);
}

/** JSON with object keys sorted by code unit, so that equal content gives equal text. */
export function stableStringify(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => stableStringify(item)).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${stableStringify(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}
