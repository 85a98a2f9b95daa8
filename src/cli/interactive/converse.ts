import type { Autopilot, RunResult } from '../../app/autopilot.js';
import type { Decision } from '../../contract/review.js';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import { currentActor } from '../actor.js';
import type { CommandContext } from '../command-context.js';
import type { Progress } from '../terminal/progress.js';
import { askQuestions } from './ask-questions.js';
import { chooseDecision, LEAVE } from './choose-decision.js';
import { createPrompter, type Prompter } from './prompter.js';

/** Where the conversation begins. */
export interface ConversationStart {
  readonly first: RunResult;
  readonly progress: Progress;
}

interface Conversation extends ConversationStart {
  readonly context: CommandContext;
  readonly autopilot: Autopilot;
  readonly prompter: Prompter;
}

/**
 * Takes a waiting run through its questions and gates, one after the other.
 *
 * @returns The run as it stands when it no longer waits, or when the person leaves it waiting.
 */
export async function converse(
  context: CommandContext,
  autopilot: Autopilot,
  start: ConversationStart,
): Promise<RunResult> {
  const conversation = { ...start, context, autopilot, prompter: await createPrompter(context) };
  let result = start.first;
  while (result.run.status === 'waiting') {
    start.progress.pause();
    const next = await takeTurn(conversation, result);
    if (next === undefined) return result;
    result = next;
  }
  return result;
}

/** One exchange; undefined when the person leaves. Refused answers are explained and asked again. */
async function takeTurn(conversation: Conversation, result: RunResult): Promise<RunResult | undefined> {
  const { autopilot, prompter, progress } = conversation;
  try {
    if (result.output.questions.length > 0) {
      const answers = await askQuestions(prompter, result.output.questions);
      return await autopilot.resumeRun(result.run.id, { answers }, progress.observe);
    }
    const open = result.output.reviews[0];
    return open === undefined ? undefined : await decide(conversation, open.id);
  } catch (error) {
    if (!AutopilotError.is(error)) throw error;
    if (error.code === 'INPUT_REQUIRED') return undefined;
    if (error.code !== 'ANSWER_INVALID') throw error;
    progress.pause();
    prompter.show(`${error.message}${error.hint === undefined ? '' : `\n  hint: ${error.hint}`}`);
    return result;
  }
}

async function decide(conversation: Conversation, reviewId: string): Promise<RunResult | undefined> {
  const { autopilot, context, prompter, progress } = conversation;
  const review = await autopilot.showReview(reviewId);
  const decision: Decision | typeof LEAVE = await chooseDecision(prompter, review, context.progress.style);
  if (decision === LEAVE) return undefined;
  const { result } = await autopilot.decideReview(
    reviewId,
    { decision, version: review.version, actor: currentActor(), resume: true },
    progress.observe,
  );
  return result;
}
