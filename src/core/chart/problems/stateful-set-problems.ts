import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Component } from '../../blueprint/schema/component.js';
import { sortedEntries } from '../chart-plan.js';
import { isSingleWriter } from '../single-pod.js';

/** StatefulSets without their settings, and claims that the pods of a workload cannot mount at the same time. */
export function findStatefulSetProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return sortedEntries(blueprint.components).flatMap(([name, component]) => [
    ...settingsProblems(name, component),
    ...sharingProblems(blueprint, name, component),
  ]);
}

function settingsProblems(name: string, component: Component): readonly BlueprintProblem[] {
  const isStatefulSet = component.workload === 'StatefulSet';
  if (isStatefulSet === (component.statefulSet !== undefined)) return [];
  return [
    {
      pointer: formatPointer('components', name, 'statefulSet'),
      message: isStatefulSet
        ? `the StatefulSet ${name} does not say how its pods are managed`
        : `${name} is a ${component.workload} and has settings of a StatefulSet`,
      hint: isStatefulSet ? 'Add statefulSet.' : 'Leave statefulSet out, or make the workload a StatefulSet.',
    },
  ];
}

/** A Deployment is not looked at here: see findSinglePodProblems. */
function sharingProblems(
  blueprint: Blueprint,
  name: string,
  component: Component,
): readonly BlueprintProblem[] {
  const why = whyPodsShare(blueprint, name, component);
  if (why === undefined) return [];
  return sortedEntries(component.volumes ?? {}).flatMap(([key, volume]): readonly BlueprintProblem[] => {
    const isOwn = component.workload === 'StatefulSet' && volume.kind === 'claim';
    if (isOwn || !isSingleWriter(volume)) return [];
    return [
      {
        pointer: formatPointer('components', name, 'volumes', key, 'accessMode'),
        message: `${why}, but only one node at a time can mount the volume ${key}`,
        hint: 'Use the access mode ReadWriteMany or ReadOnlyMany with storage that has it.',
      },
    ];
  });
}

/** Why several pods mount the volumes at once; undefined when they do not. */
function whyPodsShare(blueprint: Blueprint, name: string, component: Component): string | undefined {
  switch (component.workload) {
    case 'DaemonSet':
      return `the DaemonSet ${name} runs on every node`;
    case 'StatefulSet': {
      const most = mostPods(blueprint, name, component);
      return most > 1 ? `the StatefulSet ${name} runs up to ${most} pods` : undefined;
    }
    case 'Job':
    case 'CronJob':
      return (component.job?.parallelism ?? 1) > 1
        ? `the ${component.workload} ${name} runs ${component.job?.parallelism ?? 1} pods at once`
        : undefined;
    case 'Deployment':
      return undefined;
  }
}

function mostPods(blueprint: Blueprint, name: string, { scaling }: Component): number {
  const overrides = Object.values(blueprint.environments).map(({ components }) => components[name]);
  return Math.max(
    scaling.replicas,
    scaling.autoscaling?.maxReplicas ?? 0,
    scaling.events?.maxReplicas ?? 0,
    ...overrides.flatMap((override) => [override?.replicas ?? 0, override?.autoscaling?.maxReplicas ?? 0]),
  );
}
