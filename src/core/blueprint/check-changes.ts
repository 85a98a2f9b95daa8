import type { z } from 'zod';
import type { JsonValue } from '../ports/json.js';
import { closestWord } from '../text/closest-word.js';
import type { BlueprintProblem } from './blueprint-problem.js';
import { describeFirst } from './describe-issue.js';
import { formatPointer, getAtPointer, isJsonObject, parsePointer } from './json-pointer.js';
import { Blueprint } from './schema/blueprint.js';
import { classifySchema } from './schema/classify-schema.js';
import { blueprintJson } from './blueprint-json.js';

/** Maps whose entries are parts of the application: a field below a name that is not there is a slip, not a new part. */
const PARTS: Readonly<Record<string, string>> = {
  components: 'component',
  routes: 'route',
  dependencies: 'dependency',
  connections: 'connection',
  environments: 'environment',
};

/**
 * Checks values that somebody wants to set by JSON pointer, before they become facts: unknown fields with a suggestion, parts
 * that do not exist, and values of a wrong form. Values of variables are never repeated.
 *
 * @returns All problems at once, in the order of the changes.
 */
export function checkChanges(
  blueprint: Blueprint,
  changes: Readonly<Record<string, JsonValue>>,
): readonly BlueprintProblem[] {
  return Object.entries(changes).flatMap(([pointer, value]): readonly BlueprintProblem[] => {
    const [root = '', name] = parsePointer(pointer);
    if (root === 'apiVersion') return [{ pointer, message: 'cannot be changed', hint: 'Leave it out.' }];
    const part = Object.hasOwn(PARTS, root) ? PARTS[root] : undefined;
    const known = Object.keys((getAtPointer(blueprintJson(blueprint), `/${root}`) ?? {}) as object);
    if (part !== undefined && name !== undefined && !isJsonObject(value) && !known.includes(name))
      return [missingPart(pointer, part, name, known)];
    return checkBelow(Blueprint, { pointer, value, depth: 0 });
  });
}

function missingPart(
  pointer: string,
  part: string,
  name: string,
  known: readonly string[],
): BlueprintProblem {
  const nearest = closestWord(name, known);
  const all = known.length === 0 ? `There is no ${part} yet.` : `There is: ${known.join(', ')}.`;
  return {
    pointer,
    message: `names the ${part} "${name}", which the Blueprint does not have`,
    hint: nearest === undefined ? all : `Did you mean "${nearest}"?`,
  };
}

interface Place {
  readonly pointer: string;
  readonly value: JsonValue;
  /** Segments of the pointer that have been walked. */
  readonly depth: number;
}

function checkBelow(schema: z.ZodType, place: Place): readonly BlueprintProblem[] {
  const { pointer, value, depth } = place;
  const segments = parsePointer(pointer);
  const key = segments[depth];
  const shape = classifySchema(schema);
  // Below a leaf lie the parts of a variable and the entries of labels; the resolution checks them as a whole.
  if (shape.kind === 'leaf') return key === undefined ? checkLeaf(schema, pointer, value) : [];
  if (key === undefined) return checkTree(schema, place);
  if (shape.kind === 'object') {
    const child = Object.hasOwn(shape.members, key) ? shape.members[key] : undefined;
    if (child === undefined) return [unknownField(pointer, key, Object.keys(shape.members))];
    return checkBelow(child, { ...place, depth: depth + 1 });
  }
  const checked = shape.key.safeParse(key);
  if (!checked.success)
    return [
      { pointer, message: describeFirst(checked.error, `"${key}" is not a valid name`), hint: 'Rename it.' },
    ];
  return checkBelow(shape.value, { ...place, depth: depth + 1 });
}

function checkTree(schema: z.ZodType, { pointer, value, depth }: Place): readonly BlueprintProblem[] {
  if (!isJsonObject(value))
    return [
      {
        pointer,
        message:
          value === null ? 'cannot be removed with null' : 'has fields of its own and takes no single value',
        hint: 'Set its fields, or say in words what should go.',
      },
    ];
  return Object.entries(value).flatMap(([key, child]) =>
    checkBelow(schema, { pointer: pointer + formatPointer(key), value: child, depth }),
  );
}

function checkLeaf(schema: z.ZodType, pointer: string, value: JsonValue): readonly BlueprintProblem[] {
  const checked = schema.safeParse(value);
  if (checked.success) return [];
  const isVariable = parsePointer(pointer).includes('env');
  const shown = isVariable ? '' : ` (got ${JSON.stringify(value).slice(0, 80)})`;
  return [
    {
      pointer,
      message: `${describeFirst(checked.error, 'has a wrong form')}${shown}`,
      hint: 'Correct the value.',
    },
  ];
}

function unknownField(pointer: string, key: string, known: readonly string[]): BlueprintProblem {
  const nearest = closestWord(key, known);
  return {
    pointer,
    message: `is not in the Blueprint: there is no field "${key}"`,
    hint: nearest === undefined ? `Known fields: ${known.join(', ')}.` : `Did you mean "${nearest}"?`,
  };
}
