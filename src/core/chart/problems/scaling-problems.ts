import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Component } from '../../blueprint/schema/component.js';
import type { Resources } from '../../blueprint/schema/container.js';
import { podRange } from '../../sizing/effective-component.js';
import { compareQuantities, type Quantity } from '../../units/quantity.js';
import { sortedEntries } from '../chart-plan.js';

/** What the templates ask for between the end of the drain and the kill. */
const SHUTDOWN_MARGIN_SECONDS = 5;

/** Numbers of one component that contradict each other. */
export function findScalingProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return sortedEntries(blueprint.components).flatMap(([name, component]) => [
    ...autoscalingProblems(
      formatPointer('components', name, 'scaling', 'autoscaling'),
      component.scaling.autoscaling,
    ),
    ...disruptionProblems(name, component),
    ...shutdownProblems(name, component),
    ...resourceProblems(formatPointer('components', name, 'resources'), component.resources),
    ...sortedEntries(component.containers ?? {}).flatMap(([container, { resources }]) =>
      resourceProblems(formatPointer('components', name, 'containers', container, 'resources'), resources),
    ),
  ]);
}

/** Bounds in the wrong order, and a scaler that is on and looks at nothing. */
export function autoscalingProblems(
  pointer: string,
  autoscaling: Component['scaling']['autoscaling'],
): readonly BlueprintProblem[] {
  if (autoscaling === undefined) return [];
  const { enabled, minReplicas, maxReplicas, targetCpuPercent, targetMemoryPercent } = autoscaling;
  const problems: BlueprintProblem[] = [];
  if (minReplicas > maxReplicas)
    problems.push({
      pointer: `${pointer}/minReplicas`,
      message: `at least ${minReplicas} and at most ${maxReplicas} replicas contradict each other`,
      hint: 'Make minReplicas at most maxReplicas.',
    });
  if (enabled && targetCpuPercent === undefined && targetMemoryPercent === undefined)
    problems.push({
      pointer,
      message: 'autoscaling is on but has no target',
      hint: 'Set targetCpuPercent or targetMemoryPercent.',
    });
  return problems;
}

function disruptionProblems(name: string, component: Component): readonly BlueprintProblem[] {
  const { enabled, minAvailable, maxUnavailable } = component.disruption;
  if (!enabled) return [];
  const pointer = formatPointer('components', name, 'disruption');
  const least = podRange(component.scaling).minimum;
  if (minAvailable !== undefined && maxUnavailable !== undefined)
    return [
      {
        pointer,
        message: 'a disruption budget has either minAvailable or maxUnavailable, not both',
        hint: 'Leave one of them out.',
      },
    ];
  const isBudgeted = least > 1 || component.scaling.events?.enabled === true;
  if (
    minAvailable === '100%' ||
    (typeof minAvailable === 'number' && isBudgeted && minAvailable >= Math.max(1, least))
  )
    return [
      {
        pointer: `${pointer}/minAvailable`,
        message: `${minAvailable} of ${least} pods must stay, so no node can ever be drained`,
        hint: 'Lower minAvailable, or run more replicas.',
      },
    ];
  if (maxUnavailable === 0 || maxUnavailable === '0%')
    return [
      {
        pointer: `${pointer}/maxUnavailable`,
        message: 'no pod may be missing, so no node can ever be drained',
        hint: 'Allow at least 1.',
      },
    ];
  return [];
}

function shutdownProblems(name: string, { shutdown }: Component): readonly BlueprintProblem[] {
  const { preStopSeconds, drainSeconds, terminationGracePeriodSeconds } = shutdown;
  const needed = preStopSeconds + Math.max(drainSeconds, SHUTDOWN_MARGIN_SECONDS);
  if (terminationGracePeriodSeconds >= needed) return [];
  return [
    {
      pointer: formatPointer('components', name, 'shutdown', 'terminationGracePeriodSeconds'),
      message: `${terminationGracePeriodSeconds} s end before the ${preStopSeconds} s of preStopSeconds and the ${drainSeconds} s of drainSeconds are over`,
      hint: `Set it to at least ${needed}.`,
    },
  ];
}

function resourceProblems(place: string, resources: Resources): readonly BlueprintProblem[] {
  return (['cpu', 'memory', 'ephemeralStorage'] as const).flatMap((key) => {
    const request: Quantity = resources.requests[key];
    const limit = resources.limits[key];
    if (limit === undefined || compareQuantities(request, limit) <= 0) return [];
    return [
      {
        pointer: place + formatPointer('requests', key),
        message: `the request of ${request} ${key} is greater than its limit of ${limit}`,
        hint: 'Raise the limit or lower the request.',
      },
    ];
  });
}
