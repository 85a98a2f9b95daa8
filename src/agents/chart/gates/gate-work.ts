import type { Decision, Gate } from '../../../contract/review.js';
import type { Route } from '../chart-node.js';
import type { ChartNodeName } from '../node-names.js';
import type { ChartStateUpdate, ChartStateValues } from '../state.js';
import { changeDraft, type ChangeOutcome, type ChangingPerson } from '../workbench/change-draft.js';
import type { ChartDraftValues } from '../workbench/chart-draft.js';
import type { ChartWorkbench } from '../workbench/chart-workbench.js';
import type { PersonDecision } from './ask-decision.js';
import { combineUpdates, recordDecision } from './pass-gate.js';

/** A decision that ends the run. */
export type Rejection = Extract<Decision, { type: 'reject' }>;

/** The state change that records what a person decided at a gate. */
export function recordPerson(
  state: ChartStateValues,
  gate: Gate,
  person: PersonDecision,
  digest: string,
): ChartStateUpdate {
  const { actor, decision } = person;
  return recordDecision(state, { gate, type: decision.type, digest, by: 'person', actor });
}

/** Ends the run because a person rejected it. Nothing is asked any more, so no question stays open. */
export function rejectRun(decision: Rejection, update: ChartStateUpdate): Route<'finalize'> {
  return {
    goto: 'finalize',
    update: combineUpdates(update, {
      outcome: 'rejected',
      questions: [],
      openFacts: null,
      notes: [`Rejected: ${decision.reason}`],
    }),
  };
}

/** Goes on with a draft that a person changed. The new digest is what keeps the back-edge from standing still. */
export async function continueWithDraft<Target extends ChartNodeName>(
  workbench: ChartWorkbench,
  state: ChartStateValues,
  draft: ChartDraftValues,
  { goto, update }: Route<Target>,
): Promise<Route<Target>> {
  const committed = await workbench.commit(state, draft);
  return { goto, update: combineUpdates(update, committed.update) };
}

/** Applies an `edit` or a `request_changes` to the draft a run stands at. */
export async function applyPersonChange(
  workbench: ChartWorkbench,
  state: ChartStateValues,
  person: ChangingPerson,
): Promise<ChangeOutcome> {
  const { draft } = await workbench.open(state);
  return changeDraft({ input: state.input, draft, knowledge: workbench.dependencies.knowledge }, person);
}
