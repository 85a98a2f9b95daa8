import type {
  ChartFeature,
  Contribution,
  PlacedDefinition,
  PlacedSuite,
  SlotFill,
  TemplateFile,
  ValueSetting,
} from './chart-feature.js';
import type { ChartPlan, ComponentPlan } from './chart-plan.js';
import { isJsonObject } from '../blueprint/json-pointer.js';
import { VALUE_SECTIONS, type ValueDefinition } from './value-definition.js';

/** A contribution and whom it is for; `component` is undefined for the chart as a whole. */
export interface PlacedContribution {
  readonly component: ComponentPlan | undefined;
  readonly contribution: Contribution;
}

/** Asks every feature for its contributions, chart first, then each component; in registry order within each. */
export function collectContributions(
  plan: ChartPlan,
  features: readonly ChartFeature[],
): readonly PlacedContribution[] {
  const shared = features.flatMap((feature) =>
    feature.forChart === undefined ? [] : [{ component: undefined, contribution: feature.forChart(plan) }],
  );
  const own = plan.components.flatMap((component) =>
    features.flatMap((feature) =>
      feature.forComponent === undefined
        ? []
        : [{ component, contribution: feature.forComponent(component, plan) }],
    ),
  );
  return [...shared, ...own];
}

/** All value definitions with full paths, in the order of values.yaml: chart-wide first, then by component and section. */
export function placeDefinitions(
  plan: ChartPlan,
  contributions: readonly PlacedContribution[],
): readonly PlacedDefinition[] {
  const placed = contributions.flatMap(({ component, contribution }) =>
    (contribution.values ?? []).flatMap(splitMap).map((definition) => ({
      ...definition,
      path: placePath(component, definition.path),
      component: component?.name,
    })),
  );
  const componentOrder = (definition: PlacedDefinition): number =>
    plan.blueprint.chart.layout === 'flat' || definition.component === undefined
      ? 0
      : 1 + plan.components.findIndex((component) => component.name === definition.component);
  return placed.sort(
    (left, right) =>
      componentOrder(left) - componentOrder(right) ||
      VALUE_SECTIONS.indexOf(left.section) - VALUE_SECTIONS.indexOf(right.section),
  );
}

/** A map of strings with defaults becomes the map and one definition for each key, so that each has its comment and row. */
function splitMap(definition: ValueDefinition): readonly ValueDefinition[] {
  const { value, ...map } = definition;
  const member = definition.schema['additionalProperties'];
  if (!isJsonObject(member) || !isJsonObject(value) || Object.keys(value).length === 0) return [definition];
  const entries = Object.entries(value).map(([key, entry]) => ({
    path: [...definition.path, key],
    section: definition.section,
    description: 'Planned for this application.',
    schema: member,
    value: entry,
  }));
  return [map, ...entries];
}

/** Puts a component's relative path below its section. */
export function placePath(component: ComponentPlan | undefined, path: readonly string[]): readonly string[] {
  return component?.section === undefined ? path : [component.section, ...path];
}

/** All suites with full template paths and value paths; suites of one template are joined. */
export function placeSuites(contributions: readonly PlacedContribution[]): readonly PlacedSuite[] {
  const byTemplate = new Map<string, PlacedSuite>();
  for (const { component, contribution } of contributions)
    for (const suite of contribution.suites ?? []) {
      const template = templatePath(component, { ...suite, path: suite.template });
      const tests = suite.tests.map((test) => ({
        ...test,
        set: (test.set ?? []).map((setting) => placeSetting(component, setting)),
      }));
      const known = byTemplate.get(template);
      byTemplate.set(template, {
        template,
        tests: [...(known?.tests ?? []), ...tests],
        component: component?.name,
      });
    }
  return [...byTemplate.values()];
}

/** Path below `templates/` of a template that a component or the chart contributes. */
export function templatePath(
  component: ComponentPlan | undefined,
  template: Pick<TemplateFile, 'path' | 'isShared'>,
): string {
  return template.isShared === true ? template.path : `${component?.folder ?? ''}${template.path}`;
}

/** Differences of each environment, with full paths, in the order the features gave them. */
export function placeEnvironments(
  plan: ChartPlan,
  contributions: readonly PlacedContribution[],
): Readonly<Record<string, readonly ValueSetting[]>> {
  return Object.fromEntries(
    plan.environments.map(([name]) => [
      name,
      contributions.flatMap(({ component, contribution }) =>
        (contribution.environments?.[name] ?? []).map((setting) => placeSetting(component, setting)),
      ),
    ]),
  );
}

function placeSetting(component: ComponentPlan | undefined, setting: ValueSetting): ValueSetting {
  return setting.isGlobal === true ? setting : { ...setting, path: placePath(component, setting.path) };
}

/** The fills of the chart and of one component, or of all components, with the component each belongs to. */
export function listFills(
  contributions: readonly PlacedContribution[],
): readonly { readonly component: ComponentPlan | undefined; readonly fill: SlotFill }[] {
  return contributions.flatMap(({ component, contribution }) =>
    (contribution.fills ?? []).map((fill) => ({ component, fill })),
  );
}
