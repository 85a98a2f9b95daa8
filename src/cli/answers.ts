import type { Answer, Question } from '../core/intake/question.js';
import { AutopilotError } from '../core/errors/autopilot-error.js';
import { closestWord } from '../core/text/closest-word.js';
import type { OptionDefinition } from './command-definition.js';

/** `--answer`, wherever questions can be answered. */
export const ANSWER_OPTION: OptionDefinition = {
  flags: '--answer <id=text>',
  description: 'answer a question; repeat for more. Of create: in advance, and a note says what nobody asked',
  repeatable: true,
};

/**
 * Reads `id=text` words.
 *
 * @throws AutopilotError `USAGE_INVALID` when a word has no `=`, or a question is answered twice.
 */
export function parseAnswers(words: readonly string[]): readonly Answer[] {
  const answers = words.map((word): Answer => {
    const at = word.indexOf('=');
    if (at < 1)
      throw new AutopilotError('USAGE_INVALID', `--answer takes id=text, got "${word}"`, {
        hint: 'For example: --answer /chart/name=orders',
      });
    return { questionId: word.slice(0, at), text: word.slice(at + 1) };
  });
  const twice = answers.find(
    (answer, index) => answers.findIndex((other) => other.questionId === answer.questionId) < index,
  );
  if (twice !== undefined)
    throw new AutopilotError('USAGE_INVALID', `the question "${twice.questionId}" is answered twice`);
  return answers;
}

/**
 * Says which of the given answers nobody asked for.
 *
 * @returns One sentence per answer, with the nearest open question.
 */
export function findUnaskedAnswers(
  answers: readonly Answer[],
  questions: readonly Question[],
): readonly string[] {
  const ids = questions.map((question) => question.id);
  return answers
    .filter((answer) => !ids.includes(answer.questionId))
    .map((answer) => {
      const nearest = closestWord(answer.questionId, ids);
      const suggestion = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
      return `nobody asked "${answer.questionId}"${suggestion}`;
    });
}
