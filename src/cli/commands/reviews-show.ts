import type { CommandDefinition } from '../command-definition.js';
import { renderReview } from '../render/review.js';

/** `autopilot reviews show`. */
export const reviewsShow: CommandDefinition = {
  path: ['reviews', 'show'],
  summary: 'show what a review is about and which decisions it takes',
  arguments: [{ syntax: '<review-id>', description: 'the review', kind: 'review-id' }],
  examples: ['autopilot reviews show REVIEW'],
  async run(context, input) {
    const autopilot = await context.openAutopilot();
    const review = await autopilot.showReview(input.requiredArgument(0, 'review-id'));
    await context.write(review, renderReview);
    return 0;
  },
};
