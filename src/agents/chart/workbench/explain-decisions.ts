import type { ExplainedFact } from '../../../contract/chart-run.js';
import { describeOrigin } from '../../../core/blueprint/describe-origin.js';
import { formatPointer, getAtPointer } from '../../../core/blueprint/json-pointer.js';
import type { Origin } from '../../../core/blueprint/provenance.js';
import type { ResolvedBlueprint } from '../../../core/blueprint/resolved-blueprint.js';
import type { Blueprint } from '../../../core/blueprint/schema/blueprint.js';
import { blueprintJson } from '../../../core/blueprint/blueprint-json.js';

/** Facts shown in a summary. */
const SHOWN_FACTS = 5;

/** Pointers that matter to a reader, most important first, for each part of the Blueprint. */
function listCandidates(blueprint: Blueprint): readonly (readonly string[])[] {
  const components = Object.keys(blueprint.components).sort();
  const perComponent = (...path: readonly string[]): readonly (readonly string[])[] =>
    components.map((name) => ['components', name, ...path]);
  const routes = Object.keys(blueprint.routes).sort();
  return [
    ...perComponent('image'),
    ...components.flatMap((name) => {
      const isScaled = blueprint.components[name]?.scaling.autoscaling?.enabled === true;
      return isScaled
        ? [['components', name, 'scaling', 'autoscaling', 'maxReplicas']]
        : [['components', name, 'scaling', 'replicas']];
    }),
    ...routes.map((name) => ['routes', name, 'hosts']),
    ...Object.keys(blueprint.dependencies)
      .sort()
      .map((name) => ['dependencies', name, 'mode']),
    ...perComponent('resources', 'requests', 'memory'),
    ...perComponent('probes', 'readiness', 'path'),
    ...perComponent('security', 'readOnlyRootFilesystem'),
  ];
}

/**
 * The decisions a reader most wants to know, at most five, each with where it comes from. With several components the
 * first fact of each kind comes before the second, so that one component never fills the list.
 */
export function explainDecisions(resolved: ResolvedBlueprint): readonly ExplainedFact[] {
  const byKind = new Map<string, ExplainedFact[]>();
  for (const segments of listCandidates(resolved.blueprint)) {
    const fact = explain(resolved, segments);
    if (fact === undefined) continue;
    const kind = [segments[0], ...segments.slice(2)].join('/');
    byKind.set(kind, [...(byKind.get(kind) ?? []), fact]);
  }
  const kinds = [...byKind.values()];
  const first = kinds.flatMap((facts) => facts.slice(0, 1));
  const others = kinds.flatMap((facts) => facts.slice(1));
  return [...first, ...others].slice(0, SHOWN_FACTS);
}

function explain(resolved: ResolvedBlueprint, segments: readonly string[]): ExplainedFact | undefined {
  const pointer = formatPointer(...segments);
  const value = getAtPointer(blueprintJson(resolved.blueprint), pointer);
  const origin = findOrigin(resolved, segments);
  if (value === undefined || origin === undefined) return undefined;
  const text =
    typeof value === 'string' ? value : Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
  return { pointer, value: text, why: describeOrigin(origin) };
}

/** The origin of the leaf, or of the nearest node above it that has one. */
function findOrigin(resolved: ResolvedBlueprint, segments: readonly string[]): Origin | undefined {
  for (let length = segments.length; length > 0; length -= 1) {
    const origin = resolved.provenance[formatPointer(...segments.slice(0, length))];
    if (origin !== undefined) return origin;
  }
  return undefined;
}
