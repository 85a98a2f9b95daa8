import type { Autopilot } from '../app/autopilot.js';
import type { Decision, Gate } from '../contract/review.js';
import { AutopilotError } from '../core/errors/autopilot-error.js';
import type { Review } from '../core/ports/review-store.js';
import { currentActor } from './actor.js';
import type { CommandContext } from './command-context.js';
import type { OptionDefinition } from './command-definition.js';
import type { CommandInput } from './command-input.js';
import { executeRun, toRunPayload } from './execute-run.js';

/** Options of every deciding command. */
export const DECIDE_OPTIONS: readonly OptionDefinition[] = [
  { flags: '--version-seen <number>', description: 'decide only if the review still has this version' },
  { flags: '--no-resume', description: 'record the decision without going on with the run' },
];

/**
 * Decides a review and goes on with its run.
 *
 * @param choose - Makes the decision from the review as it stands.
 * @throws AutopilotError `REVIEW_CONFLICT` when somebody else was faster, `ANSWER_INVALID` when the gate refuses it.
 */
export async function decideReview(
  context: CommandContext,
  input: CommandInput,
  choose: (review: Review) => Decision | Promise<Decision>,
): Promise<number> {
  const autopilot = await context.openAutopilot();
  const review = await autopilot.showReview(input.requiredArgument(0, 'review-id'));
  const decision = await choose(review);
  const version = input.positiveInteger('versionSeen') ?? review.version;
  const request = { decision, version, actor: currentActor() };
  if (input.isOff('resume')) return recordOnly(context, autopilot, { id: review.id, request });
  return executeRun(context, autopilot, {
    start: async (observe) => {
      const { result } = await autopilot.decideReview(review.id, { ...request, resume: true }, observe);
      if (result === undefined)
        throw new AutopilotError(
          'INVARIANT_BROKEN',
          `the decision on ${review.id} gave no run to go on with`,
        );
      return result;
    },
  });
}

async function recordOnly(
  context: CommandContext,
  autopilot: Autopilot,
  chosen: { readonly id: string; readonly request: { decision: Decision; version: number; actor: string } },
): Promise<number> {
  const { review, result } = await autopilot.decideReview(chosen.id, { ...chosen.request, resume: false });
  const payload = { review, ...(result !== undefined && { run: toRunPayload(result) }) };
  await context.write(payload, (shown) =>
    [
      `${shown.review.id} is decided: ${chosen.request.decision.type}`,
      `go on with:  autopilot runs resume ${shown.review.runId}`,
    ].join('\n'),
  );
  return 0;
}

/**
 * What `approve` means at a gate: the first decision it accepts.
 *
 * @throws AutopilotError `INVARIANT_BROKEN` for a gate this version does not know.
 */
export async function findApproval(review: Review): Promise<Decision['type']> {
  const { DECISIONS_BY_GATE } = await import('../contract/review.js');
  const decisions: Readonly<Record<string, readonly Decision['type'][]>> = DECISIONS_BY_GATE satisfies Record<
    Gate,
    readonly Decision['type'][]
  >;
  const first = decisions[review.gate]?.[0];
  if (first === undefined)
    throw new AutopilotError('INVARIANT_BROKEN', `no decisions are known for the gate "${review.gate}"`);
  return first;
}
