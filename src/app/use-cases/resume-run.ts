import { ReviewPayload } from '../../contract/review.js';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import type { Answer, Question } from '../../core/intake/question.js';
import { applyAnswers } from '../../core/intake/resolve/answer-facts.js';
import { separateSecrets } from '../../core/intake/secrets/separate-secrets.js';
import type { Review } from '../../core/ports/review-store.js';
import type { ProgressObserver, RunResult } from '../autopilot.js';
import { executeRun } from '../executor/execute-run.js';
import type { Runtime } from '../runtime.js';
import type { UseCaseContext } from '../use-case-context.js';
import { recordDecision } from './decide-review.js';

/**
 * Goes on with a run: answers its open clarification when answers are given, then executes from the last checkpoint.
 *
 * @throws AutopilotError `RUN_NOT_FOUND`, `RUN_BUSY`, `RUN_NOT_RESUMABLE`, `ANSWER_INVALID`.
 */
export async function resumeRun(
  context: UseCaseContext,
  id: string,
  options: { readonly answers?: readonly Answer[]; readonly acceptDefaults?: boolean },
  observe: ProgressObserver,
): Promise<RunResult> {
  const runtime = await context.useRuntime();
  const pending = await findClarification(runtime, id);
  const given = options.answers ?? [];
  if (pending === undefined) {
    if (given.length > 0)
      throw new AutopilotError('ANSWER_INVALID', `Run ${id} has no open questions`, {
        hint: `Look at it with: autopilot runs show ${id}`,
      });
    return executeRun(runtime, id, observe);
  }
  const answers = completeAnswers(pending, given, options.acceptDefaults ?? false);
  if (answers.length > 0)
    await recordDecision(runtime, pending, {
      decision: { type: 'answer', answers: [...answers] },
      actor: 'cli',
    });
  return executeRun(runtime, id, observe);
}

async function findClarification(runtime: Runtime, runId: string): Promise<Review | undefined> {
  const open = await runtime.store.reviews.list({ runId, status: 'pending' });
  return open.find((review) => review.gate === 'clarification');
}

/** The given answers without secrets, and the stated defaults of the rest when the user takes them. */
function completeAnswers(
  review: Review,
  given: readonly Answer[],
  acceptDefaults: boolean,
): readonly Answer[] {
  const questions = ReviewPayload.parse(review.payload).questions ?? [];
  const answers = given.map(({ questionId, text }) => ({
    questionId,
    text: separateSecrets(text).sanitised,
  }));
  requireFitting(questions, answers);
  if (!acceptDefaults) return answers;
  const rest = questions.filter((question) => answers.every((answer) => answer.questionId !== question.id));
  const defaults = rest.flatMap(({ id, default: text }) =>
    text === undefined ? [] : [{ questionId: id, text }],
  );
  return [...answers, ...defaults];
}

/** Answers are checked before they are stored: a decision that the gate would refuse helps nobody. */
function requireFitting(questions: readonly Question[], answers: readonly Answer[]): void {
  const applied = applyAnswers(questions, answers);
  const problems = applied.ok ? [] : applied.error.filter((problem) => problem.code === 'ANSWER_INVALID');
  const [first] = problems;
  if (first === undefined) return;
  throw new AutopilotError('ANSWER_INVALID', problems.map((problem) => problem.message).join(' '), {
    hint: first.hint ?? 'Correct the answer and run the command again; the run still waits.',
    cause: first,
  });
}
