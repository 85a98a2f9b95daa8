import type { ReviewStatus } from '../../core/ports/review-store.js';
import type { CommandDefinition } from '../command-definition.js';
import { formatTable } from '../output/format-table.js';
import { formatTime } from '../render/format-time.js';
import { reviewTitle } from '../render/review.js';

const STATUSES: Readonly<Record<ReviewStatus, true>> = { pending: true, decided: true, superseded: true };

/** `autopilot reviews list`. */
export const reviewsList: CommandDefinition = {
  path: ['reviews', 'list'],
  summary: 'list what waits for a decision',
  options: [
    { flags: '--run <run-id>', description: 'only reviews of this run' },
    {
      flags: '--status <status>',
      description: 'where the review stands',
      choices: [...Object.keys(STATUSES), 'all'],
      initial: 'pending',
    },
  ],
  examples: ['autopilot reviews list', 'autopilot reviews list --status all -o json'],
  async run(context, input) {
    const runId = input.text('run');
    const status = (Object.keys(STATUSES) as ReviewStatus[]).find((name) => name === input.text('status'));
    const autopilot = await context.openAutopilot();
    const reviews = await autopilot.listReviews({
      ...(runId !== undefined && { runId }),
      ...(status !== undefined && { status }),
    });
    await context.write({ reviews }, (shown, style) => {
      if (shown.reviews.length === 0) return 'no reviews';
      const rows = shown.reviews.map((review) => [
        review.id,
        review.gate,
        review.status,
        formatTime(review.createdAtMs),
        reviewTitle(review),
      ]);
      return formatTable([['REVIEW', 'GATE', 'STATUS', 'OPENED', 'TITLE'], ...rows], (cell, column) =>
        column === 0 ? style.accent(cell) : cell,
      );
    });
    return 0;
  },
};
