import type { Autopilot, RunResult } from '../app/autopilot.js';
import { AutopilotError } from '../core/errors/autopilot-error.js';
import type { Answer } from '../core/intake/question.js';
import { findUnaskedAnswers } from './answers.js';
import type { RunStep } from './execute-run.js';

/**
 * Answers the questions of a new run from what was given in advance, also those that an answer raises.
 *
 * A script may answer what is not always asked: when nothing is open in the end, the answers nobody asked for are notes of
 * the result. While a question is open such an answer is a slip.
 */
export function answerInAdvance(
  autopilot: Pick<Autopilot, 'resumeRun'>,
  first: RunResult,
  answers: readonly Answer[],
): RunStep {
  return async (observe) => {
    let result = first;
    let rest = answers;
    for (;;) {
      const asked = new Set(result.output.questions.map(({ id }) => id));
      const fitting = rest.filter(({ questionId }) => asked.has(questionId));
      if (fitting.length === 0) return tellUnasked(result, rest);
      result = await autopilot.resumeRun(result.run.id, { answers: fitting }, observe);
      rest = rest.filter((answer) => !fitting.includes(answer));
    }
  };
}

/** @throws AutopilotError `ANSWER_INVALID` while questions are open; the run waits for them. */
function tellUnasked(result: RunResult, answers: readonly Answer[]): RunResult {
  const { output, run } = result;
  const sentences = findUnaskedAnswers(answers, output.questions);
  if (sentences.length === 0) return result;
  const ids = output.questions.map(({ id }) => id);
  if (ids.length > 0)
    throw new AutopilotError('ANSWER_INVALID', sentences.join('; '), {
      hint: `Open: ${ids.join(', ')}. The run waits: autopilot runs resume ${run.id} --answer '${ids[0] ?? ''}=…'`,
      details: { runId: run.id, questions: ids },
    });
  const notes = sentences.map((sentence) => `The answer was not used: ${sentence}.`);
  return { ...result, output: { ...output, notes: [...output.notes, ...notes] } };
}
