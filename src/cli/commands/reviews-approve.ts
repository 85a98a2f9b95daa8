import type { Decision } from '../../contract/review.js';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import { ANSWER_OPTION, parseAnswers } from '../answers.js';
import type { CommandDefinition } from '../command-definition.js';
import type { CommandInput } from '../command-input.js';
import { DECIDE_OPTIONS, decideReview, findApproval } from '../decide-review.js';

/** Decisions that `--as` can name beside the gate's first one; the others have commands or options of their own. */
const OTHER_DECISIONS = [
  'skip',
  'apply_selected',
  'request_fixes',
  'approve_risk',
  'retry',
  'fix_automatically',
] as const;

/** `autopilot reviews approve`. */
export const reviewsApprove: CommandDefinition = {
  path: ['reviews', 'approve'],
  summary: 'say yes at a gate and go on',
  arguments: [{ syntax: '<review-id>', description: 'the review', kind: 'review-id' }],
  options: [
    { flags: '--as <decision>', description: 'another decision the gate accepts', choices: OTHER_DECISIONS },
    { flags: '--reason <text>', description: 'why a risk is accepted; recorded in the chart' },
    { flags: '--out <directory>', description: 'write the chart here instead' },
    { flags: '--select <id>', description: 'a proposal to apply; repeat for more', repeatable: true },
    ANSWER_OPTION,
    ...DECIDE_OPTIONS,
  ],
  examples: [
    'autopilot reviews approve REVIEW',
    'autopilot reviews approve REVIEW --reason "internal network only, TICKET-12"',
    'autopilot reviews approve REVIEW --as skip',
  ],
  run: (context, input) =>
    decideReview(context, input, async (review) => {
      const chosen = OTHER_DECISIONS.find((name) => name === input.text('as'));
      const fallback = input.list('select').length > 0 ? 'apply_selected' : await findApproval(review);
      return toDecision(chosen ?? fallback, input);
    }),
};

function toDecision(type: Decision['type'], input: CommandInput): Decision {
  switch (type) {
    case 'approve': {
      const outputDirectory = input.text('out');
      return { type, ...(outputDirectory !== undefined && { outputDirectory }) };
    }
    case 'answer':
      return { type, answers: needSome(parseAnswers(input.list('answer')), '--answer id=text') };
    case 'approve_risk':
      return { type, reason: need(input.text('reason'), '--reason') };
    case 'apply_selected':
      return { type, ids: needSome(input.list('select'), '--select') };
    case 'fix_automatically':
    case 'request_fixes':
    case 'apply_all':
    case 'skip':
    case 'retry':
      return { type };
    default:
      throw new AutopilotError('INVARIANT_BROKEN', `"${type}" is no approval`);
  }
}

function need(value: string | undefined, option: string): string {
  if (value !== undefined && value.trim() !== '') return value;
  throw new AutopilotError('USAGE_INVALID', `this decision needs ${option}`);
}

function needSome<Item>(items: readonly Item[], option: string): Item[] {
  if (items.length > 0) return [...items];
  throw new AutopilotError('USAGE_INVALID', `this decision needs ${option}`);
}
