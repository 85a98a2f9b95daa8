import { isMap, isScalar, type LineCounter, type Pair, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import type { JsonValue } from '../../ports/json.js';
import { closestWord } from '../../text/closest-word.js';
import type { BlueprintProblem } from '../blueprint-problem.js';
import { describeFirst } from '../describe-issue.js';
import { formatPointer, isJsonObject, parsePointer } from '../json-pointer.js';
import { classifySchema, type SchemaShape } from '../schema/classify-schema.js';
import type { IntentEntry } from './intent-entry.js';

/** One pass over the syntax tree of a Blueprint file, side by side with the schema. */
export class IntentWalk {
  readonly entries: IntentEntry[] = [];
  readonly problems: BlueprintProblem[] = [];
  readonly #path: string;
  readonly #lineCounter: LineCounter;

  constructor(path: string, lineCounter: LineCounter) {
    this.#path = path;
    this.#lineCounter = lineCounter;
  }

  /** Collects the leaves and problems of one mapping. */
  visitMap(map: YAMLMap, schema: z.ZodType, pointer: string): void {
    const shape = classifySchema(schema);
    for (const pair of map.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      const childPointer = pointer + formatPointer(key);
      const child = this.#findChildSchema(shape, key, pair, childPointer);
      if (child !== undefined) this.#visitValue(pair, child, childPointer);
    }
  }

  /** The schema below the key, or undefined after reporting why there is none. */
  #findChildSchema(shape: SchemaShape, key: string, pair: Pair, pointer: string): z.ZodType | undefined {
    if (shape.kind === 'leaf') return undefined;
    if (shape.kind === 'object') {
      const child = Object.hasOwn(shape.members, key) ? shape.members[key] : undefined;
      if (child === undefined) this.#reportUnknownKey(pair, pointer, key, Object.keys(shape.members));
      return child;
    }
    const checked = shape.key.safeParse(key);
    if (checked.success) return shape.value;
    this.#report(
      pair.key,
      pointer,
      describeFirst(checked.error, `"${key}" is not a valid name`),
      'Rename it.',
    );
    return undefined;
  }

  #reportUnknownKey(pair: Pair, pointer: string, key: string, known: readonly string[]): void {
    const nearest = closestWord(key, known);
    const hint = nearest === undefined ? `Known keys: ${known.join(', ')}.` : `Did you mean "${nearest}"?`;
    this.#report(pair.key, pointer, `unknown key "${key}"`, hint);
  }

  #visitValue(pair: Pair, schema: z.ZodType, pointer: string): void {
    const shape = classifySchema(schema);
    const value = toJson(pair.value);
    if (value === null) return;
    if (shape.kind === 'leaf') this.#visitLeaf(pair, schema, pointer, value);
    else if (isMap(pair.value) && pair.value.items.length > 0) this.visitMap(pair.value, schema, pointer);
    else if (isJsonObject(value))
      this.entries.push({ pointer, value: {}, line: this.#findPlace(pair.key).line });
    else
      this.#report(
        pair.value,
        pointer,
        `${nameOf(pointer)} must be a mapping${showAt(pointer, value)}`,
        MENDING_HINT,
      );
  }

  #visitLeaf(pair: Pair, schema: z.ZodType, pointer: string, value: JsonValue): void {
    const checked = schema.safeParse(value);
    if (checked.success)
      this.entries.push({ pointer, value: checked.data as JsonValue, line: this.#findPlace(pair.key).line });
    else {
      const message = describeFirst(checked.error, 'has the wrong form');
      this.#report(
        pair.value,
        pointer,
        `${nameOf(pointer)}: ${message}${showAt(pointer, value)}`,
        MENDING_HINT,
      );
    }
  }

  #report(node: unknown, pointer: string, message: string, hint: string): void {
    this.problems.push({ pointer, message, hint, file: this.#path, ...this.#findPlace(node) });
  }

  #findPlace(node: unknown): { readonly line: number; readonly column: number } {
    const hasRange =
      typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
    const { line, col } = this.#lineCounter.linePos(
      hasRange ? Number((node.range as readonly unknown[])[0]) : 0,
    );
    return { line, column: col };
  }
}

const MENDING_HINT = 'Correct the value, or remove the line to get the default.';

function nameOf(pointer: string): string {
  return parsePointer(pointer).at(-1) ?? pointer;
}

/** Values of variables are not repeated: `DB_PASSWORD: hunter2` is a common slip. */
function showAt(pointer: string, value: JsonValue): string {
  return parsePointer(pointer).includes('env') ? '' : ` (got ${JSON.stringify(value).slice(0, 80)})`;
}

function toJson(node: unknown): JsonValue {
  if (typeof node === 'object' && node !== null && 'toJSON' in node && typeof node.toJSON === 'function')
    return (node.toJSON as () => JsonValue)();
  return null;
}
