import { applyAnswers } from '../../../core/intake/resolve/answer-facts.js';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { ChartNodeWork, Route } from '../chart-node.js';
import { startWithDraft } from '../coordinator/coordinator-node.js';
import { brokenInvariant } from '../error-handling/escalate.js';
import type { ChartStateUpdate } from '../state.js';
import type { ChartWorkbench } from '../workbench/chart-workbench.js';
import { readResolveOptions, resolveDraft } from '../workbench/resolve-draft.js';
import { askDecision, type PersonDecision } from './ask-decision.js';
import { recordPerson, rejectRun } from './gate-work.js';
import { combineUpdates } from './pass-gate.js';
import { describeClarification } from './review-payloads.js';

type ClarificationTarget = 'planner' | 'clarification_gate' | 'finalize';

/** Asks the open questions. Answers that settle everything lead to the planner; what they leave open is asked again. */
export function createClarificationGate(workbench: ChartWorkbench): ChartNodeWork<ClarificationTarget> {
  return (state) => {
    const payload = describeClarification(state);
    const decide = async (person: PersonDecision): Promise<Route<ClarificationTarget> | string> => {
      const { decision } = person;
      const update = recordPerson(state, 'clarification', person, payload.digest);
      if (decision.type === 'reject') return rejectRun(decision, update);
      if (decision.type !== 'answer') return `This gate does not take "${decision.type}".`;
      const applied = applyAnswers(state.questions, decision.answers);
      if (!applied.ok) return refuseAnswers(applied.error, update);
      const added = applied.value;
      if (state.openFacts === null) throw brokenInvariant('questions are open, but their facts are gone');
      const { knowledge } = workbench.dependencies;
      const answered = new Set(added.map(({ pointer }) => pointer));
      const standing = await workbench.drafts.loadFacts(state.openFacts);
      const kept = standing.filter((fact) => fact.rank !== 'reviewer' || !answered.has(fact.pointer));
      const facts = [...kept, ...added];
      const resolution = resolveDraft(facts, [], knowledge, readResolveOptions(state.input));
      const said = combineUpdates(update, { notes: [...resolution.notes] });
      if (resolution.kind === 'draft') return startOrRefuse(workbench, state, resolution.draft, said);
      const openFacts = await workbench.drafts.saveFacts(facts);
      return {
        goto: 'clarification_gate',
        update: combineUpdates(said, { questions: [...resolution.questions], openFacts }),
      };
    };
    return askDecision(payload, decide);
  };
}

/** A "no" to building something else than was asked for ends the run; any other problem is asked about again. */
function refuseAnswers(
  problems: readonly AutopilotError[],
  update: ChartStateUpdate,
): Route<'finalize'> | string {
  const refusal = problems.find(({ code }) => code === 'RUN_REJECTED');
  if (refusal !== undefined) return rejectRun({ type: 'reject', reason: refusal.message }, update);
  return problems.map(({ message, hint = '' }) => `${message} ${hint}`.trim()).join(' ');
}

/** A Blueprint that answers made invalid is asked about again; other failures are the node's. */
async function startOrRefuse(
  ...[workbench, state, draft, update]: Parameters<typeof startWithDraft>
): Promise<Route<'planner'> | string> {
  try {
    return await startWithDraft(workbench, state, draft, update);
  } catch (error) {
    if (AutopilotError.is(error) && error.code === 'BLUEPRINT_INVALID') return error.message;
    throw error;
  }
}
