import { digestBlueprint } from '../../../core/blueprint/digest-blueprint.js';
import { assessAvailability } from '../../../core/sizing/assess-availability.js';
import { needsOptimisationReview, type Optimisation } from '../../../core/sizing/optimisation.js';
import { countOf } from '../../../core/text/count-of.js';
import type { ChartNodeWork, Route } from '../chart-node.js';
import { passGenerationGate } from '../gates/pass-generation-gate.js';
import { combineUpdates, passGate } from '../gates/pass-gate.js';
import { decideBackEdge } from '../loops.js';
import { createReactAgent, runAgent } from '../session/run-agent.js';
import type { ChartStateUpdate, ChartStateValues } from '../state.js';
import { mergePatches } from '../workbench/chart-draft.js';
import type { ChartAtHand, ChartWorkbench } from '../workbench/chart-workbench.js';
import { collectOptimisations, presentOptimisation } from './collect-optimisations.js';
import { OPTIMIZER_PROMPT } from './optimizer-prompt.js';
import { createOptimizerTools } from './optimizer-tools.js';

type OptimizerTarget =
  'validator' | 'major_optimization_gate' | 'generation_gate' | 'write_files' | 'finalize';

/**
 * Runs the optimizer and routes: a changed Blueprint back to the validator, major proposals to their gate, the rest to the
 * generation gate. Proposals are never a reason to fail: when the loop has turned too often they are left aside.
 */
export function createOptimizerWork(workbench: ChartWorkbench): ChartNodeWork<OptimizerTarget> {
  return async (state, config) => {
    workbench.beginPhase(state, 'optimizer');
    const chart = await workbench.open(state);
    const { blueprint } = chart.draft.resolved;
    const proposals = collectOptimisations(blueprint, state.skippedOptimisations);
    const session = workbench.openSession(chart.draft.resolved, 'optimizer');
    const agent = createReactAgent(session, {
      name: 'optimizer',
      model: workbench.dependencies.model('optimizer'),
      systemPrompt: OPTIMIZER_PROMPT,
      tools: createOptimizerTools(session, chart, proposals),
    });
    await runAgent(session, agent, 'Improve the Blueprint of this run.', config);
    const findings = assessAvailability(blueprint);
    const summary = `${countOf(proposals.length, 'proposal')}, ${countOf(findings.length, 'finding')} about availability`;
    const update = combineUpdates(workbench.endPhase(state, 'optimizer', summary), {
      findings: { optimizer: [...findings] },
    });
    const improved = mergePatches(chart.draft, session.patches);
    const edge = decideBackEdge({
      before: chart.reference.digest,
      after: digestBlueprint(improved.resolved.blueprint),
      visits: state.rounds['validator'] ?? 0,
    });
    if (edge === 'take') {
      const committed = await workbench.commit(state, improved);
      return { goto: 'validator', update: combineUpdates(update, committed.update) };
    }
    return passOptimisationGate(state, chart, proposals, update);
  };
}

function passOptimisationGate(
  state: ChartStateValues,
  chart: ChartAtHand,
  proposals: readonly Optimisation[],
  update: ChartStateUpdate,
): Route<OptimizerTarget> {
  if (!needsOptimisationReview(proposals)) return passGenerationGate(state, chart.reference.digest, update);
  const leftAside = {
    optimisations: [],
    skippedOptimisations: proposals.map(({ id }) => id),
    notes: proposals.map(({ title, why }) => `Proposed, not applied: ${title}. ${why}`),
  };
  const passed = passGate(state, {
    gate: 'major_optimization',
    digest: chart.reference.digest,
    // No mode approves major changes by policy; if one did, they would still be left aside.
    approved: { goto: 'generation_gate', update: leftAside },
    update,
    failure: {
      code: 'GATE_FAILED',
      message: 'major proposals need a decision, and this mode never asks',
      hint: 'Run in another mode.',
    },
  });
  if (passed.goto === 'generation_gate')
    return passGenerationGate(state, chart.reference.digest, passed.update);
  if (passed.goto === 'finalize') return passed;
  return {
    goto: passed.goto,
    update: combineUpdates(passed.update, { optimisations: proposals.map(presentOptimisation) }),
  };
}
