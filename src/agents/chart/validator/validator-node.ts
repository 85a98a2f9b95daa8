import { digestBlueprint } from '../../../core/blueprint/digest-blueprint.js';
import { applyRepairs } from '../../../core/checks/apply-repairs.js';
import type { Finding } from '../../../core/checks/finding.js';
import { isBlocking, summariseFindings } from '../../../core/checks/summarise-findings.js';
import { countOf } from '../../../core/text/count-of.js';
import type { ChartNodeWork, Route } from '../chart-node.js';
import { escalate, exhaustedRounds } from '../error-handling/escalate.js';
import { combineUpdates, passGate } from '../gates/pass-gate.js';
import { decideBackEdge } from '../loops.js';
import { createWorkspaceAgent } from '../session/deep-agent.js';
import { runAgent } from '../session/run-agent.js';
import type { ChartStateUpdate, ChartStateValues, RunFailure } from '../state.js';
import { mergePatches, type ChartDraftValues } from '../workbench/chart-draft.js';
import type { ChartAtHand, ChartWorkbench } from '../workbench/chart-workbench.js';
import { collectValidation, isTemplateFault } from './collect-validation.js';
import { VALIDATOR_PROMPT } from './validator-prompt.js';
import { createValidatorTools } from './validator-tools.js';

/** More blocking findings than this are for a person, even when each has a safe repair. */
const MOST_SAFE_REPAIRS = 3;

type ValidatorTarget =
  'template' | 'security' | 'validation_failure_gate' | 'human_intervention' | 'finalize';

/**
 * Runs the validator agent, then every check it answers for, and routes: repaired charts back to the template, sound ones
 * to security, others to the gate.
 */
export function createValidatorWork(workbench: ChartWorkbench): ChartNodeWork<ValidatorTarget> {
  return async (state, config) => {
    workbench.beginPhase(state, 'validator');
    const chart = await workbench.open(state);
    chart.checks.start();
    const session = workbench.openSession(chart.draft.resolved, 'validator');
    const agent = createWorkspaceAgent(
      session,
      {
        name: 'validator',
        model: workbench.dependencies.model('validator'),
        systemPrompt: VALIDATOR_PROMPT,
        tools: createValidatorTools(session, chart),
      },
      workbench.dependencies.store,
    );
    await runAgent(session, agent, 'Validate the chart of this run.', config);
    const { findings, checks } = await collectValidation(chart);
    const blocking = findings.filter(isBlocking);
    reportFindings(workbench, findings);
    const summary = `${countOf(checks.length, 'check')}, ${countOf(findings.length, 'finding')}, ${blocking.length} blocking`;
    const update = combineUpdates(workbench.endPhase(state, 'validator', summary), {
      validationResult: {
        digest: chart.reference.digest,
        passed: blocking.length === 0,
        checks: [...checks],
      },
      findings: { validator: [...findings] },
    });
    const healed = mergePatches(chart.draft, session.patches);
    if (isChanged(chart, healed)) return returnToTemplate(workbench, { state, chart, draft: healed, update });
    if (blocking.length === 0) return { goto: 'security', update };
    return passValidationGate(workbench, { state, chart, update, blocking });
  };
}

interface BackToTemplate {
  readonly state: ChartStateValues;
  readonly chart: ChartAtHand;
  readonly draft: ChartDraftValues;
  readonly update: ChartStateUpdate;
}

/** Takes the back-edge to the template with a changed draft, if the loop may still turn. */
async function returnToTemplate(
  workbench: ChartWorkbench,
  { state, chart, draft, update }: BackToTemplate,
): Promise<Route<'template' | 'human_intervention' | 'finalize'>> {
  const edge = decideBackEdge({
    before: chart.reference.digest,
    after: digestBlueprint(draft.resolved.blueprint),
    visits: state.rounds['template'] ?? 0,
  });
  if (edge !== 'take')
    return escalate(state, { node: 'validator', failure: exhaustedRounds('validator'), update });
  const committed = await workbench.commit(state, draft);
  return { goto: 'template', update: combineUpdates(update, committed.update) };
}

async function passValidationGate(
  workbench: ChartWorkbench,
  {
    state,
    chart,
    update,
    blocking,
  }: Omit<BackToTemplate, 'draft'> & { readonly blocking: readonly Finding[] },
): Promise<Route<ValidatorTarget>> {
  const hasSafeRepairs =
    blocking.length <= MOST_SAFE_REPAIRS && blocking.every((finding) => finding.repair?.safe === true);
  const repaired = hasSafeRepairs ? repairByPolicy(chart, blocking) : chart.draft;
  const canRepair = isChanged(chart, repaired);
  const passed = passGate(state, {
    gate: 'validation_failure',
    facts: { hasSafeRepairs: canRepair },
    digest: chart.reference.digest,
    approved: { goto: 'template', update: {} },
    update,
    failure: describeGateFailure(blocking),
  });
  if (passed.goto !== 'template') return passed;
  return returnToTemplate(workbench, { state, chart, draft: repaired, update: passed.update });
}

function repairByPolicy(chart: ChartAtHand, blocking: readonly Finding[]): ChartDraftValues {
  const { facts } = applyRepairs(chart.draft.resolved, blocking, { onlySafe: true });
  return mergePatches(
    chart.draft,
    facts.map((fact) => ({ ...fact, agent: 'policy' })),
  );
}

function isChanged(chart: ChartAtHand, draft: ChartDraftValues): boolean {
  return digestBlueprint(draft.resolved.blueprint) !== chart.reference.digest;
}

/** Why a run that never asks ends here: our own fault is called by its name. */
function describeGateFailure(blocking: readonly Finding[]): RunFailure {
  const [worst] = blocking;
  const count = countOf(blocking.length, 'blocking finding');
  const first = worst === undefined ? '' : `: ${worst.message}`;
  if (blocking.every(isTemplateFault))
    return {
      code: 'INVARIANT_BROKEN',
      message: `the engine refuses what we generated, ${count}${first}`,
      hint: 'Report this with the run id; autopilot.yaml shows the Blueprint it came from.',
    };
  return {
    code: 'GATE_FAILED',
    message: `validation has ${count}${first}`,
    hint: worst?.hint ?? 'Correct the values that the findings name.',
  };
}

function reportFindings(workbench: ChartWorkbench, findings: readonly Finding[]): void {
  const { bySeverity } = summariseFindings(findings);
  workbench.dependencies.raise({
    type: 'finding-report',
    data: { phase: 'validator', counts: { ...bySeverity } },
  });
}
