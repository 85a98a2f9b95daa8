import type { ChartRunInput } from '../../../contract/chart-run.js';
import type { Decision } from '../../../contract/review.js';
import { checkChanges } from '../../../core/blueprint/check-changes.js';
import type { Knowledge } from '../../../core/intake/knowledge.js';
import type { PersonDecision } from '../gates/ask-decision.js';
import type { ChartDraftValues } from './chart-draft.js';
import { describeProblems } from './resolve-draft.js';
import {
  applyReviewerFacts,
  factsFromChanges,
  factsFromComment,
  withoutOverruled,
} from './reviewer-changes.js';

/** Decisions that change the Blueprint, by value or in words. */
export type ChangingDecision = Extract<Decision, { type: 'edit' | 'request_changes' }>;

/** A person who wants something changed. */
export type ChangingPerson = PersonDecision & { readonly decision: ChangingDecision };

/** What a change is applied to. */
export interface ChangeSubject {
  readonly input: ChartRunInput;
  readonly draft: ChartDraftValues;
  readonly knowledge: Knowledge;
}

/** What a person wants changed: the draft after it, what was not understood, or why it cannot be done. */
export type ChangeOutcome = { readonly draft: ChartDraftValues; readonly unread: readonly string[] } | string;

/**
 * Applies an `edit` or a `request_changes` to a draft. Pure: the gate does it when it is resumed, and whoever records the
 * decision does it before, so that a decision the gate would refuse is never recorded.
 */
export function changeDraft(
  { input, draft, knowledge }: ChangeSubject,
  person: ChangingPerson,
): ChangeOutcome {
  const { blueprint } = draft.resolved;
  if (person.decision.type === 'edit') {
    const problems = checkChanges(blueprint, person.decision.changes);
    if (problems.length > 0) return `The change cannot be used: ${describeProblems(problems)}`;
    const facts = factsFromChanges(person.decision.changes, person);
    const changed = applyReviewerFacts(input, draft, facts, knowledge);
    return typeof changed === 'string' ? changed : { draft: changed, unread: [] };
  }
  const { comment } = person.decision;
  const { facts, unread, overruled } = factsFromComment(comment, person, { knowledge, blueprint });
  if (facts.length === 0) return 'No change could be read from the comment. Name the value, or use an edit.';
  const changed = applyReviewerFacts(input, withoutOverruled(draft, overruled), facts, knowledge);
  return typeof changed === 'string' ? changed : { draft: changed, unread };
}
