import type { Fact } from '../../blueprint/provenance.js';
import { AutopilotError } from '../../errors/autopilot-error.js';
import { fail, succeed, type Result } from '../../errors/result.js';
import type { JsonValue } from '../../ports/json.js';
import { parseImageReference, splitImageReference } from '../../units/image-reference.js';
import { splitCommand } from '../../units/split-command.js';
import { parseDnsLabel, parseHostName } from '../../units/names.js';
import type { Answer, Question } from '../question.js';

/**
 * Turns answers into facts of rank `reviewer`, so that they settle a contradiction in the request.
 *
 * Secrets must be separated from the answers before (`separateSecrets`).
 *
 * @returns All problems at once: `ANSWER_INVALID` for an unknown question or a wrong form, `RUN_REJECTED` when the user
 *   says no to building something else than what was asked for.
 */
export function applyAnswers(
  questions: readonly Question[],
  answers: readonly Answer[],
): Result<readonly Fact[], readonly AutopilotError[]> {
  const facts: Fact[] = [];
  const problems: AutopilotError[] = [];
  for (const answer of answers) {
    const question = questions.find((candidate) => candidate.id === answer.questionId);
    const parsed =
      question === undefined ? fail(unknownQuestion(answer, questions)) : parseAnswer(question, answer.text);
    if (!parsed.ok) problems.push(parsed.error);
    else if (question !== undefined)
      facts.push({
        pointer: question.pointer,
        value: parsed.value,
        rank: 'reviewer',
        source: { kind: 'answer', questionId: question.id },
      });
  }
  return problems.length > 0 ? fail(problems) : succeed(facts);
}

/** Answers for `--yes`: the stated default of every question that has one. The caller lists them to the user. */
export function defaultAnswers(questions: readonly Question[]): readonly Answer[] {
  return questions.flatMap((question) =>
    question.default === undefined ? [] : [{ questionId: question.id, text: question.default }],
  );
}

/**
 * The stated defaults as facts, for when nobody answers: rank and source say that no person did. A question is open only
 * where nothing is stated, so the weakest rank is enough; a contradiction has no default.
 *
 * @returns `ANSWER_INVALID` for a default that does not fit its own question.
 */
export function applyDefaults(
  questions: readonly Question[],
): Result<readonly Fact[], readonly AutopilotError[]> {
  const applied = applyAnswers(questions, defaultAnswers(questions));
  if (!applied.ok) return applied;
  const texts = new Map(questions.map(({ pointer, text }) => [pointer, text]));
  return succeed(
    applied.value.map((fact): Fact => ({
      ...fact,
      rank: 'default',
      source: {
        kind: 'default',
        reason: `taken because nobody answered: ${texts.get(fact.pointer) ?? fact.pointer}`,
      },
    })),
  );
}

type Parser = (text: string, question: Question) => Result<JsonValue, string>;

const PARSERS: Readonly<Record<Question['kind'], Parser>> = {
  text: (text) => (text === '' ? fail('the answer is empty') : succeed(text)),
  command: (text) => (text === '' ? fail('the answer is empty') : succeed([...splitCommand(text)])),
  image: parseImage,
  port: (text) => parseWhole(text, 1, 65_535),
  number: (text) => parseWhole(text, 0, 10_000),
  host: parseHosts,
  names: parseNames,
  value: parseValue,
  choice: parseChoice,
  confirm: parseConfirmation,
};

function parseAnswer(question: Question, text: string): Result<JsonValue, AutopilotError> {
  const parsed = PARSERS[question.kind](text.trim(), question);
  if (!parsed.ok)
    return fail(
      new AutopilotError('ANSWER_INVALID', `"${text}" does not answer "${question.text}": ${parsed.error}.`, {
        hint: `Answer for example: ${question.example}`,
        details: { questionId: question.id },
      }),
    );
  if (parsed.value === false && question.pointer.startsWith('/intent/confirmed/'))
    return fail(
      new AutopilotError('RUN_REJECTED', `Not confirmed: ${question.text}`, {
        hint: 'Nothing was built. Ask again without the part that is not supported yet.',
        details: { questionId: question.id },
      }),
    );
  return parsed;
}

function unknownQuestion(answer: Answer, questions: readonly Question[]): AutopilotError {
  return new AutopilotError('ANSWER_INVALID', `There is no open question "${answer.questionId}".`, {
    hint: `Open questions: ${questions.map((question) => question.id).join(', ') || 'none'}`,
    details: { questionId: answer.questionId },
  });
}

function parseImage(text: string): Result<JsonValue, string> {
  const parsed = parseImageReference(text);
  if (!parsed.ok) return parsed;
  const { tag, digest } = splitImageReference(parsed.value);
  return tag === '' && digest === '' ? fail('the image needs a tag or a digest') : succeed(parsed.value);
}

function parseWhole(text: string, lowest: number, highest: number): Result<JsonValue, string> {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= lowest && value <= highest) return succeed(value);
  return fail(`it must be a whole number from ${lowest} to ${highest}`);
}

/** One or several hosts, separated by commas or spaces; the pointer is a list. */
function parseHosts(text: string): Result<JsonValue, string> {
  const hosts: string[] = [];
  for (const part of splitList(text)) {
    const parsed = parseHostName(part);
    if (!parsed.ok) return parsed;
    hosts.push(parsed.value);
  }
  return hosts.length === 0 ? fail('a host name is needed') : succeed(hosts);
}

/** One or several names of letters, digits and hyphens, separated like hosts. */
function parseNames(text: string): Result<JsonValue, string> {
  const names: string[] = [];
  for (const part of splitList(text)) {
    const parsed = parseDnsLabel(part);
    if (!parsed.ok) return parsed;
    names.push(parsed.value);
  }
  return names.length === 0 ? fail('a name is needed') : succeed(names);
}

/** Whatever the Blueprint has at the place, in the form of the example: a list may be words, everything else but text is JSON. */
function parseValue(text: string, { example }: Question): Result<JsonValue, string> {
  if (text === '') return fail('the answer is empty');
  if (!/^(?:[[{]|\d+$|true$)/.test(example)) return succeed(text);
  try {
    return succeed(JSON.parse(text) as JsonValue);
  } catch {
    return example.startsWith('[') ? succeed([...splitList(text)]) : fail(`it must look like ${example}`);
  }
}

function splitList(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

function parseChoice(text: string, question: Question): Result<JsonValue, string> {
  const options = question.options ?? [];
  if (!options.includes(text)) return fail(`it must be one of ${options.join(', ')}`);
  return succeed(/^[[{]/.test(text) ? (JSON.parse(text) as JsonValue) : text);
}

function parseConfirmation(text: string): Result<JsonValue, string> {
  if (/^(?:y|yes|true|ok|sure)$/i.test(text)) return succeed(true);
  return /^(?:n|no|false)$/i.test(text) ? succeed(false) : fail('it must be yes or no');
}
