import type { ChartNodeWork, Route } from '../chart-node.js';
import { brokenInvariant } from '../error-handling/escalate.js';
import { RETRYABLE_NODES, type RetryableNode } from '../node-names.js';
import type { ChartStateValues } from '../state.js';
import type { ChartWorkbench } from '../workbench/chart-workbench.js';
import { askDecision, type PersonDecision } from './ask-decision.js';
import { applyPersonChange, continueWithDraft, recordPerson, rejectRun } from './gate-work.js';
import { combineUpdates } from './pass-gate.js';
import { describeFailureReview } from './review-payloads.js';

type FailureTarget = RetryableNode | 'finalize';

/**
 * Asks what to do about a failure: try the node again with fresh attempts, change the Blueprint and go back to the
 * template, or reject.
 */
export function createFailureGate(
  workbench: ChartWorkbench,
  gate: 'generation_error' | 'escalation',
): ChartNodeWork<FailureTarget> {
  return (state) => {
    const payload = describeFailureReview(state, gate);
    const decide = async (person: PersonDecision): Promise<Route<FailureTarget> | string> => {
      const { decision } = person;
      const update = recordPerson(state, gate, person, payload.digest);
      switch (decision.type) {
        case 'retry': {
          const node = failedNode(state);
          const retries = (state.rounds[`retry:${node}`] ?? 0) + 1;
          return { goto: node, update: combineUpdates(update, { rounds: { [`retry:${node}`]: retries } }) };
        }
        case 'edit': {
          if (state.blueprint === null) return 'There is no Blueprint to edit yet. Retry, or reject.';
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

function failedNode(state: ChartStateValues): RetryableNode {
  const failed = state.errors.at(-1)?.node;
  const node = RETRYABLE_NODES.find((name) => name === failed);
  if (node === undefined) throw brokenInvariant('a failure was reviewed that no node had');
  return node;
}
