import { buildBlueprint } from '../../blueprint/build-blueprint.js';
import { mergeFacts, type FactConflict } from '../../blueprint/merge-facts.js';
import type { Fact } from '../../blueprint/provenance.js';
import type { Knowledge } from '../knowledge.js';
import { BlueprintDraft, quoteSource } from './blueprint-draft.js';
import { componentContext, namedArchetype } from './component-context.js';
import { askAboutConflict } from './conflict-questions.js';
import { expandFacts } from './expand-facts.js';
import type { ComponentContext, Resolution, ResolveContext, ResolveOptions } from './resolution.js';
import { resolveChart, resolveChartName } from './resolve-chart.js';
import { completeTriggers, useTriggerStores } from './workload/complete-triggers.js';
import { resolveController } from './workload/resolve-controller.js';
import { resolveDependencies } from './resolve-dependencies.js';
import { fillBaseVariables, resolveEnvironments } from './resolve-environments.js';
import { resolveStoresInChart } from './resolve-stores-in-chart.js';
import { resolveImage } from './pod/resolve-image.js';
import { resolveJob } from './workload/resolve-job.js';
import { resolveObservability } from './pod/resolve-observability.js';
import { resolvePorts } from './pod/resolve-ports.js';
import { resolveProbes } from './pod/resolve-probes.js';
import { resolveResources } from './pod/resolve-resources.js';
import { resolveRoutes } from './resolve-routes.js';
import { resolveRuntime } from './pod/resolve-runtime.js';
import { resolveScaling } from './workload/resolve-scaling.js';
import { resolveSchedule } from './workload/resolve-schedule.js';
import { resolveVolumes } from './pod/resolve-volumes.js';
import { resolveWorkload } from './workload/resolve-workload.js';
import { askForCommands } from './pod/ask-for-commands.js';
import { askAboutUnsupported } from './unsupported-questions.js';

const DEFAULT_ENVIRONMENTS: readonly string[] = ['dev', 'staging', 'prod'];
/** Lowest Kubernetes version with the native preStop sleep: https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/ */
const DEFAULT_KUBE_VERSION = '>=1.30.0-0';

/**
 * Fills everything nobody stated and puts the Blueprint together. Pure: the same facts, knowledge and options give the
 * same Blueprint.
 *
 * Facts are merged by rank; archetypes and defaults only fill gaps, each with its origin. Facts below `/intent` say what
 * is wanted in terms that only this function understands; they never reach the Blueprint.
 *
 * @returns Questions instead of a Blueprint while something essential is missing, contradictory, or not supported.
 */
export function resolveBlueprint(
  facts: readonly Fact[],
  knowledge: Knowledge,
  options: ResolveOptions = {},
): Resolution {
  const merged = mergeFacts(expandFacts(facts));
  const context: ResolveContext = {
    draft: new BlueprintDraft(merged.winners),
    knowledge,
    environments: options.environments ?? DEFAULT_ENVIRONMENTS,
    kubeVersion: options.kubeVersion ?? DEFAULT_KUBE_VERSION,
    questions: merged.conflicts.filter(isAskable).map(askAboutConflict),
    notes: [],
  };
  resolveStoresInChart(context);
  const names = listComponents(context.draft);
  askAboutUnsupported(context);
  for (const name of names) resolveWorkload(context, name, namedArchetype(context, name));
  const components = names.map((name) => componentContext(context, name));
  for (const component of components) resolveComponent(component);
  resolveChartName(context, names);
  for (const component of components) useTriggerStores(component);
  resolveDependencies(context, components);
  noteStartOrder(context);
  resolveRoutes(context, components);
  askForCommands(components);
  for (const component of components) completeTriggers(component);
  fillBaseVariables(context, names);
  for (const component of components) resolveRuntime(component);
  resolveEnvironments(context, components);
  resolveChart(context, names);
  return finish(context);
}

/** Statements about hosts and uses add up, and repeating one says nothing new. */
function isAskable(conflict: FactConflict): boolean {
  return !/^\/intent\/(?:unsupported|named|confirmed)\//.test(conflict.pointer);
}

/** Components that facts speak of; when there is none, one that has yet to be described. */
function listComponents(draft: BlueprintDraft): readonly string[] {
  const names = new Set([
    ...draft.names('components'),
    ...draft.names('intent', 'named'),
    ...draft.names('intent', 'uses'),
    ...draft.names('intent', 'exposed'),
    ...draft.names('intent', 'hosts'),
    ...draft.names('routes').map((route) => draft.text('routes', route, 'component') || route),
  ]);
  return names.size === 0 ? ['app'] : [...names].sort();
}

function resolveComponent(context: ComponentContext): void {
  resolveImage(context);
  context.draft.fillDefault(
    ['components', context.name, 'archetype'],
    context.archetype.id,
    'Nothing says more about the kind of application.',
  );
  // What it says about answering requests is nothing for a worker written with the same framework.
  if (context.archetype.note !== undefined && context.archetype === context.behaviour)
    context.notes.push(`${context.name}: ${context.archetype.note}`);
  noteMissingStore(context);
  resolveSchedule(context);
  resolveJob(context);
  resolveController(context);
  resolvePorts(context);
  resolveProbes(context);
  resolveObservability(context);
  resolveResources(context);
  resolveVolumes(context);
  resolveScaling(context);
}

function noteMissingStore({ behaviour, draft, name, notes }: ComponentContext): void {
  const { needsStore } = behaviour;
  if (needsStore === undefined) return;
  const isThere = draft
    .names('dependencies')
    .some((dependency) =>
      [dependency, draft.text('dependencies', dependency, 'engine')].includes(needsStore.engine),
    );
  if (!isThere) notes.push(`${name}: ${needsStore.note}`);
}

/** Kubernetes starts everything at once, and the address of what others wait for is known only in the cluster. */
function noteStartOrder({ draft, notes }: ResolveContext): void {
  for (const name of draft.names('intent', 'startsAfter'))
    for (const target of draft.names('intent', 'startsAfter', name))
      notes.push(
        `${name} does not wait for ${target}: its pods are restarted until ${target} answers. To make them wait, say "with an init container busybox:1.36 that waits for HOST:PORT".`,
      );
}

/** The form of the answer; what is right there only the reason can say. */
function exampleFor(problem: string): string {
  if (/\blist\b/.test(problem)) return '["first", "second"]';
  if (/\b(?:number|integer|whole)\b/.test(problem)) return '8080';
  if (/\b(?:true|boolean)\b/.test(problem)) return 'true';
  if (/\b(?:object|map)\b/.test(problem)) return '{"key": "value"}';
  return /one of (?<first>[\w./-]+)/.exec(problem)?.groups?.['first'] ?? 'the value as text';
}

function finish(context: ResolveContext): Resolution {
  const { draft, questions, notes } = context;
  if (questions.length > 0) return { kind: 'questions', questions, notes };
  const winners = draft.winners();
  const built = buildBlueprint(winners);
  if (built.ok) return { kind: 'resolved', resolved: built.value, notes };
  return {
    kind: 'questions',
    notes,
    questions: built.error.map((problem) => {
      const fact = winners.get(problem.pointer);
      return {
        id: problem.pointer,
        text: `What should ${problem.pointer} be?`,
        reason: `${problem.message}${fact === undefined ? '' : `; it comes from ${quoteSource(fact)}`}.`,
        pointer: problem.pointer,
        kind: 'value' as const,
        example: exampleFor(problem.message),
      };
    }),
  };
}
