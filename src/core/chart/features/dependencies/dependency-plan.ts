import type { Dependency, DEPENDENCY_PROPERTIES, StoreAccess } from '../../../blueprint/schema/dependency.js';
import { camelCase } from '../../camel-case.js';
import { sortedEntries, type ChartPlan, type ComponentPlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';

/** What a variable can say about a dependency. */
export type DependencyProperty = (typeof DEPENDENCY_PROPERTIES)[number];

/** One dependency with every name that templates and values use. */
export interface StorePlan {
  /** Key in the Blueprint's `dependencies`; the alias of a subchart. */
  readonly name: string;
  readonly dependency: Dependency;
  /** Path of its values from the root. */
  readonly path: readonly string[];
  /** {@link path} as a person writes it. */
  readonly dottedPath: string;
  /** Helm expression of its values. */
  readonly values: string;
  /** How components reach it while the chart brings it along; undefined for an external one. */
  readonly access: StoreAccess | undefined;
  /** Path of the switch that brings it along; undefined for an external one. */
  readonly switchPath: readonly string[] | undefined;
  /** Helm expression of that switch. */
  readonly isOn: string;
  /** Name of the named template with the name of the cluster or of the subchart's objects. */
  readonly template: string;
  /** What variables of components read. */
  readonly properties: ReadonlySet<DependencyProperty>;
  /** Components that are connected to it. */
  readonly callers: readonly ComponentPlan[];
}

/** The dependencies that have values of their own, sorted by name: those that come along, and those a variable reads. */
export function listStores(plan: ChartPlan): readonly StorePlan[] {
  return sortedEntries(plan.blueprint.dependencies)
    .map(([name, dependency]) => planStore(plan, name, dependency))
    .filter((store) => store.access !== undefined || store.properties.size > 0);
}

/** The plan of one dependency; undefined when nothing in the chart depends on its mode. */
export function findStore(plan: ChartPlan, name: string): StorePlan | undefined {
  return listStores(plan).find((store) => store.name === name);
}

function planStore(plan: ChartPlan, name: string, dependency: Dependency): StorePlan {
  const path = ['dependencies', camelCase(name)];
  const values = readValue('.Values', ...path);
  const switchPath = dependency.mode === 'external' ? undefined : [...path, dependency.mode, 'enabled'];
  return {
    name,
    dependency,
    path,
    dottedPath: path.join('.'),
    values,
    access: dependency.operator?.access ?? dependency.embedded?.access,
    switchPath,
    isOn: switchPath === undefined ? 'false' : readValue('.Values', ...switchPath),
    template: `${plan.chartName}.dependency.${name}`,
    properties: new Set(plan.components.flatMap((component) => readProperties(component, name))),
    callers: plan.components.filter((component) =>
      component.dependencies.some((connected) => connected.name === name),
    ),
  };
}

function readProperties({ component }: ComponentPlan, name: string): readonly DependencyProperty[] {
  return Object.values(component.env).flatMap((variable) =>
    'dependency' in variable && variable.dependency === name ? [variable.property] : [],
  );
}

/** Properties that only a Secret may hold. */
export const SECRET_PROPERTIES: readonly DependencyProperty[] = ['url', 'username', 'password'];

/** True when a variable reads something that comes from a Secret while the chart does not bring the store along. */
export function readsSecret({ properties }: StorePlan): boolean {
  return SECRET_PROPERTIES.some((property) => properties.has(property));
}

/** Name of the Secret that is read while the chart does not bring the store along. */
export function existingSecretName({ chartName }: ChartPlan, { name }: StorePlan): string {
  return `${chartName}-${name}`;
}

/** Variables of template texts about one dependency. */
export function storeVariables(store: StorePlan): Readonly<Record<string, string>> {
  const { access } = store;
  return {
    dependency: store.name,
    engine: store.dependency.engine,
    store: store.values,
    'store-path': store.dottedPath,
    on: store.isOn,
    cluster: store.template,
    'secret-suffix': access?.secretSuffix ?? '',
    title: store.dependency.operator?.title ?? '',
    database: access?.database ?? 'app',
    username: access?.username ?? 'app',
  };
}
