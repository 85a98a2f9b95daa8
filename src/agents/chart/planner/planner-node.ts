import type { ChartNodeWork } from '../chart-node.js';
import { combineUpdates, passGate } from '../gates/pass-gate.js';
import { createWorkspaceAgent, type SubagentDefinition } from '../session/deep-agent.js';
import type { AgentSession } from '../session/agent-session.js';
import { runAgent } from '../session/run-agent.js';
import type { ChartPlan, ChartStateValues } from '../state.js';
import { mergePatches } from '../workbench/chart-draft.js';
import type { ChartAtHand, ChartWorkbench } from '../workbench/chart-workbench.js';
import { describeArchitecture } from '../workbench/describe-architecture.js';
import { PLANNER_SUBAGENT_PROMPTS, PLANNING_SUPERVISOR_PROMPT } from './planner-prompts.js';
import { createPlannerTools, type PlannerTool } from './planner-tools.js';
import { countOf } from '../../../core/text/count-of.js';

/** Tools of each subagent; the supervisor has all of them. */
const SUBAGENT_TOOLS = {
  requirements_validator: ['analyze_application_requirements', 'check_dependencies'],
  best_practices_researcher: ['analyze_application_requirements', 'estimate_resources'],
  architecture_planner: ['design_kubernetes_architecture', 'estimate_resources', 'define_scaling_strategy'],
} as const satisfies Record<keyof typeof PLANNER_SUBAGENT_PROMPTS, readonly PlannerTool[]>;

/** Plans the chart with the planning supervisor and shows the plan at the planning gate. */
export function createPlannerWork(
  workbench: ChartWorkbench,
): ChartNodeWork<'template' | 'planning_gate' | 'finalize'> {
  return async (state, config) => {
    workbench.beginPhase(state, 'planner');
    const before = await workbench.open(state);
    const session = workbench.openSession(before.draft.resolved, 'planning_supervisor');
    const result = await runAgent(
      session,
      createPlanningSupervisor(workbench, session),
      'Plan the chart of this Blueprint.',
      config,
    );
    const { chart, update } = await workbench.commit(state, mergePatches(before.draft, session.patches));
    const plan = describePlan(chart, readTodos(result));
    const summary = `${countOf(plan.resources.length, 'kind of object', 'kinds of objects')}, ${countOf(chart.files.size, 'file')}`;
    return passGate(state, {
      gate: 'planning',
      facts: { needsReview: needsReview(state) },
      digest: chart.reference.digest,
      approved: { goto: 'template', update: {} },
      update: combineUpdates(update, workbench.endPhase(state, 'planner', summary), { plan }),
      failure: {
        code: 'GATE_FAILED',
        message: 'policy asks for a person at the planning gate, and this mode never asks',
        hint: 'Run in another mode, or accept the plan with --yes.',
      },
    });
  };
}

/** True while nobody has approved a plan that the coordinator wants a person to see. */
function needsReview({ requirements, decisions }: ChartStateValues): boolean {
  const isApproved = decisions.some(
    ({ gate, by, decision }) => gate === 'planning' && by === 'person' && decision === 'approve',
  );
  return requirements?.requiresHumanReview === true && !isApproved;
}

function createPlanningSupervisor(workbench: ChartWorkbench, session: AgentSession) {
  const { model, knowledge, store } = workbench.dependencies;
  const subagents = Object.entries(SUBAGENT_TOOLS).map(([key, toolNames]): SubagentDefinition => {
    const name = key as keyof typeof SUBAGENT_TOOLS;
    const tools = createPlannerTools(session, name, knowledge);
    const { prompt, description } = PLANNER_SUBAGENT_PROMPTS[name];
    return {
      name,
      description,
      model: model(name),
      systemPrompt: prompt,
      tools: toolNames.map((toolName) => tools[toolName]),
    };
  });
  return createWorkspaceAgent(
    session,
    {
      name: 'planning_supervisor',
      model: model('planning_supervisor'),
      systemPrompt: PLANNING_SUPERVISOR_PROMPT,
      tools: Object.values(createPlannerTools(session, 'planning_supervisor', knowledge)),
      subagents,
    },
    store,
  );
}

function describePlan({ draft }: ChartAtHand, todos: readonly string[]): ChartPlan {
  const { blueprint } = draft.resolved;
  const resources = describeArchitecture(blueprint);
  return {
    name: blueprint.chart.name,
    version: blueprint.chart.version,
    resources: [...new Set(resources.map(({ kind }) => kind))].sort(),
    decisions: resources.map(({ component, kind, why }) => `${component}: ${kind}, because ${why}`),
    todos: [...todos],
  };
}

/** The supervisor's todo list, taken from the state of a deep agent whose form is not ours. */
function readTodos(result: unknown): readonly string[] {
  const { todos } = result as { readonly todos?: unknown };
  if (!Array.isArray(todos)) return [];
  return todos.flatMap((todo: unknown) => {
    const { content } = (todo ?? {}) as { readonly content?: unknown };
    return typeof content === 'string' ? [content] : [];
  });
}
