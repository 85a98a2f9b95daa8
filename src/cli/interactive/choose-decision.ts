import type { Decision, ReviewPayload } from '../../contract/review.js';
import type { Review } from '../../core/ports/review-store.js';
import { EXAMPLE_POINTER } from '../example-pointer.js';
import { renderSubject } from '../render/review.js';
import { makeAllVisible } from '../terminal/make-visible.js';
import type { Style } from '../terminal/style.js';
import { askQuestions } from './ask-questions.js';
import type { Choice, Prompter } from './prompter.js';

/** The person leaves the review open. */
export const LEAVE = 'leave';

const LABELS: Readonly<Record<Decision['type'], string>> = {
  approve: 'Approve',
  answer: 'Answer the questions',
  edit: 'Change one value',
  request_changes: 'Ask for changes, in words',
  fix_automatically: 'Repair automatically',
  approve_risk: 'Accept the risk, with a reason',
  request_fixes: 'Have it fixed',
  apply_all: 'Apply all proposals',
  apply_selected: 'Apply one proposal',
  skip: 'Skip',
  retry: 'Try again',
  reject: 'Reject; the run ends',
};

/** Shows a review and asks for one of the decisions its gate accepts. */
export async function chooseDecision(
  prompter: Prompter,
  review: Review,
  style: Style,
): Promise<Decision | typeof LEAVE> {
  const contract = await import('../../contract/review.js');
  const payload = contract.ReviewPayload.parse(review.payload);
  prompter.show(`\n${renderSubject(makeAllVisible(review), style)}\n`);
  const choices: Choice[] = (Object.keys(LABELS) as Decision['type'][])
    .filter((type) => payload.allowedDecisions.includes(type))
    .map((type) => ({ value: type, label: LABELS[type] }));
  const chosen = await prompter.choose('What should happen?', [
    ...choices,
    { value: LEAVE, label: 'Decide later', hint: 'the run waits' },
  ]);
  const type = (Object.keys(LABELS) as Decision['type'][]).find((name) => name === chosen);
  return type === undefined ? LEAVE : completeDecision(prompter, type, payload);
}

async function completeDecision(
  prompter: Prompter,
  type: Decision['type'],
  payload: ReviewPayload,
): Promise<Decision> {
  switch (type) {
    case 'answer':
      return { type, answers: [...(await askQuestions(prompter, payload.questions ?? []))] };
    case 'edit': {
      const pointer = await prompter.text('Which value? (JSON pointer)', {
        placeholder: EXAMPLE_POINTER,
      });
      return { type, changes: { [pointer]: parseValue(await prompter.text('New value', {})) } };
    }
    case 'request_changes':
      return { type, comment: await prompter.text('What should change?', {}) };
    case 'approve_risk':
    case 'reject':
      return { type, reason: await prompter.text('Why?', {}) };
    case 'apply_selected': {
      const proposals = payload.optimisations ?? [];
      const id = await prompter.choose(
        'Which one?',
        proposals.map((proposal) => ({ value: proposal.id, label: proposal.title, hint: proposal.why })),
      );
      return { type, ids: [id] };
    }
    default:
      return { type };
  }
}

function parseValue(text: string): string | number | boolean {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  return text === 'true' || text === 'false' ? text === 'true' : text;
}
