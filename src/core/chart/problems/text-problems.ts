import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { listLeaves } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import { blueprintJson } from '../../blueprint/blueprint-json.js';

/**
 * Characters for which Helm's `toYaml` gives nothing at all, without an error: its YAML reader refuses them.
 *
 * @see https://github.com/yaml/go-yaml/blob/v3/readerc.go (control characters are not allowed)
 */
const DROPPED_BY_HELM = /[\u007f-\u0084\u0086-\u009f\ufeff\ufffe\uffff]/;
/** One half of a character outside the basic plane; no file can hold it. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** Texts that templates quote themselves, which escapes everything. */
const QUOTED = /^\/components\/[^/]+\/(?:env|configFiles)\//;

/** Texts that would silently be lost on their way through Helm. */
export function findTextProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return [...listLeaves(blueprintJson(blueprint))].flatMap(([pointer, value]) => {
    const texts = typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : [];
    if (texts.some((member) => LONE_SURROGATE.test(member))) return [problem(pointer, 'half of a character')];
    if (QUOTED.test(pointer) || !texts.some((member) => DROPPED_BY_HELM.test(member))) return [];
    return [problem(pointer, 'a control character that Helm does not write')];
  });
}

function problem(pointer: string, what: string): BlueprintProblem {
  return { pointer, message: `the text at ${pointer} holds ${what}`, hint: 'Remove the character.' };
}
