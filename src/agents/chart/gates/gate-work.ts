import { checkChanges } from '../../../core/blueprint/check-changes.js';
import type { Decision, Gate } from '../../../contract/review.js';
import type { Route } from '../chart-node.js';
import type { ChartNodeName } from '../node-names.js';
import type { ChartStateUpdate, ChartStateValues } from '../state.js';
import type { ChartDraftValues } from '../workbench/chart-draft.js';
import type { ChartWorkbench } from '../workbench/chart-workbench.js';
import { describeProblems } from '../workbench/resolve-draft.js';
import {
  applyReviewerFacts,
  factsFromChanges,
  factsFromComment,
  withoutOverruled,
} from '../workbench/reviewer-changes.js';
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

/** What a person wants changed: the draft after it, what was not understood, or why it cannot be done. */
export type ChangeOutcome = { readonly draft: ChartDraftValues; readonly unread: readonly string[] } | string;

/** Applies an `edit` or a `request_changes` to the draft a run stands at. */
export async function applyPersonChange(
  workbench: ChartWorkbench,
  state: ChartStateValues,
  person: PersonDecision & {
    readonly decision: Extract<Decision, { type: 'edit' | 'request_changes' }>;
  },
): Promise<ChangeOutcome> {
  const { knowledge } = workbench.dependencies;
  const { draft } = await workbench.open(state);
  if (person.decision.type === 'edit') {
    const problems = checkChanges(draft.resolved.blueprint, person.decision.changes);
    if (problems.length > 0) return `The change cannot be used: ${describeProblems(problems)}`;
    const facts = factsFromChanges(person.decision.changes, person);
    const changed = applyReviewerFacts(state, draft, facts, knowledge);
    return typeof changed === 'string' ? changed : { draft: changed, unread: [] };
  }
  const { blueprint } = draft.resolved;
  const { facts, unread, overruled } = factsFromComment(person.decision.comment, person, {
    knowledge,
    blueprint,
  });
  if (facts.length === 0) return 'No change could be read from the comment. Name the value, or use an edit.';
  const changed = applyReviewerFacts(state, withoutOverruled(draft, overruled), facts, knowledge);
  return typeof changed === 'string' ? changed : { draft: changed, unread };
}
