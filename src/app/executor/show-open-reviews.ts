import type { ChartRunOutput, NextAction } from '../../contract/chart-run.js';
import { ReviewPayload } from '../../contract/review.js';
import type { Review } from '../../core/ports/review-store.js';

interface OpenReview {
  readonly review: Review;
  readonly payload: ReviewPayload;
}

/** Adds to the output of a parked run what it waits for, why an earlier decision was not taken, and how to go on. */
export function showOpenReviews(
  output: ChartRunOutput,
  runId: string,
  reviews: readonly Review[],
): ChartRunOutput {
  const open = reviews.map((review) => ({ review, payload: ReviewPayload.parse(review.payload) }));
  const refusals = open.flatMap(({ payload }) => (payload.error === undefined ? [] : [payload.error]));
  return {
    ...output,
    questions: open.flatMap(({ payload }) => payload.questions ?? []),
    reviews: open.map(({ review, payload }) => ({ id: review.id, gate: payload.gate, title: payload.title })),
    notes: [...refusals.map((refusal) => `The last decision was not taken: ${refusal}`), ...output.notes],
    nextActions: [...open.map((waiting) => suggestAction(runId, waiting)), ...output.nextActions],
  };
}

function suggestAction(runId: string, { review, payload }: OpenReview): NextAction {
  if (payload.gate !== 'clarification')
    return { command: `autopilot reviews show ${review.id}`, why: payload.title };
  const answers = (payload.questions ?? []).map(({ id, example }) => `--answer '${id}=${example}'`);
  return { command: `autopilot runs resume ${runId} ${answers.join(' ')}`, why: 'answer the open questions' };
}
