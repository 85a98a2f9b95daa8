import type { SlotFill, TemplateFragment } from '../../chart-feature.js';
import { sortedEntries, type ChartPlan, type ComponentPlan } from '../../chart-plan.js';
import { quoteForTemplate } from '../../render-template.js';
import { writeInlineYaml } from '../../write-yaml.js';
import { findStore, storeVariables, type DependencyProperty, type StorePlan } from './dependency-plan.js';

/** One variable of a component that reads a dependency. */
export interface DependencyVariable {
  readonly name: string;
  readonly property: DependencyProperty;
  readonly store: StorePlan;
}

/** The variables of a component that read a dependency, sorted by name. */
export function listDependencyVariables(
  component: ComponentPlan,
  plan: ChartPlan,
): readonly DependencyVariable[] {
  return sortedEntries(component.component.env).flatMap(([name, variable]) => {
    if (!('dependency' in variable)) return [];
    const store = findStore(plan, variable.dependency);
    return store === undefined ? [] : [{ name, property: variable.property, store }];
  });
}

/** The variables as entries of `env`; which entries depends on the switch of the dependency. */
export function dependencyFills(component: ComponentPlan, plan: ChartPlan): readonly SlotFill[] {
  return listDependencyVariables(component, plan).map((variable): SlotFill => {
    const external = externalEntry(variable);
    if (variable.store.access === undefined) return { slot: 'env', ...external };
    return {
      slot: 'env',
      text: 'dependencies/env-either.tpl',
      variables: storeVariables(variable.store),
      lines: { managed: managedEntries(variable), external: [external] },
    };
  });
}

/** The entry that reads values and a Secret that somebody else made. */
function externalEntry({ name, property, store }: DependencyVariable): TemplateFragment {
  if (property === 'host' || property === 'name') return valueEntry(name, `${store.values}.${property}`);
  if (property === 'port') return valueEntry(name, `int ${store.values}.port`);
  return secretEntry(
    name,
    `${store.values}.existingSecret`,
    `{{ ${store.values}.secretKeys.${property} | quote }}`,
  );
}

/** The entries while the chart brings the store along: its Service, and the Secret that comes with it. */
function managedEntries({ name, property, store }: DependencyVariable): readonly TemplateFragment[] {
  const { access, dependency } = store;
  if (access === undefined) return [];
  if (property === 'host') return [valueEntry(name, hostExpression(store))];
  if (property === 'port') return [textEntry(name, quoteForTemplate(String(dependency.port)))];
  if (property === 'name') return [textEntry(name, quoteForTemplate(access.database ?? ''))];
  const key = access.keys[property];
  if (key !== undefined) return [secretEntry(name, secretExpression(store), quoteForTemplate(key))];
  if (property === 'username') return [textEntry(name, quoteForTemplate(access.username ?? ''))];
  return property === 'url' ? composedEntries(name, store) : [];
}

/** A connection string that Kubernetes puts together from a variable with the password, which stands before it. */
function composedEntries(name: string, store: StorePlan): readonly TemplateFragment[] {
  const { access, dependency } = store;
  const password = access?.keys.password;
  const text = (access?.url ?? '{host}:{port}')
    .replaceAll('{username}', access?.username ?? '')
    .replaceAll('{password}', `$(${passwordVariable(name)})`)
    .replaceAll('{port}', String(dependency.port))
    .replaceAll('{database}', access?.database ?? '');
  const composed = quoteForTemplate(text).replaceAll('{host}', `{{ ${hostExpression(store)} }}`);
  return [
    ...(password === undefined
      ? []
      : [secretEntry(passwordVariable(name), secretExpression(store), quoteForTemplate(password))]),
    textEntry(name, composed),
  ];
}

/** Name of the variable that a composed connection string takes its password from. */
export function passwordVariable(name: string): string {
  return `${name}_PASSWORD`;
}

/** Helm expression of the Service of a store that comes along. */
function hostExpression({ template, access }: StorePlan): string {
  return suffixed(template, access?.hostSuffix);
}

/** Helm expression of the Secret of a store that comes along. */
function secretExpression({ template, access }: StorePlan): string {
  return suffixed(template, access?.secretSuffix);
}

function suffixed(template: string, suffix = ''): string {
  return suffix === '' ? `include "${template}" .` : `printf "%s${suffix}" (include "${template}" .)`;
}

function valueEntry(name: string, value: string): TemplateFragment {
  return { text: 'dependencies/env-value.tpl', variables: { name: writeInlineYaml(name), value } };
}

function textEntry(name: string, value: string): TemplateFragment {
  return { text: 'dependencies/env-text.tpl', variables: { name: writeInlineYaml(name), value } };
}

function secretEntry(name: string, secretName: string, key: string): TemplateFragment {
  return {
    text: 'dependencies/env-secret.tpl',
    variables: { name: writeInlineYaml(name), 'secret-name': secretName, key },
  };
}
