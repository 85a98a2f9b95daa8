import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Component } from '../../blueprint/schema/component.js';
import type { Dependency, StoreAccess } from '../../blueprint/schema/dependency.js';
import { camelCase } from '../camel-case.js';
import { sortedEntries } from '../chart-plan.js';
import type { DependencyProperty } from '../features/dependencies/dependency-plan.js';
import { passwordVariable } from '../features/dependencies/dependency-variables.js';
import { RESERVED_SECTIONS } from './layout-problems.js';

/** Dependencies whose mode lacks what it needs, subcharts whose names collide, and variables that read what is not there. */
export function findDependencyProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return [
    ...sortedEntries(blueprint.dependencies).flatMap(([name, dependency]) => [
      ...modeProblems(name, dependency),
      ...storageProblems(name, dependency),
      ...subchartProblems(blueprint, name, dependency),
      ...bitnamiProblems(name, dependency),
    ]),
    ...sortedEntries(blueprint.environments).flatMap(([environment, { dependencies = {} }]) =>
      sortedEntries(dependencies).flatMap(([name, override]) =>
        overrideProblems([environment, name], blueprint.dependencies[name], override),
      ),
    ),
    ...sortedEntries(blueprint.components).flatMap(([name, component]) =>
      variableProblems(blueprint, name, component),
    ),
  ];
}

/** Ways that are left when one mode is not there for an engine. */
const OTHER_WAYS: Readonly<Record<'operator' | 'embedded', string>> = {
  operator: 'Use the mode external with a managed or separately installed one, or embedded for development.',
  embedded: 'Use the mode external, for example with a shared one of your development cluster.',
};

function modeProblems(name: string, dependency: Dependency): readonly BlueprintProblem[] {
  return (['operator', 'embedded'] as const).flatMap((mode) => {
    const isWanted = dependency.mode === mode;
    if (isWanted === (dependency[mode] !== undefined)) return [];
    return [
      isWanted
        ? {
            pointer: formatPointer('dependencies', name, 'mode'),
            message: `there is no ${mode === 'operator' ? 'operator' : 'subchart'} for ${dependency.engine} that this product stands behind, so ${name} cannot have the mode ${mode}`,
            hint: OTHER_WAYS[mode],
          }
        : {
            pointer: formatPointer('dependencies', name, mode),
            message: `${name} has the mode ${dependency.mode}, but says how the mode ${mode} would make it`,
            hint: `Leave ${mode} out, or set the mode to ${mode}.`,
          },
    ];
  });
}

function storageProblems(name: string, dependency: Dependency): readonly BlueprintProblem[] {
  const at = (field: string): string => formatPointer('dependencies', name, field);
  if (dependency.mode === 'operator' && dependency.storage === undefined)
    return [
      {
        pointer: at('storage'),
        message: `${name} is made by an operator, but nobody says how much storage each member has`,
        hint: 'Set storage, for example 10Gi.',
      },
    ];
  if (dependency.operator?.kind === 'eck' && dependency.version === undefined)
    return [
      {
        pointer: at('version'),
        message: `${name} needs a version: ${dependency.operator.title} has no default`,
        hint: 'Set version, for example 9.4.3.',
      },
    ];
  if (dependency.mode === 'embedded' && (dependency.instances ?? 1) > 1)
    return [
      {
        pointer: at('instances'),
        message: `${name} is embedded and always a single pod, it cannot have ${dependency.instances ?? 1} instances`,
        hint: 'Leave instances out, or use the mode operator.',
      },
    ];
  return [];
}

/** A subchart's values stand below its name at the top of values.yaml, and its Service is called after it. */
function subchartProblems(
  blueprint: Blueprint,
  name: string,
  dependency: Dependency,
): readonly BlueprintProblem[] {
  if (dependency.mode !== 'embedded') return [];
  const pointer = formatPointer('dependencies', name);
  const sections =
    blueprint.chart.layout === 'flat' ? FLAT_SECTIONS : Object.keys(blueprint.components).map(camelCase);
  if ([...RESERVED_SECTIONS, ...sections].includes(name))
    return [
      {
        pointer,
        message: `the subchart ${name} would take the key "${name}" of values.yaml, which the chart itself uses`,
        hint: `Rename the dependency, for example to ${name}-store.`,
      },
    ];
  if (!blueprint.chart.name.includes(name)) return [];
  return [
    {
      pointer,
      message: `the subchart ${name} would make objects with the names of the chart ${blueprint.chart.name} itself, whose name holds "${name}"`,
      hint: `Rename the dependency, for example to ${dependency.engine === name ? `${name}-store` : dependency.engine}.`,
    },
  ];
}

/** Images and charts of Bitnami are no longer public or no longer updated. */
function bitnamiProblems(name: string, { operator, embedded }: Dependency): readonly BlueprintProblem[] {
  const named = [
    ['operator', 'image', operator?.image ?? ''],
    ['embedded', 'repository', embedded?.repository ?? ''],
  ] as const;
  return named
    .filter(([, , address]) => /(?:^|[/.])bitnami/.test(address))
    .map(([mode, field, address]) => ({
      pointer: formatPointer('dependencies', name, mode, field),
      message: `${name} would come from ${address}, which is no longer public or no longer updated`,
      hint: `Leave ${field} out to get one on official images.`,
    }));
}

/** Keys at the top of values.yaml of a chart with one component that a dependency could be called like. */
const FLAT_SECTIONS: readonly string[] = [
  'affinity',
  'args',
  'autoscaling',
  'command',
  'config',
  'env',
  'image',
  'ingress',
  'metrics',
  'persistence',
  'resources',
  'secrets',
  'service',
  'sidecars',
  'spread',
  'tolerations',
  'volumes',
];

const OVERRIDABLE: Readonly<Record<Dependency['mode'], readonly string[]>> = {
  external: [],
  embedded: ['storage'],
  operator: ['storage', 'instances'],
};

function overrideProblems(
  [environment, name]: readonly [string, string],
  dependency: Dependency | undefined,
  override: { readonly storage?: unknown; readonly instances?: unknown },
): readonly BlueprintProblem[] {
  if (dependency === undefined) return [];
  const allowed = OVERRIDABLE[dependency.mode];
  return (['storage', 'instances'] as const)
    .filter((field) => override[field] !== undefined && !allowed.includes(field))
    .map((field) => ({
      pointer: formatPointer('environments', environment, 'dependencies', name, field),
      message: `the environment ${environment} sets ${field} of ${name}, which has the mode ${dependency.mode}`,
      hint: `Leave it out: ${dependency.mode === 'external' ? 'the chart does not make it' : 'a subchart is a single pod'}.`,
    }));
}

function variableProblems(
  blueprint: Blueprint,
  name: string,
  component: Component,
): readonly BlueprintProblem[] {
  return sortedEntries(component.env)
    .flatMap(([variable, source]) =>
      'dependency' in source
        ? readProblems(blueprint, formatPointer('components', name, 'env', variable), variable, source)
        : [],
    )
    .concat(helperProblems(blueprint, name, component));
}

function readProblems(
  blueprint: Blueprint,
  pointer: string,
  variable: string,
  source: { readonly dependency: string; readonly property: DependencyProperty },
): readonly BlueprintProblem[] {
  const dependency = blueprint.dependencies[source.dependency];
  if (dependency === undefined)
    return [
      {
        pointer: `${pointer}/dependency`,
        message: `the variable ${variable} reads the dependency "${source.dependency}", which is not there`,
        hint: `Use one of: ${Object.keys(blueprint.dependencies).sort().join(', ') || '(there is none)'}.`,
      },
    ];
  const access = accessOf(dependency);
  if (access === undefined || offers(access, source.property)) return [];
  return [
    {
      pointer: `${pointer}/property`,
      message: `the variable ${variable} reads the ${source.property} of ${source.dependency}, which ${dependency.engine} has not in the mode ${dependency.mode}`,
      hint: 'Read its url or its host and port.',
    },
  ];
}

/** A connection string is put together from a password in a variable of its own, whose name has to be free. */
function helperProblems(
  blueprint: Blueprint,
  name: string,
  component: Component,
): readonly BlueprintProblem[] {
  return sortedEntries(component.env).flatMap(([variable, source]) => {
    if (!('dependency' in source) || source.property !== 'url') return [];
    const keys = accessOf(blueprint.dependencies[source.dependency])?.keys;
    const helper = passwordVariable(variable);
    if (keys?.password === undefined || keys.url !== undefined || !(helper in component.env)) return [];
    return [
      {
        pointer: formatPointer('components', name, 'env', helper),
        message: `${variable} is put together with the help of a variable ${helper}, which ${name} has already`,
        hint: 'Rename one of the two.',
      },
    ];
  });
}

function accessOf(dependency: Dependency | undefined): StoreAccess | undefined {
  return dependency?.operator?.access ?? dependency?.embedded?.access;
}

/** True when a store that comes along can say the property. */
function offers(access: StoreAccess, property: DependencyProperty): boolean {
  if (property === 'host' || property === 'port') return true;
  if (property === 'name') return access.database !== undefined;
  if (property === 'url') return access.keys.url !== undefined || access.url !== undefined;
  if (property === 'username') return access.keys.username !== undefined || access.username !== undefined;
  return access.keys.password !== undefined;
}
