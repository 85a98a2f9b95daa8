import { formatPointer } from '../../../core/blueprint/json-pointer.js';
import type { Fact } from '../../../core/blueprint/provenance.js';
import { componentOf } from '../../../core/checks/component-of.js';
import type { Finding } from '../../../core/checks/finding.js';
import { CHECKS } from '../../../core/checks/index.js';
import { resourceOf } from '../../../core/checks/manifest/manifest-object.js';
import { isBlocking } from '../../../core/checks/summarise-findings.js';
import type { ChartNodeWork, Route } from '../chart-node.js';
import type { ChartAtHand, ChartWorkbench } from '../workbench/chart-workbench.js';
import { applyReviewerFacts } from '../workbench/reviewer-changes.js';
import { askDecision, type PersonDecision } from './ask-decision.js';
import { applyPersonChange, continueWithDraft, recordPerson, rejectRun } from './gate-work.js';
import { describeSecurityIssue } from './review-payloads.js';
import { repairForPerson } from './validation-failure-gate.js';

/**
 * Asks what to do about high and critical security findings. An accepted risk becomes a deviation with its reason in the
 * Blueprint, so that the README tells it and the next scan knows it.
 */
export function createSecurityIssueGate(workbench: ChartWorkbench): ChartNodeWork<'template' | 'finalize'> {
  return async (state) => {
    const payload = describeSecurityIssue(state);
    const blocking = (state.findings.security ?? []).filter(isBlocking);
    const decide = async (person: PersonDecision): Promise<Route<'template' | 'finalize'> | string> => {
      const { decision } = person;
      const update = recordPerson(state, 'security_issue', person, payload.digest);
      switch (decision.type) {
        case 'approve_risk': {
          const chart = await workbench.open(state);
          const facts = await listDeviations(chart, blocking, { ...person, reason: decision.reason });
          if (typeof facts === 'string') return facts;
          const accepted = applyReviewerFacts(
            state.input,
            chart.draft,
            facts,
            workbench.dependencies.knowledge,
          );
          if (typeof accepted === 'string') return accepted;
          return continueWithDraft(workbench, state, accepted, { goto: 'template', update });
        }
        case 'request_fixes': {
          const repaired = await repairForPerson(workbench, state, blocking, person);
          if (typeof repaired === 'string') return repaired;
          return continueWithDraft(workbench, state, repaired, { goto: 'template', update });
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

/** A deviation for each finding; a sentence when one of them cannot be accepted as a risk. */
async function listDeviations(
  chart: ChartAtHand,
  findings: readonly Finding[],
  person: PersonDecision & { readonly reason: string },
): Promise<readonly Fact[] | string> {
  const facts = new Map<string, Fact>();
  for (const finding of findings) {
    const deviation = CHECKS.find(({ id }) => id === finding.rule)?.deviation;
    const component = await findComponent(chart, finding);
    if (deviation === undefined || component === undefined)
      return `This cannot be accepted as a risk, it has to be fixed: ${finding.message}`;
    const pointer = formatPointer('components', component, 'security', 'deviations', deviation, 'reason');
    facts.set(pointer, {
      pointer,
      value: person.reason,
      rank: 'reviewer',
      source: { kind: 'review', reviewId: person.reviewId, actor: person.actor },
    });
  }
  return [...facts.values()];
}

/** The component of the object that a finding is about. */
async function findComponent(chart: ChartAtHand, finding: Finding): Promise<string | undefined> {
  for (const { objects } of await chart.checks.renderedCases()) {
    const object = objects.find(
      (candidate) => resourceOf(candidate) === finding.resource && candidate.file === finding.file,
    );
    const found = object === undefined ? undefined : componentOf(object, chart.draft.resolved.blueprint);
    if (found !== undefined) return found.name;
  }
  return undefined;
}
