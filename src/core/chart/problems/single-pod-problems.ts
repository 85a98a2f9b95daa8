import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Component } from '../../blueprint/schema/component.js';
import { sortedEntries } from '../chart-plan.js';
import { whySinglePod } from '../single-pod.js';

/** Components of which there can be only one pod, and that are asked to run several, always or in one environment. */
export function findSinglePodProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return sortedEntries(blueprint.components).flatMap(([name, component]) => {
    const reason = whySinglePod(component);
    if (reason === undefined) return [];
    const hint =
      component.scaling.singleton === undefined
        ? 'Run one pod, or make it a StatefulSet, or use the access mode ReadWriteMany.'
        : 'Run one pod, or leave singleton out.';
    return [...scalingPlaces(name, component), ...environmentPlaces(blueprint, name)].map((pointer) => ({
      pointer,
      message: `there can be only one pod of ${name}: ${reason}`,
      hint,
    }));
  });
}

/** Pointers to everything of the component that starts a second pod. */
function scalingPlaces(name: string, { scaling }: Component): readonly string[] {
  const at = (field: string): string => formatPointer('components', name, 'scaling', field);
  const { replicas, autoscaling, events } = scaling;
  return [
    ...(replicas > 1 ? [at('replicas')] : []),
    ...(autoscaling === undefined ? [] : [at('autoscaling')]),
    ...(events !== undefined && events.maxReplicas > 1 ? [at('events')] : []),
  ];
}

function environmentPlaces(blueprint: Blueprint, name: string): readonly string[] {
  return sortedEntries(blueprint.environments).flatMap(([environment, { components }]) => {
    const override = components[name];
    const at = (field: string): string =>
      formatPointer('environments', environment, 'components', name, field);
    return [
      ...((override?.replicas ?? 0) > 1 ? [at('replicas')] : []),
      ...(override?.autoscaling === undefined ? [] : [at('autoscaling')]),
    ];
  });
}
