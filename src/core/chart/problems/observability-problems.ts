import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Component } from '../../blueprint/schema/component.js';
import { sortedEntries } from '../chart-plan.js';
import { TELEMETRY_VARIABLES } from '../features/telemetry/telemetry-variables.js';

/** Metrics that nobody can read, and telemetry that contradicts the component's own variables. */
export function findObservabilityProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return sortedEntries(blueprint.components).flatMap(([name, component]) => [
    ...portProblems(name, component),
    ...pathProblems(name, component),
    ...variableProblems(blueprint, name, component),
    ...endpointProblems(name, component),
  ]);
}

function portProblems(name: string, { monitoring, ports }: Component): readonly BlueprintProblem[] {
  if (monitoring?.port === undefined) return [];
  const pointer = formatPointer('components', name, 'monitoring', 'port');
  const port = ports[monitoring.port];
  const known = sortedEntries(ports).map(([key]) => key);
  if (port === undefined)
    return [
      {
        pointer,
        message: `metrics are read from the port "${monitoring.port}", which ${name} does not have`,
        hint:
          known.length === 0
            ? 'Add the port, or leave port out to get alerts about the workload only.'
            : `Use one of: ${known.join(', ')}.`,
      },
    ];
  if (port.protocol === 'TCP') return [];
  return [{ pointer, message: `metrics cannot be read over ${port.protocol}`, hint: 'Use a port with TCP.' }];
}

/** What the values of the chart accept as a path. */
const METRICS_PATH = /^\/[^\s"'\\#]*$/;

function pathProblems(name: string, { monitoring }: Component): readonly BlueprintProblem[] {
  if (monitoring === undefined || METRICS_PATH.test(monitoring.path)) return [];
  return [
    {
      pointer: formatPointer('components', name, 'monitoring', 'path'),
      message: `"${monitoring.path}" is not the path of an address`,
      hint: 'Use a path such as /metrics, without blanks and quotes.',
    },
  ];
}

/** Variables that the chart sets, set by the component or an environment too. */
function variableProblems(
  { environments }: Blueprint,
  name: string,
  { telemetry, env }: Component,
): readonly BlueprintProblem[] {
  if (telemetry === undefined) return [];
  const places = [
    [['components', name, 'env'], env] as const,
    ...sortedEntries(environments).map(
      ([environment, { components }]) =>
        [['environments', environment, 'components', name, 'env'], components[name]?.env ?? {}] as const,
    ),
  ];
  return places.flatMap(([path, variables]) =>
    ['OTEL_SDK_DISABLED', ...TELEMETRY_VARIABLES]
      .filter((variable) => variable in variables)
      .map((variable) => ({
        pointer: formatPointer(...path, variable),
        message: `${variable} is set by telemetry already`,
        hint: 'Leave it out, or leave telemetry out.',
      })),
  );
}

const ENDPOINT = /^https?:\/\/[^\s"]+$/;

function endpointProblems(name: string, { telemetry }: Component): readonly BlueprintProblem[] {
  if (telemetry === undefined || ENDPOINT.test(telemetry.endpoint)) return [];
  return [
    {
      pointer: formatPointer('components', name, 'telemetry', 'endpoint'),
      message: `"${telemetry.endpoint}" is not the address of a collector`,
      hint: 'Use an address such as http://otel-collector:4317.',
    },
  ];
}
