import { AutopilotError } from '../../core/errors/autopilot-error.js';
import type { CommandDefinition } from '../command-definition.js';
import { DECIDE_OPTIONS, decideReview } from '../decide-review.js';

/** `autopilot reviews reject`. */
export const reviewsReject: CommandDefinition = {
  path: ['reviews', 'reject'],
  summary: 'say no at a gate; the run ends',
  arguments: [{ syntax: '<review-id>', description: 'the review', kind: 'review-id' }],
  options: [{ flags: '--reason <text>', description: 'why; recorded with the run' }, ...DECIDE_OPTIONS],
  examples: ['autopilot reviews reject REVIEW --reason "wrong registry"'],
  run: (context, input) =>
    decideReview(context, input, () => {
      const reason = input.text('reason')?.trim() ?? '';
      if (reason === '')
        throw new AutopilotError('USAGE_INVALID', 'a rejection needs --reason', {
          hint: 'Say why: --reason "…". Whoever started the run will read it.',
        });
      return { type: 'reject', reason };
    }),
};
