import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Connection } from '../../blueprint/schema/dependency.js';
import { camelCase } from '../camel-case.js';
import { findPortName, sortedEntries } from '../chart-plan.js';

/** Connections whose ends or ports are not there, and names that collide in values.yaml. */
export function findConnectionProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return [
    ...nameProblems(blueprint),
    ...sortedEntries(blueprint.connections).flatMap(([name, connection]) =>
      connectionProblems(blueprint, name, connection),
    ),
  ];
}

function nameProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  const names = sortedEntries(blueprint.dependencies).map(([name]) => name);
  return names.flatMap((name, index) => {
    const pointer = formatPointer('dependencies', name);
    if (name in blueprint.components)
      return [
        {
          pointer,
          message: `${name} is a component and a dependency at once`,
          hint: 'Rename one of them, so that connections say which they mean.',
        },
      ];
    const twin = names.slice(0, index).find((other) => camelCase(other) === camelCase(name));
    if (twin === undefined) return [];
    return [
      {
        pointer,
        message: `the dependencies ${twin} and ${name} would share the value networkPolicy.dependencies.${camelCase(name)}`,
        hint: 'Rename one of them.',
      },
    ];
  });
}

function connectionProblems(
  blueprint: Blueprint,
  name: string,
  connection: Connection,
): readonly BlueprintProblem[] {
  const at = (field: string): string => formatPointer('connections', name, field);
  const components = sortedEntries(blueprint.components).map(([key]) => key);
  const targets = [...components, ...sortedEntries(blueprint.dependencies).map(([key]) => key)];
  const problems: BlueprintProblem[] = [];
  if (!components.includes(connection.from))
    problems.push({
      pointer: at('from'),
      message: `the connection begins at "${connection.from}", which is no component`,
      hint: `Use one of: ${components.join(', ')}.`,
    });
  if (!targets.includes(connection.to))
    problems.push({
      pointer: at('to'),
      message: `the connection leads to "${connection.to}", which is no component and no dependency`,
      hint: `Use one of: ${targets.join(', ')}.`,
    });
  const target = blueprint.components[connection.to];
  if (target !== undefined && findPortName(target.ports, connection.port) === undefined)
    problems.push({
      pointer: at('port'),
      message: `the connection uses port ${connection.port}, which ${connection.to} does not have`,
      hint: `Use one of: ${sortedEntries(target.ports)
        .map(([, port]) => port.containerPort)
        .join(', ')}.`,
    });
  return [...problems, ...twinProblems(blueprint, name, connection)];
}

/** Two connections to one dependency would be one value with two ports. */
function twinProblems(
  blueprint: Blueprint,
  name: string,
  connection: Connection,
): readonly BlueprintProblem[] {
  const twin = sortedEntries(blueprint.connections).find(
    ([other, candidate]) =>
      other < name && candidate.from === connection.from && candidate.to === connection.to,
  );
  if (twin === undefined || !(connection.to in blueprint.dependencies)) return [];
  return [
    {
      pointer: formatPointer('connections', name),
      message: `${twin[0]} already leads from ${connection.from} to ${connection.to}`,
      hint: 'Leave one of them out.',
    },
  ];
}
