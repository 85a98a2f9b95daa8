import type { ResolvedBlueprint } from '../../../core/blueprint/resolved-blueprint.js';
import { compileChart } from '../../../core/chart/compile-chart.js';
import type { ChartFiles } from '../../../core/chart/chart-files.js';
import { countOf } from '../../../core/text/count-of.js';
import type { ChartNodeWork } from '../chart-node.js';
import { combineUpdates } from '../gates/pass-gate.js';
import type { AgentSession } from '../session/agent-session.js';
import { mergePatches } from '../workbench/chart-draft.js';
import type { ChartWorkbench } from '../workbench/chart-workbench.js';
import { createTemplateSwarm } from './template-swarm.js';

/** Supersteps of the swarm: each member once, each wrong handoff once more, and room. */
const SWARM_RECURSION_LIMIT = 30;

/** Lets the swarm shape the chart, merges what it changed, compiles the whole, and posts the checks to the engine. */
export function createTemplateWork(workbench: ChartWorkbench): ChartNodeWork<'validator'> {
  return async (state, config) => {
    workbench.beginPhase(state, 'template');
    const before = await workbench.open(state);
    const session = workbench.openSession(before.draft.resolved, 'template_generator');
    const swarm = createTemplateSwarm({
      session,
      model: workbench.dependencies.model,
      compile: createDraftCompiler(session, before),
    });
    await swarm.invoke({}, { ...config, recursionLimit: SWARM_RECURSION_LIMIT });
    const { chart, update } = await workbench.commit(state, mergePatches(before.draft, session.patches));
    const summary = countOf(chart.files.size, 'file');
    return {
      goto: 'validator',
      update: combineUpdates(update, workbench.endPhase(state, 'template', summary)),
    };
  };
}

/** Compiles the draft once per change of it; an unchanged draft costs nothing because its files are at hand. */
function createDraftCompiler(
  session: AgentSession,
  before: { readonly draft: { readonly resolved: ResolvedBlueprint }; readonly files: ChartFiles },
): () => ChartFiles {
  let compiled = { resolved: before.draft.resolved, files: before.files };
  return () => {
    if (compiled.resolved !== session.draft)
      compiled = { resolved: session.draft, files: compileChart(session.draft) };
    return compiled.files;
  };
}
