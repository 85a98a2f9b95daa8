import { BlueprintReference } from '../../agents/chart/state.js';
import { changeDraft, type ChangingDecision } from '../../agents/chart/workbench/change-draft.js';
import { DraftStore } from '../../agents/chart/workbench/draft-store.js';
import { ChartRunInput } from '../../contract/chart-run.js';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import type { Review } from '../../core/ports/review-store.js';
import { KNOWLEDGE } from '../../knowledge/index.js';
import type { Runtime } from '../runtime.js';

/**
 * Tries a change on the Blueprint its run stands at, before it is recorded: the gate would ask again, and who decided would
 * learn of it from a note at best. A run without a Blueprint leaves the decision to its gate.
 *
 * @throws AutopilotError `ANSWER_INVALID` with the reason when the gate would not take it.
 */
export async function requireUsableChange(
  runtime: Runtime,
  review: Review,
  change: { readonly decision: ChangingDecision; readonly actor: string },
): Promise<void> {
  const reference = await readReference(runtime, review.runId);
  if (reference === undefined) return;
  const run = await runtime.store.runs.get(review.runId);
  const subject = {
    input: ChartRunInput.parse(run.input),
    draft: await new DraftStore(runtime.store.artifacts).load(reference),
    knowledge: KNOWLEDGE,
  };
  const outcome = changeDraft(subject, { ...change, reviewId: review.id });
  if (typeof outcome !== 'string') return;
  throw new AutopilotError('ANSWER_INVALID', outcome, {
    hint: `Nothing was recorded and ${review.id} still waits: correct the change and give it again.`,
    details: { reviewId: review.id },
  });
}

/** The Blueprint in the newest checkpoint of the run. */
async function readReference(runtime: Runtime, runId: string): Promise<BlueprintReference | undefined> {
  const saved = await runtime.store.checkpointer.getTuple({ configurable: { thread_id: runId } });
  const { data } = BlueprintReference.safeParse(saved?.checkpoint.channel_values['blueprint']);
  return data;
}
