import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Component } from '../../blueprint/schema/component.js';
import { sortedEntries } from '../chart-plan.js';
import { secretVolumeName } from '../features/secrets/secret-files.js';

/** Longest name of a volume. @see https://kubernetes.io/docs/concepts/storage/volumes/ */
const LONGEST_VOLUME_NAME = 63;

/** Secrets that are mounted over something else, or under a name that a volume cannot have. */
export function findSecretMountProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return sortedEntries(blueprint.components).flatMap(([name, component]) => {
    const mounted = sortedEntries(component.secrets).flatMap(([key, { mountPath }]) =>
      mountPath === undefined ? [] : [[key, mountPath] as const],
    );
    return mounted.flatMap(([key, path], index) => {
      const pointer = formatPointer('components', name, 'secrets', key);
      const earlier = mounted.slice(0, index).map(([, other]) => other);
      return [
        ...nameProblems(pointer, key),
        ...pathProblems(pointer, path, [...earlier, ...taken(component)]),
      ];
    });
  });
}

function nameProblems(pointer: string, key: string): readonly BlueprintProblem[] {
  const volume = secretVolumeName(key);
  if (volume.length <= LONGEST_VOLUME_NAME) return [];
  return [
    {
      pointer,
      message: `the volume ${volume} would have ${volume.length} characters; Kubernetes takes ${LONGEST_VOLUME_NAME}`,
      hint: 'Choose a shorter key for the Secret.',
    },
  ];
}

/** Other places of the container where something is mounted. */
function taken({ configFiles, writablePaths, volumes = {} }: Component): readonly string[] {
  return [
    ...Object.keys(configFiles),
    ...writablePaths,
    ...Object.values(volumes).map(({ mountPath }) => mountPath),
  ];
}

function pathProblems(pointer: string, path: string, others: readonly string[]): readonly BlueprintProblem[] {
  const clash = others.find((other) => other === path || other.startsWith(`${path}/`));
  if (clash === undefined) return [];
  return [
    {
      pointer: `${pointer}/mountPath`,
      message:
        clash === path
          ? `something else is mounted at ${path}`
          : `the files of the Secret at ${path} are read-only, so ${clash} cannot be mounted below`,
      hint: 'Mount the Secret in a directory of its own.',
    },
  ];
}
