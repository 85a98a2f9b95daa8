import type { Question } from '../../../core/intake/question.js';
import { applyDefaults } from '../../../core/intake/resolve/answer-facts.js';
import { countOf } from '../../../core/text/count-of.js';
import type { ChartNodeWork, Route } from '../chart-node.js';
import { requireFreeOutput } from '../delivery/inspect-output.js';
import { combineUpdates, passGate } from '../gates/pass-gate.js';
import { createReactAgent, runAgent } from '../session/run-agent.js';
import type { ChartStateUpdate, ChartStateValues } from '../state.js';
import type { ChartDraftValues } from '../workbench/chart-draft.js';
import type { ChartWorkbench } from '../workbench/chart-workbench.js';
import { findPrepared } from '../workbench/prepared-chart.js';
import { readResolveOptions, resolveDraft } from '../workbench/resolve-draft.js';
import { classifyRequirements } from './classify-requirements.js';
import { COORDINATOR_PROMPT, describeIntakeTask } from './coordinator-prompt.js';
import { createCoordinatorTools } from './coordinator-tools.js';
import { IntakeSession } from './intake-session.js';
import { readInput } from './read-input.js';

type CoordinatorTarget = 'planner' | 'clarification_gate' | 'finalize';

/**
 * Reads the request, lets the coordinator look at it, and makes the first Blueprint; open questions go through the
 * clarification gate. The place the chart will stand at is looked at now, before the long work.
 */
export function createCoordinatorWork(workbench: ChartWorkbench): ChartNodeWork<CoordinatorTarget> {
  const { knowledge, raise, model } = workbench.dependencies;
  return async (state, config) => {
    workbench.beginPhase(state, 'coordinator');
    const prepared = findPrepared(workbench.dependencies.prepared, state.input);
    const reading = prepared?.reading ?? readInput(state.input, knowledge);
    const brain = model('coordinator');
    const session = new IntakeSession({
      facts: reading.facts,
      knowledge,
      options: readResolveOptions(state.input),
      ...(prepared === undefined ? {} : { resolution: prepared.resolution }),
      modelName: brain._llmType(),
      raise,
    });
    const unread = reading.unread.map(({ text }) => text);
    // Most requests are complete: the engine can begin with this Blueprint while the agent looks at it.
    const first = session.resolution;
    if (first.kind === 'draft') await workbench.commit(state, first.draft);
    const agent = createReactAgent(session, {
      name: 'coordinator',
      model: brain,
      systemPrompt: COORDINATOR_PROMPT,
      tools: createCoordinatorTools(session, unread),
    });
    await runAgent(session, agent, describeIntakeTask(state.input.request), config);
    const { resolution } = session;
    const said = { notes: [...reading.notes, ...resolution.notes], unread };
    if (resolution.kind === 'draft') return startWithDraft(workbench, state, resolution.draft, said);
    return clarify(workbench, state, session, said);
  };
}

/** Makes the run stand at its first Blueprint and goes on to the planner. */
export async function startWithDraft(
  workbench: ChartWorkbench,
  state: ChartStateValues,
  draft: ChartDraftValues,
  update: ChartStateUpdate,
): Promise<Route<'planner'>> {
  const { blueprint } = draft.resolved;
  if (state.input.mode !== 'plan')
    await requireFreeOutput(workbench.dependencies.writer, {
      outputDirectory: state.input.outputDirectory,
      chartName: blueprint.chart.name,
      components: Object.keys(blueprint.components),
    });
  const committed = await workbench.commit(state, draft);
  const requirements = classifyRequirements(blueprint);
  const { components, complexity } = requirements;
  const summary = `${complexity}: ${countOf(components.length, 'component')}`;
  return {
    goto: 'planner',
    update: combineUpdates(update, committed.update, workbench.endPhase(state, 'coordinator', summary), {
      requirements,
      questions: [],
      openFacts: null,
    }),
  };
}

async function clarify(
  workbench: ChartWorkbench,
  state: ChartStateValues,
  session: IntakeSession,
  said: ChartStateUpdate,
): Promise<Route<CoordinatorTarget>> {
  const { resolution, facts } = session;
  const questions = resolution.kind === 'questions' ? resolution.questions : [];
  const defaulted = resolveWithDefaults(workbench, state, session);
  const openFacts = await workbench.drafts.saveFacts(facts);
  const passed = passGate(state, {
    gate: 'clarification',
    facts: {
      hasDefaults: defaulted !== undefined,
      // The default of an image is a placeholder: a chart that cannot run.
      lacksEssential: questions.some(({ kind }) => kind === 'image'),
    },
    digest: '',
    approved: { goto: 'planner', update: {} },
    update: combineUpdates(said, { questions: [...questions], openFacts }),
    failure: {
      code: 'INPUT_REQUIRED',
      message: describeOpenQuestions(questions),
      hint: 'Say it in the request, or run in another mode and answer.',
    },
  });
  if (passed.goto !== 'planner' || defaulted === undefined) {
    workbench.endPhase(state, 'coordinator', describeOpenQuestions(questions));
    return passed;
  }
  const notes = [...(passed.update.notes ?? []), ...defaulted.notes, ...questions.map(describeDefault)];
  return startWithDraft(workbench, state, defaulted.draft, combineUpdates(passed.update, { notes }));
}

/** The draft when every open question takes its stated default; undefined when that does not settle all of them. */
function resolveWithDefaults(
  workbench: ChartWorkbench,
  state: ChartStateValues,
  { resolution, facts }: IntakeSession,
): { readonly draft: ChartDraftValues; readonly notes: readonly string[] } | undefined {
  if (resolution.kind !== 'questions') return undefined;
  const added = applyDefaults(resolution.questions);
  if (!added.ok || added.value.length < resolution.questions.length) return undefined;
  const { knowledge } = workbench.dependencies;
  const settled = resolveDraft([...facts, ...added.value], [], knowledge, readResolveOptions(state.input));
  return settled.kind === 'draft' ? settled : undefined;
}

function describeDefault(question: Question): string {
  return `Default taken for ${question.pointer}: ${question.default ?? ''}. ${question.reason}`;
}

function describeOpenQuestions(questions: readonly Question[]): string {
  const [first] = questions;
  const count = `${countOf(questions.length, 'question is', 'questions are')} open`;
  return first === undefined ? count : `${count}: ${first.text}`;
}
