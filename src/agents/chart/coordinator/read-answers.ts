import type { Fact } from '../../../core/blueprint/provenance.js';
import type { Answer, Question } from '../../../core/intake/question.js';
import type { JsonValue } from '../../../core/ports/json.js';

/** Facts of the answers, or a sentence that says which answer cannot be used. */
export function readAnswers(
  questions: readonly Question[],
  answers: readonly Answer[],
): readonly Fact[] | string {
  const facts: Fact[] = [];
  for (const answer of answers) {
    const question = questions.find(({ id }) => id === answer.questionId);
    if (question === undefined) return `There is no open question "${answer.questionId}".`;
    const value = parseAnswer(question, answer.text.trim());
    if (value === undefined)
      return `"${answer.text}" does not answer "${question.text}" For example: ${question.example}`;
    facts.push({
      pointer: question.pointer,
      value,
      rank: 'reviewer',
      source: { kind: 'answer', questionId: question.id },
    });
  }
  return facts;
}

/** The stated defaults of all questions as answers; undefined when one of them has none. */
export function listDefaults(questions: readonly Question[]): readonly Answer[] | undefined {
  const answers = questions.flatMap((question) =>
    question.default === undefined ? [] : [{ questionId: question.id, text: question.default }],
  );
  return answers.length === questions.length ? answers : undefined;
}

const YES = /^(?:y|yes|true)$/i;
const NO = /^(?:n|no|false)$/i;

function parseAnswer(question: Question, text: string): JsonValue | undefined {
  switch (question.kind) {
    case 'port':
    case 'number':
      return /^\d+$/.test(text) ? Number(text) : undefined;
    case 'confirm':
      return YES.test(text) ? true : NO.test(text) ? false : undefined;
    case 'choice':
      return question.options?.find((option) => option.toLowerCase() === text.toLowerCase());
    default:
      return text === '' ? undefined : text;
  }
}
