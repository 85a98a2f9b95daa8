import {
  COMPONENT_SLOTS,
  type AssembledChart,
  type ChartFeature,
  type SlotFill,
  type TemplateFragment,
} from './chart-feature.js';
import type { ChartPlan, ComponentPlan } from './chart-plan.js';
import {
  collectContributions,
  listFills,
  placeDefinitions,
  placeEnvironments,
  placeSuites,
  templatePath,
  type PlacedContribution,
} from './collect-contributions.js';
import { writeInlineYaml } from './write-yaml.js';
import { renderTemplate, type SlotLines, type TemplateVariables } from './render-template.js';

/** The assembled chart and the texts of its templates, by path from the chart's root. */
export interface Assembly {
  readonly chart: AssembledChart;
  readonly templates: ReadonlyMap<string, string>;
}

const OWN_SLOTS: ReadonlySet<string> = new Set(COMPONENT_SLOTS);

/** Runs the features over a plan and puts what they contribute together. */
export function assembleChart(plan: ChartPlan, features: readonly ChartFeature[]): Assembly {
  const contributions = collectContributions(plan, features);
  const slots = new Slots(plan, contributions);
  const templates = new Map<string, string>();
  for (const { component, contribution } of contributions)
    for (const template of contribution.templates ?? []) {
      const lines = renderFragment(
        template,
        templateVariables(plan, component),
        slots.forComponent(component),
      );
      const path = `templates/${templatePath(component, template)}`;
      templates.set(path, `${lines.join('\n')}\n`);
    }
  const chart: AssembledChart = {
    plan,
    values: placeDefinitions(plan, contributions),
    suites: placeSuites(contributions),
    environments: placeEnvironments(plan, contributions),
    slots: slots.forComponent(undefined),
  };
  return { chart, templates };
}

/**
 * Names every template text may use. `[[values]]` reads the component's values from a template that has `$c` at its
 * head, `[[scope]]` from a named template, which has not, and `[[path]]` is how a person writes it (`api.`, or nothing).
 * `[[early-annotations]]` is one more map for the annotations of what a component needs before the release is made.
 */
export function templateVariables(plan: ChartPlan, component: ComponentPlan | undefined): TemplateVariables {
  const section = component?.section;
  return {
    chart: plan.chartName,
    prefix: component?.prefix ?? plan.chartName,
    component: component?.name ?? plan.chartName,
    // As YAML: a component may be called `on`.
    'component-name': writeInlineYaml(component?.name ?? plan.chartName),
    values: section === undefined ? '.Values' : '$c',
    scope: section === undefined ? '.Values' : `.Values.${section}`,
    path: section === undefined ? '' : `${section}.`,
    'early-annotations': earlyAnnotations(component),
    head: section === undefined ? '' : `{{- $c := .Values.${section} -}}\n`,
  };
}

function earlyAnnotations(component: ComponentPlan | undefined): string {
  if (component?.runsBeforeRelease !== true) return '';
  return ` (include "${component.prefix}.earlyAnnotations" . | fromYaml)`;
}

/** Renders a fragment and the fragments in its own slots; variables of the outer one reach the inner ones. */
function renderFragment(
  fragment: TemplateFragment,
  outer: TemplateVariables,
  slots: SlotLines,
): readonly string[] {
  const variables = { ...outer, ...fragment.variables };
  const own = Object.entries(fragment.lines ?? {}).map(
    ([slot, inner]) => [slot, inner.flatMap((member) => renderFragment(member, variables, slots))] as const,
  );
  const filled = own.length === 0 ? slots : new Map([...slots, ...own]);
  return renderTemplate(fragment.text, variables, filled).split('\n');
}

/** The filled slots of a chart: those of the chart as a whole, and those of each component. */
class Slots {
  readonly #shared = new Map<string, string[]>();
  readonly #own = new Map<ComponentPlan, Map<string, string[]>>();

  constructor(plan: ChartPlan, contributions: readonly PlacedContribution[]) {
    const fills = listFills(contributions);
    const isOwn = (fill: SlotFill): boolean => OWN_SLOTS.has(fill.slot);
    for (const { component, fill } of fills)
      if (isOwn(fill) && component !== undefined) this.#fill(plan, component, fill);
    for (const { component, fill } of fills)
      if (!isOwn(fill)) this.#append(this.#shared, fill, this.#render(plan, component, fill));
  }

  forComponent(component: ComponentPlan | undefined): SlotLines {
    const own = component === undefined ? undefined : this.#own.get(component);
    return new Map<string, readonly string[]>([...this.#shared, ...(own ?? [])]);
  }

  #fill(plan: ChartPlan, component: ComponentPlan, fill: SlotFill): void {
    const own = this.#own.get(component) ?? new Map<string, string[]>();
    this.#own.set(component, own);
    this.#append(own, fill, this.#render(plan, component, fill));
  }

  #render(plan: ChartPlan, component: ComponentPlan | undefined, fill: SlotFill): readonly string[] {
    return renderFragment(fill, templateVariables(plan, component), this.forComponent(component));
  }

  #append(slots: Map<string, string[]>, fill: SlotFill, lines: readonly string[]): void {
    slots.set(fill.slot, [...(slots.get(fill.slot) ?? []), ...lines]);
  }
}
