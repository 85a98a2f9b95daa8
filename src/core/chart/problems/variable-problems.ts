import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Component } from '../../blueprint/schema/component.js';
import { camelCase } from '../camel-case.js';
import { sortedEntries } from '../chart-plan.js';

/** Environment variables that read a Secret that is not there, and Secrets that cannot be made. */
export function findVariableProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return sortedEntries(blueprint.components).flatMap(([name, component]) => [
    ...variableProblems(formatPointer('components', name, 'env'), component.env, [name, component]),
    ...sortedEntries(component.containers ?? {}).flatMap(([container, { env }]) =>
      variableProblems(formatPointer('components', name, 'containers', container, 'env'), env, [
        name,
        component,
      ]),
    ),
    ...secretProblems(name, component),
  ]);
}

function variableProblems(
  place: string,
  env: Component['env'],
  [name, component]: readonly [string, Component],
): readonly BlueprintProblem[] {
  return sortedEntries(env).flatMap(([variable, source]) => {
    if ('port' in source && !(source.port in component.ports))
      return [
        {
          pointer: `${place}${formatPointer(variable)}/port`,
          message: `the variable ${variable} is the number of the port "${source.port}", which ${name} does not have`,
          hint: `Add it to the component's ports, or use one of: ${listKeys(component.ports)}.`,
        },
      ];
    if (!('secret' in source)) return [];
    const pointer = place + formatPointer(variable);
    const secret = component.secrets[source.secret];
    if (secret === undefined)
      return [
        {
          pointer: `${pointer}/secret`,
          message: `the variable ${variable} reads the Secret "${source.secret}", which ${name} does not have`,
          hint: `Add it to the component's secrets, or use one of: ${listKeys(component.secrets)}.`,
        },
      ];
    if (source.key in secret.keys) return [];
    return [
      {
        pointer: `${pointer}/key`,
        message: `the variable ${variable} reads the key "${source.key}", which the Secret "${source.secret}" does not have`,
        hint: `Add it to the Secret's keys, or use one of: ${listKeys(secret.keys)}.`,
      },
    ];
  });
}

function secretProblems(name: string, component: Component): readonly BlueprintProblem[] {
  const secrets = sortedEntries(component.secrets);
  return secrets.flatMap(([key, secret], index) => {
    const pointer = formatPointer('components', name, 'secrets', key);
    const problems: BlueprintProblem[] = [];
    if (secret.mode === 'external' && secret.store === undefined)
      problems.push({
        pointer,
        message: `the Secret "${key}" is external but names no store`,
        hint: 'Add store with kind, name and path, or choose the mode existing.',
      });
    if (Object.keys(secret.keys).length === 0)
      problems.push({
        pointer: `${pointer}/keys`,
        message: `the Secret "${key}" has no keys`,
        hint: 'Name the keys that the component reads.',
      });
    const twin = secrets.slice(0, index).find(([other]) => camelCase(other) === camelCase(key))?.[0];
    if (twin !== undefined)
      problems.push({
        pointer,
        message: `the Secrets ${twin} and ${key} would share the value secrets.${camelCase(key)}`,
        hint: 'Rename one of them.',
      });
    return problems;
  });
}

function listKeys(record: Readonly<Record<string, unknown>>): string {
  const keys = sortedEntries(record).map(([key]) => key);
  return keys.length === 0 ? '(there is none)' : keys.join(', ');
}
