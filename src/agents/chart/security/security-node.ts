import { digestBlueprint } from '../../../core/blueprint/digest-blueprint.js';
import { isBlocking, summariseFindings } from '../../../core/checks/summarise-findings.js';
import { countOf } from '../../../core/text/count-of.js';
import type { ChartNodeWork } from '../chart-node.js';
import { escalate, exhaustedRounds } from '../error-handling/escalate.js';
import { combineUpdates, passGate } from '../gates/pass-gate.js';
import { decideBackEdge } from '../loops.js';
import { createReactAgent, runAgent } from '../session/run-agent.js';
import { mergePatches } from '../workbench/chart-draft.js';
import type { ChartWorkbench } from '../workbench/chart-workbench.js';
import { checkSecurity, summariseSecurity } from './collect-security.js';
import { SECURITY_PROMPT } from './security-prompt.js';
import { createSecurityTools } from './security-tools.js';

/**
 * Runs the security agent, then every security rule, and routes: repaired charts back to the template, charts with a high
 * or critical finding to the security gate, others on to the optimizer.
 */
export function createSecurityWork(
  workbench: ChartWorkbench,
): ChartNodeWork<'template' | 'optimizer' | 'security_issue_gate' | 'human_intervention' | 'finalize'> {
  return async (state, config) => {
    workbench.beginPhase(state, 'security');
    const chart = await workbench.open(state);
    const session = workbench.openSession(chart.draft.resolved, 'security');
    const agent = createReactAgent(session, {
      name: 'security',
      model: workbench.dependencies.model('security'),
      systemPrompt: SECURITY_PROMPT,
      tools: createSecurityTools(session, chart),
    });
    await runAgent(session, agent, 'Check the security of the chart of this run.', config);
    const findings = await checkSecurity(chart);
    const blocking = findings.filter(isBlocking);
    const { bySeverity } = summariseFindings(findings);
    workbench.dependencies.raise({
      type: 'finding-report',
      data: { phase: 'security', counts: { ...bySeverity } },
    });
    const summary = `${countOf(findings.length, 'finding')}, ${blocking.length} high or critical`;
    const update = combineUpdates(workbench.endPhase(state, 'security', summary), {
      securityScanReport: {
        digest: chart.reference.digest,
        passed: blocking.length === 0,
        checks: [...summariseSecurity(findings)],
      },
      findings: { security: [...findings] },
    });
    const healed = mergePatches(chart.draft, session.patches);
    const edge = decideBackEdge({
      before: chart.reference.digest,
      after: digestBlueprint(healed.resolved.blueprint),
      visits: state.rounds['template'] ?? 0,
    });
    if (edge === 'exhausted')
      return escalate(state, { node: 'security', failure: exhaustedRounds('security'), update });
    if (edge === 'take') {
      const committed = await workbench.commit(state, healed);
      return { goto: 'template', update: combineUpdates(update, committed.update) };
    }
    if (blocking.length === 0) return { goto: 'optimizer', update };
    return passGate(state, {
      gate: 'security_issue',
      digest: chart.reference.digest,
      approved: { goto: 'optimizer', update: {} },
      update,
      failure: {
        code: 'GATE_FAILED',
        message: `security has ${blocking.length} high or critical findings: ${blocking[0]?.message ?? ''}`,
        hint: blocking[0]?.hint ?? 'Correct the values that the findings name.',
      },
    });
  };
}
