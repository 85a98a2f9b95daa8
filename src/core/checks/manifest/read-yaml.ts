import { CORE_SCHEMA, load, Type, YAMLException } from 'js-yaml';
import { fail, succeed, type Result } from '../../errors/result.js';
import type { JsonValue } from '../../ports/json.js';

/** Longest text that is parsed, in UTF-16 units. Chosen: 10 times the largest public chart's rendering we know of. */
export const LONGEST_YAML = 5_000_000;
/** Deepest nesting; Kubernetes objects stay below 30, custom resource definitions below 60. */
export const DEEPEST_YAML = 100;
/** Most values after every alias is expanded: what 5 MB of plain YAML can hold, so that only alias bombs reach it. */
export const MOST_YAML_VALUES = 1_000_000;

/** Helm reads YAML with merge keys but keeps dates as text. */
const SCHEMA = CORE_SCHEMA.extend({
  implicit: [
    new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text: unknown) => text === '<<' }),
  ],
});

/** Why a text is not usable YAML. */
export interface YamlProblem {
  readonly message: string;
  /** 1-based, when the parser says so. */
  readonly line?: number;
}

/** A parsed text. */
export interface YamlReading {
  readonly value: JsonValue;
  /** Keys written twice in one map; the last one counts, as in JSON. At most one is listed. */
  readonly duplicates: readonly YamlProblem[];
}

/**
 * Parses one YAML document into plain JSON values, with limits on size, depth and alias expansion.
 *
 * Cost is linear in the text: the result is a tree without shared or cyclic parts.
 */
export function readYaml(text: string): Result<YamlReading, YamlProblem> {
  if (text.length > LONGEST_YAML)
    return fail({ message: `the text has ${text.length} characters; at most ${LONGEST_YAML} are read` });
  try {
    return toReading(load(text, { schema: SCHEMA }), []);
  } catch (cause) {
    const problem = describeFailure(cause);
    return problem.message.startsWith('duplicated mapping key') ? readLoosely(text, problem) : fail(problem);
  }
}

function readLoosely(text: string, duplicate: YamlProblem): Result<YamlReading, YamlProblem> {
  try {
    return toReading(load(text, { schema: SCHEMA, json: true }), [duplicate]);
  } catch (cause) {
    return fail(describeFailure(cause));
  }
}

function describeFailure(cause: unknown): YamlProblem {
  if (!(cause instanceof YAMLException)) return { message: 'the YAML is nested too deeply to read' };
  const mark = cause.mark as { readonly line: number } | undefined;
  return mark === undefined ? { message: cause.reason } : { message: cause.reason, line: mark.line + 1 };
}

function toReading(loaded: unknown, duplicates: readonly YamlProblem[]): Result<YamlReading, YamlProblem> {
  const copier = new BoundedCopier();
  const value = copier.copy(loaded, 0);
  return copier.refusal === undefined ? succeed({ value, duplicates }) : fail({ message: copier.refusal });
}

/** Copies a parsed value into a tree, and stops when aliases make it too deep or too big. */
class BoundedCopier {
  refusal: string | undefined;
  #values = 0;

  copy(value: unknown, depth: number): JsonValue {
    this.#values += 1;
    if (depth > DEEPEST_YAML) this.refusal ??= `the YAML is nested more than ${DEEPEST_YAML} levels deep`;
    if (this.#values > MOST_YAML_VALUES)
      this.refusal ??= `the YAML's aliases expand to more than ${MOST_YAML_VALUES} values`;
    if (this.refusal !== undefined) return null;
    if (Array.isArray(value)) return value.map((item: unknown) => this.copy(item, depth + 1));
    if (typeof value === 'object' && value !== null) return this.#copyMap(value, depth);
    return toScalar(value);
  }

  #copyMap(value: object, depth: number): JsonValue {
    const copy = Object.create(null) as Record<string, JsonValue>;
    for (const [key, child] of Object.entries(value)) copy[key] = this.copy(child, depth + 1);
    return copy;
  }
}

function toScalar(value: unknown): JsonValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}
