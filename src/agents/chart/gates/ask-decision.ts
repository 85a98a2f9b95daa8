import { interrupt } from '@langchain/langgraph';
import { z } from 'zod';
import { Decision, type ReviewPayload } from '../../../contract/review.js';
import { describeDecisionProblem } from './describe-decision-problem.js';

/** Who decided, so that provenance can name the person. */
const Attributed = z.strictObject({
  decision: Decision,
  reviewId: z.string().min(1),
  actor: z.string().min(1),
});

/** A checked decision of a person. */
export interface PersonDecision {
  readonly decision: Decision;
  /** Id of the review, or the gate's name when the resume value did not say. */
  readonly reviewId: string;
  readonly actor: string;
}

/**
 * Reads a resume value: a {@link Decision}, or one with its review and actor.
 *
 * @returns The decision, or a sentence that says why it cannot be used at this gate.
 */
export function parseResume(payload: ReviewPayload, value: unknown): PersonDecision | string {
  const attributed = Attributed.safeParse(value);
  const stated = decisionOf(value);
  const problem = describeDecisionProblem(payload.gate, stated);
  if (problem !== undefined) return problem;
  return {
    decision: Decision.parse(stated),
    reviewId: attributed.success ? attributed.data.reviewId : payload.gate,
    actor: attributed.success ? attributed.data.actor : 'reviewer',
  };
}

/**
 * Parks the run until a person decides, and asks again with the reason while a decision cannot be used.
 *
 * A value that made the code after `interrupt` throw would stay in the thread for ever, so nothing here throws and every
 * refusal becomes the next question. `accept` may do work (resolve answers, look at a directory); it runs again on every
 * resume, so it must not have side effects.
 *
 * @param accept - What the decision means; a string refuses it with that reason.
 */
export async function askDecision<Outcome extends object>(
  payload: ReviewPayload,
  accept: (decision: PersonDecision) => Promise<Outcome | string>,
): Promise<Outcome> {
  let question = payload;
  for (;;) {
    const answer = parseResume(payload, interrupt<ReviewPayload, unknown>(question));
    const outcome = typeof answer === 'string' ? answer : await accept(answer);
    if (typeof outcome !== 'string') return outcome;
    question = { ...payload, error: outcome };
  }
}

/** The decision without its review and actor. */
function decisionOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'decision' in value ? value.decision : value;
}
