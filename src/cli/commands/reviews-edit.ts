import type { Decision } from '../../contract/review.js';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import type { JsonValue } from '../../core/ports/json.js';
import type { CommandDefinition } from '../command-definition.js';
import type { CommandInput } from '../command-input.js';
import { EXAMPLE_POINTER } from '../example-pointer.js';
import { DECIDE_OPTIONS, decideReview } from '../decide-review.js';

/** `autopilot reviews edit`. */
export const reviewsEdit: CommandDefinition = {
  path: ['reviews', 'edit'],
  summary: 'change the Blueprint at a gate, by value or in words, and go on',
  arguments: [{ syntax: '<review-id>', description: 'the review', kind: 'review-id' }],
  options: [
    {
      flags: '--set <pointer=value>',
      description: 'a Blueprint value; JSON or text; repeat for more',
      repeatable: true,
    },
    { flags: '--comment <text>', description: 'what to change, in your words' },
    ...DECIDE_OPTIONS,
  ],
  examples: [
    `autopilot reviews edit REVIEW --set ${EXAMPLE_POINTER}=6`,
    'autopilot reviews edit REVIEW --comment "use port 9000 and two replicas"',
  ],
  run: (context, input) => decideReview(context, input, () => toDecision(input)),
};

function toDecision(input: CommandInput): Decision {
  const assignments = input.list('set');
  const comment = input.text('comment')?.trim();
  if ((assignments.length === 0) === (comment === undefined))
    throw new AutopilotError('USAGE_INVALID', 'an edit needs either --set or --comment', {
      hint: 'Use --set /pointer=value for values, --comment "…" for words.',
    });
  if (comment === '')
    throw new AutopilotError('USAGE_INVALID', '--comment is empty', {
      hint: 'Say what to change, for example: --comment "use port 9000 and two replicas"',
    });
  if (comment !== undefined) return { type: 'request_changes', comment };
  return { type: 'edit', changes: Object.fromEntries(assignments.map(parseAssignment)) };
}

/**
 * Reads `pointer=value`; the value is JSON when it parses, else text.
 *
 * @throws AutopilotError `USAGE_INVALID` when there is no `=` or the pointer does not begin with `/`.
 */
export function parseAssignment(word: string): readonly [string, JsonValue] {
  const at = word.indexOf('=');
  if (at < 2 || !word.startsWith('/'))
    throw new AutopilotError('USAGE_INVALID', `--set takes /pointer=value, got "${word}"`, {
      hint: `For example: --set ${EXAMPLE_POINTER}=6`,
    });
  return [word.slice(0, at), parseValue(word.slice(at + 1))];
}

function parseValue(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
