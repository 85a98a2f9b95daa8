import { applyRepairs } from '../../../core/checks/apply-repairs.js';
import { isBlocking } from '../../../core/checks/summarise-findings.js';
import type { Finding } from '../../../core/checks/finding.js';
import type { ChartNodeWork, Route } from '../chart-node.js';
import type { ChartStateValues } from '../state.js';
import { isTemplateFault } from '../validator/collect-validation.js';
import type { ChartDraftValues } from '../workbench/chart-draft.js';
import type { ChartWorkbench } from '../workbench/chart-workbench.js';
import { applyReviewerFacts } from '../workbench/reviewer-changes.js';
import { askDecision, type PersonDecision } from './ask-decision.js';
import { applyPersonChange, continueWithDraft, recordPerson, rejectRun } from './gate-work.js';
import { combineUpdates } from './pass-gate.js';
import { describeValidationFailure } from './review-payloads.js';

/** Asks what to do about failed checks: repair them, change the Blueprint, or reject. */
export function createValidationFailureGate(
  workbench: ChartWorkbench,
): ChartNodeWork<'template' | 'finalize'> {
  return (state) => {
    const payload = describeValidationFailure(state);
    const blocking = (state.findings.validator ?? []).filter(isBlocking);
    const decide = async (person: PersonDecision): Promise<Route<'template' | 'finalize'> | string> => {
      const { decision } = person;
      const update = recordPerson(state, 'validation_failure', person, payload.digest);
      switch (decision.type) {
        case 'fix_automatically': {
          const repaired = await repairForPerson(workbench, state, blocking, person);
          if (typeof repaired !== 'string')
            return continueWithDraft(workbench, state, repaired, { goto: 'template', update });
          if (!blocking.every(isTemplateFault)) return repaired;
          // The same Blueprint would give the same findings for ever, and no Blueprint can help: the template is wrong.
          const failure = {
            code: 'INVARIANT_BROKEN',
            message: `no repair helps against: ${blocking[0]?.message ?? 'the findings'}`,
            hint: 'Report this with the run id; autopilot.yaml shows the Blueprint it came from.',
          };
          return { goto: 'finalize', update: combineUpdates(update, { outcome: 'failed', failure }) };
        }
        case 'edit': {
          const change = await applyPersonChange(workbench, state, { ...person, decision });
          if (typeof change === 'string') return change;
          return continueWithDraft(workbench, state, change.draft, { goto: 'template', update });
        }
        case 'reject':
          return rejectRun(decision, update);
        default:
          return `This gate does not take "${decision.type}".`;
      }
    };
    return askDecision(payload, decide);
  };
}

/** The draft with every repair of the findings, in the name of the person who asked; or why there is none. */
export async function repairForPerson(
  workbench: ChartWorkbench,
  state: ChartStateValues,
  findings: readonly Finding[],
  { reviewId, actor }: PersonDecision,
): Promise<ChartDraftValues | string> {
  const { draft } = await workbench.open(state);
  const { facts } = applyRepairs(draft.resolved, findings, {
    onlySafe: false,
    approvedBy: { reviewId, actor },
  });
  if (facts.length === 0) return 'None of these findings has a repair. Edit the Blueprint, or reject.';
  return applyReviewerFacts(state.input, draft, facts, workbench.dependencies.knowledge);
}
