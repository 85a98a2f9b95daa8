import type { ChartNodeWork, Route } from '../chart-node.js';
import type { ChartWorkbench } from '../workbench/chart-workbench.js';
import { askDecision, type PersonDecision } from './ask-decision.js';
import { applyPersonChange, continueWithDraft, recordPerson, rejectRun } from './gate-work.js';
import { combineUpdates } from './pass-gate.js';
import { describePlanReview } from './review-payloads.js';

/** Shows the plan to a person: on to the template, back to the planner with changes, or the end. */
export function createPlanningGate(
  workbench: ChartWorkbench,
): ChartNodeWork<'template' | 'planner' | 'finalize'> {
  return (state) => {
    const payload = describePlanReview(state);
    return askDecision(
      payload,
      async (person: PersonDecision): Promise<Route<'template' | 'planner' | 'finalize'> | string> => {
        const { decision } = person;
        const update = recordPerson(state, 'planning', person, payload.digest);
        switch (decision.type) {
          case 'approve':
            return { goto: 'template', update };
          case 'reject':
            return rejectRun(decision, update);
          case 'edit':
          case 'request_changes': {
            const change = await applyPersonChange(workbench, state, { ...person, decision });
            if (typeof change === 'string') return change;
            const changed = combineUpdates(update, { unread: [...change.unread] });
            return continueWithDraft(workbench, state, change.draft, { goto: 'planner', update: changed });
          }
          default:
            return `The planning gate does not take "${decision.type}".`;
        }
      },
    );
  };
}
