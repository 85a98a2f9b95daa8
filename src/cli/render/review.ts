import type { Review } from '../../core/ports/review-store.js';
import type { ReviewPayload } from '../../contract/review.js';
import type { Style } from '../terminal/style.js';
import { renderFindings } from './findings.js';
import { renderQuestions } from './questions.js';

/** The payload as the schema describes it; rows of other versions may lack parts, so every part is optional here. */
function payloadOf(review: Review): Partial<ReviewPayload> {
  return review.payload;
}

/** What the review is about, in one line. */
export function reviewTitle(review: Review): string {
  return payloadOf(review).title ?? review.gate;
}

/** Everything a person needs to decide, and the commands to do it. */
export function renderReview(review: Review, style: Style): string {
  return [renderSubject(review, style), renderState(review, style)].join('\n\n');
}

/** What the review is about, without the commands: for a prompt that follows. */
export function renderSubject(review: Review, style: Style): string {
  const payload = payloadOf(review);
  return [
    `${style.strong(reviewTitle(review))}\n${style.faint(`${review.id}  ${review.gate}  version ${review.version}  run ${review.runId}`)}`,
    payload.error === undefined ? '' : style.bad(payload.error),
    (payload.summary ?? []).map((sentence) => `  - ${sentence}`).join('\n'),
    payload.findings === undefined ? '' : renderFindings(payload.findings, style),
    renderOptimisations(payload, style),
    renderFiles(payload, style),
    review.status === 'pending' ? renderQuestions(payload.questions ?? [], review.runId, style) : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function renderOptimisations(payload: Partial<ReviewPayload>, style: Style): string {
  const lines = (payload.optimisations ?? []).flatMap((proposal) => [
    `  ${style.accent(proposal.id)}  ${proposal.title}: ${proposal.why}`,
    ...Object.entries(proposal.changes).map(
      ([pointer, value]) => `      ${pointer} = ${JSON.stringify(value)}`,
    ),
  ]);
  return lines.length === 0 ? '' : [style.strong('Proposals'), ...lines].join('\n');
}

function renderFiles(payload: Partial<ReviewPayload>, style: Style): string {
  if (payload.files === undefined) return '';
  const lines = payload.files.map((file) => `  ${file.path}  ${style.faint(`${file.lines} lines`)}`);
  return [style.strong('Files'), ...lines].join('\n');
}

function renderState(review: Review, style: Style): string {
  if (review.status === 'pending') {
    const decisions = payloadOf(review).allowedDecisions ?? [];
    return [
      `${style.strong('Decisions')}  ${decisions.join(', ')}`,
      `  autopilot reviews approve ${review.id}`,
      `  autopilot reviews reject ${review.id} --reason "…"`,
    ].join('\n');
  }
  const by = review.decidedBy === null ? '' : ` by ${review.decidedBy}`;
  return `${style.strong(review.status)}${by}: ${JSON.stringify(review.decision)}`;
}
