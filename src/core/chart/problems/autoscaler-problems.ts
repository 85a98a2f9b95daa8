import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Component } from '../../blueprint/schema/component.js';
import { compareQuantities } from '../../units/quantity.js';
import { findTriggerProblems } from './trigger-problems.js';
import { sortedEntries } from '../chart-plan.js';

/** Scaling by events and by use that cannot work, alone or beside scaling by load. */
export function findAutoscalerProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return sortedEntries(blueprint.components).flatMap(([name, component]) => [
    ...eventProblems(name, component),
    ...exclusionProblems(blueprint, name, component),
    ...findTriggerProblems(name, component),
    ...verticalProblems(blueprint, name, component),
    ...sizeProblems(name, component),
  ]);
}

function eventProblems(name: string, { scaling }: Component): readonly BlueprintProblem[] {
  const { events } = scaling;
  if (events === undefined) return [];
  const pointer = formatPointer('components', name, 'scaling', 'events');
  return [
    ...(events.minReplicas <= events.maxReplicas
      ? []
      : [
          {
            pointer: `${pointer}/minReplicas`,
            message: `at least ${events.minReplicas} and at most ${events.maxReplicas} replicas contradict each other`,
            hint: 'Make minReplicas at most maxReplicas.',
          },
        ]),
    ...(scaling.singleton === undefined || events.maxReplicas === 1
      ? []
      : [
          {
            pointer: `${pointer}/maxReplicas`,
            message: `events may start ${events.maxReplicas} pods of ${name}, which must run one only: ${scaling.singleton}`,
            hint: 'Set maxReplicas to 1, or leave events out.',
          },
        ]),
  ];
}

/** Places of a Blueprint that switch scaling by load on. */
function loadSwitches(blueprint: Blueprint, name: string, { scaling }: Component): readonly string[] {
  return [
    ...(scaling.autoscaling?.enabled === true
      ? [formatPointer('components', name, 'scaling', 'autoscaling', 'enabled')]
      : []),
    ...sortedEntries(blueprint.environments).flatMap(([environment, { components }]) =>
      components[name]?.autoscaling?.enabled === true
        ? [formatPointer('environments', environment, 'components', name, 'autoscaling', 'enabled')]
        : [],
    ),
  ];
}

function exclusionProblems(
  blueprint: Blueprint,
  name: string,
  component: Component,
): readonly BlueprintProblem[] {
  if (component.scaling.events?.enabled !== true) return [];
  return loadSwitches(blueprint, name, component).map((pointer) => ({
    pointer,
    message: `load and events would both decide how many pods ${name} runs`,
    hint: 'Switch one of them off; KEDA has triggers for CPU and memory too.',
  }));
}

/** Requests that change while the number of pods follows from them: each autoscaler undoes what the other did. */
function verticalProblems(
  blueprint: Blueprint,
  name: string,
  component: Component,
): readonly BlueprintProblem[] {
  const { vertical, autoscaling } = component.scaling;
  if (vertical === undefined) return [];
  const pointer = formatPointer('components', name, 'scaling', 'vertical');
  if (component.workload === 'Job')
    return [
      {
        pointer,
        message: `${name} is a Job, which ends before anything is known about its use`,
        hint: 'Leave vertical out.',
      },
    ];
  const isScaledByLoad =
    autoscaling !== undefined ||
    Object.values(blueprint.environments).some(
      ({ components }) => components[name]?.autoscaling !== undefined,
    );
  if (vertical.updateMode === 'Off' || !isScaledByLoad) return [];
  return [
    {
      pointer: `${pointer}/updateMode`,
      message: `the requests of ${name} would be changed while the number of its pods follows from them`,
      hint: 'Set updateMode to Off, so that it only recommends, or leave autoscaling out.',
    },
  ];
}

function sizeProblems(name: string, { scaling, resources }: Component): readonly BlueprintProblem[] {
  const { vertical } = scaling;
  if (vertical === undefined) return [];
  return (
    [
      ['maxCpu', 'cpu'],
      ['maxMemory', 'memory'],
    ] as const
  ).flatMap(([field, resource]) => {
    const most = vertical[field];
    const request = resources.requests[resource];
    if (most === undefined || compareQuantities(request, most) <= 0) return [];
    return [
      {
        pointer: formatPointer('components', name, 'scaling', 'vertical', field),
        message: `${most} is less than the ${request} of ${resource} that ${name} requests already`,
        hint: 'Raise it, or lower the request.',
      },
    ];
  });
}
