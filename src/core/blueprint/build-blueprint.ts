import type { z } from 'zod';
import { describeIssue } from './describe-issue.js';
import { fail, succeed, type Result } from '../errors/result.js';
import type { JsonValue } from '../ports/json.js';
import type { BlueprintProblem } from './blueprint-problem.js';
import { buildTree, formatPointer } from './json-pointer.js';
import type { Fact, Origin } from './provenance.js';
import type { ResolvedBlueprint } from './resolved-blueprint.js';
import { BLUEPRINT_API_VERSION, Blueprint } from './schema/blueprint.js';

/** Parts of a Blueprint that may be empty: they exist even when no fact speaks of them. */
const ALWAYS_PRESENT: readonly string[] = [
  'chart',
  'components',
  'dependencies',
  'connections',
  'routes',
  'environments',
];

/**
 * Puts the winning facts together and checks the whole.
 *
 * @param winners - By JSON pointer, as from `mergeFacts`. They must include every required leaf.
 * @returns All problems at once when something is missing or has a wrong form.
 */
export function buildBlueprint(
  winners: ReadonlyMap<string, Fact>,
): Result<ResolvedBlueprint, readonly BlueprintProblem[]> {
  const entries: (readonly [string, JsonValue])[] = ALWAYS_PRESENT.map((name) => [formatPointer(name), {}]);
  for (const [pointer, fact] of winners) entries.push([pointer, fact.value]);
  const parsed = Blueprint.safeParse({ ...buildTree(entries), apiVersion: BLUEPRINT_API_VERSION });
  if (!parsed.success) return fail(parsed.error.issues.map(problemFromIssue));
  const provenance: Record<string, Origin> = {};
  for (const [pointer, fact] of winners) provenance[pointer] = { rank: fact.rank, source: fact.source };
  return succeed({ blueprint: parsed.data, provenance });
}

/** Turns a zod issue into a problem; unknown keys and missing values get their own words. */
function problemFromIssue(issue: z.core.$ZodIssue): BlueprintProblem {
  return {
    pointer: formatPointer(...issue.path.map(String)),
    message: describeIssue(issue),
    hint: 'Correct the value, or remove it to get the default.',
  };
}
