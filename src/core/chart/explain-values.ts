import {
  buildTree,
  formatPointer,
  isJsonObject,
  listLeaves,
  stableStringify,
} from '../blueprint/json-pointer.js';
import { listFacts } from '../blueprint/patch.js';
import type { Fact } from '../blueprint/provenance.js';
import type { ResolvedBlueprint } from '../blueprint/resolved-blueprint.js';
import type { Blueprint } from '../blueprint/schema/blueprint.js';
import type { JsonValue } from '../ports/json.js';
import { planChart } from './chart-plan.js';
import { collectContributions, placeDefinitions } from './collect-contributions.js';
import { CHART_FEATURES } from './features/index.js';
import { blueprintJson } from '../blueprint/blueprint-json.js';

/** One value of values.yaml and what it follows from. */
export interface ExplainedValue {
  /** JSON pointer into values.yaml. */
  readonly pointer: string;
  /** Default; undefined: the schema accepts the value, values.yaml does not set it. */
  readonly value: JsonValue | undefined;
  readonly description: string;
  /** Leaves of the Blueprint that decide it; none: every chart with this part has the same default. */
  readonly from: readonly Fact[];
}

/**
 * Says for values of a chart which leaves of its Blueprint decide them.
 *
 * It tries: a leaf decides a value when the value changes with it. So the answer cannot disagree with what the compiler does,
 * and no feature has to say it twice. A leaf whose change cannot be compiled decides nothing that can be seen.
 *
 * @param wants - Whether a value, by its pointer, is asked for.
 */
export function explainValues(
  resolved: ResolvedBlueprint,
  wants: (pointer: string) => boolean,
): readonly ExplainedValue[] {
  const facts = listFacts(resolved);
  const defaults = readDefaults(resolved.blueprint);
  const wanted = [...defaults].filter(([pointer]) => wants(pointer));
  if (wanted.length === 0) return [];
  const leaves = [...listLeaves(blueprintJson(resolved.blueprint))];
  const from = new Map<string, Fact[]>(wanted.map(([pointer]) => [pointer, []]));
  for (const fact of facts) {
    const changed = changedDefaults(leaves, fact);
    for (const [pointer, { value }] of wanted)
      if (changed.some((other) => differs(other.get(pointer), value))) from.get(pointer)?.push(fact);
  }
  return wanted.map(([pointer, { value, description }]) => ({
    pointer,
    value,
    description,
    from: from.get(pointer) ?? [],
  }));
}

interface Default {
  readonly value: JsonValue | undefined;
  readonly description: string;
}

type Defaults = ReadonlyMap<string, Default>;

function readDefaults(blueprint: Blueprint): Defaults {
  const plan = planChart(blueprint);
  const placed = placeDefinitions(plan, collectContributions(plan, CHART_FEATURES));
  return new Map(
    placed.map(({ path, value, description }) => [formatPointer(...path), { value, description }]),
  );
}

/** The values of Blueprints in which one leaf is another; those that do not compile are left out. */
function changedDefaults(
  leaves: readonly (readonly [string, JsonValue])[],
  { pointer, value }: Fact,
): readonly Defaults[] {
  return vary(value).flatMap((variation) => {
    const tree = buildTree(
      leaves.map(([leaf, standing]) => [leaf, leaf === pointer ? variation : standing] as const),
    );
    try {
      return [readDefaults(tree as unknown as Blueprint)];
    } catch {
      return [];
    }
  });
}

/** A value that is gone says that a part is, not what decides the value. */
function differs(other: Default | undefined, value: JsonValue | undefined): boolean {
  return other !== undefined && stableStringify(other.value ?? null) !== stableStringify(value ?? null);
}

/** Other values of the same kind: another number, another word in every part of a text, one entry more. */
function vary(value: JsonValue): readonly JsonValue[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'string')
    return [
      value.replaceAll(/[A-Za-z]+/g, (word) => `${word}x`),
      value.replaceAll(/\d+/g, (digits) => `${digits}1`),
    ].filter((other) => other !== value);
  if (Array.isArray(value))
    return value.length === 0 ? [['x']] : [value.map((item: JsonValue) => vary(item)[0] ?? item)];
  return isJsonObject(value) ? [{ ...value, x: 'x' }] : [];
}
