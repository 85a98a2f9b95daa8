import { getAtPointer } from '../../src/core/blueprint/json-pointer.js';
import type { Question } from '../../src/core/intake/question.js';
import { resolveBlueprint } from '../../src/core/intake/resolve/resolve-blueprint.js';
import type { Resolution } from '../../src/core/intake/resolve/resolution.js';
import type { JsonObject, JsonValue } from '../../src/core/ports/json.js';
import { KNOWLEDGE } from '../../src/knowledge/index.js';
import { statedFacts } from './stated-facts.js';

/** Resolves one component `a` of the image `lim/a:1` about which the leaves of the tree are stated. */
export function resolveStated(component: JsonObject, rest: JsonObject = {}): Resolution {
  return resolveBlueprint(
    statedFacts({ components: { a: { image: 'lim/a:1', ...component } }, ...rest }),
    KNOWLEDGE,
  );
}

/** The values at pointers below the component `a`; a pointer that begins with `/environments` is taken from the root. */
export function pickResolved(
  resolution: Resolution,
  pointers: readonly string[],
): Readonly<Record<string, JsonValue | undefined>> {
  if (resolution.kind === 'questions') throw new Error(JSON.stringify(resolution.questions));
  const root = resolution.resolved.blueprint as unknown as JsonValue;
  return Object.fromEntries(
    pointers.map((pointer) => [
      pointer,
      getAtPointer(
        root,
        /^\/(?:environments|connections|routes)\//.test(pointer) ? pointer : `/components/a${pointer}`,
      ),
    ]),
  );
}

/** The only question of a resolution. */
export function onlyQuestion(resolution: Resolution): Question {
  const questions = resolution.kind === 'questions' ? resolution.questions : [];
  const [question] = questions;
  if (question === undefined || questions.length > 1)
    throw new Error(`one question expected, not ${JSON.stringify(questions)}`);
  return question;
}
