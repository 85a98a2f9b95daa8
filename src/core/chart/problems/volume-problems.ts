import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Component } from '../../blueprint/schema/component.js';
import type { Volume } from '../../blueprint/schema/volume.js';
import { compareQuantities, quantityThousandths } from '../../units/quantity.js';
import { camelCase } from '../camel-case.js';
import { sortedEntries } from '../chart-plan.js';

/** Key of `security.deviations` that accepts directories of the node. */
const HOST_PATH_DEVIATION = 'hostPath';

type Kind = Volume['kind'];
type Field = Exclude<keyof Volume, 'kind' | 'mountPath' | 'readOnly' | 'subPath'>;

/** Kinds of volumes that have each field; the first list has to have it, the second may. */
const FIELDS: Readonly<Record<Field, readonly [needed: readonly Kind[], optional: readonly Kind[]]>> = {
  size: [['claim'], ['emptyDir', 'memory']],
  storageClass: [[], ['claim']],
  accessMode: [[], ['claim', 'existingClaim']],
  claimName: [['existingClaim'], []],
  hostPath: [['hostPath'], []],
};

/** Volumes that cannot be made: fields that do not fit their kind, sizes that do not fit the container, names that collide. */
export function findVolumeProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return sortedEntries(blueprint.components).flatMap(([name, component]) =>
    sortedEntries(component.volumes ?? {}).flatMap(([key, volume]) => {
      const pointer = formatPointer('components', name, 'volumes', key);
      return [
        ...nameProblems(pointer, key, component),
        ...fieldProblems(pointer, volume),
        ...sizeProblems(pointer, volume, component),
        ...subPathProblems(pointer, volume),
        ...hostPathProblems(pointer, volume, component),
      ];
    }),
  );
}

/** Volumes of the pod template have names of their own, and two names must not become one value. */
function nameProblems(pointer: string, name: string, component: Component): readonly BlueprintProblem[] {
  const ofSecrets = Object.keys(component.secrets).map((secret) => `secret-${secret}`);
  if (['writable', 'config', ...ofSecrets].includes(name))
    return [
      {
        pointer,
        message: `the volume ${name} has the name of a volume that the chart makes itself`,
        hint: 'Rename the volume.',
      },
    ];
  const twin = sortedEntries(component.volumes ?? {}).find(
    ([other]) => other < name && camelCase(other) === camelCase(name),
  )?.[0];
  if (twin === undefined) return [];
  return [
    {
      pointer,
      message: `the volumes ${twin} and ${name} would share the values of "${camelCase(name)}"`,
      hint: 'Rename one of them.',
    },
  ];
}

function fieldProblems(pointer: string, volume: Volume): readonly BlueprintProblem[] {
  return sortedEntries(FIELDS).flatMap(([field, [needed, optional]]): readonly BlueprintProblem[] => {
    const isSet = volume[field as Field] !== undefined;
    if (needed.includes(volume.kind) && !isSet)
      return [
        {
          pointer: `${pointer}/${field}`,
          message: `a volume of the kind ${volume.kind} needs ${field}`,
          hint: `Set ${field}.`,
        },
      ];
    if (!isSet || needed.includes(volume.kind) || optional.includes(volume.kind)) return [];
    return [
      {
        pointer: `${pointer}/${field}`,
        message: `a volume of the kind ${volume.kind} has no ${field}`,
        hint: `Leave ${field} out; it belongs to: ${[...needed, ...optional].join(', ')}.`,
      },
    ];
  });
}

function sizeProblems(
  pointer: string,
  { kind, size }: Volume,
  { resources }: Component,
): readonly BlueprintProblem[] {
  if (size === undefined) return [];
  if (/m$/.test(size) || quantityThousandths(size) === 0)
    return [
      {
        pointer: `${pointer}/size`,
        message: `${size} is no size of a volume`,
        hint: 'Write for example 8Gi.',
      },
    ];
  const bounds = { memory: 'memory', emptyDir: 'ephemeralStorage' } as const;
  if (kind !== 'memory' && kind !== 'emptyDir') return [];
  const limit = resources.limits[bounds[kind]];
  if (compareQuantities(size, limit) <= 0) return [];
  return [
    {
      pointer: `${pointer}/size`,
      message: `the volume may hold ${size}, but the container is stopped at its ${bounds[kind]} limit of ${limit}`,
      hint: `Lower the size, or raise resources.limits.${bounds[kind]}.`,
    },
  ];
}

function subPathProblems(pointer: string, { subPath }: Volume): readonly BlueprintProblem[] {
  if (subPath === undefined || subPath.split('/').every((part) => /^[^.]/.test(part))) return [];
  return [
    {
      pointer: `${pointer}/subPath`,
      message: `"${subPath}" is no directory below the root of the volume`,
      hint: 'Write a relative path without dots at the beginning of its parts, such as data/files.',
    },
  ];
}

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline (hostPath volumes are forbidden) */
function hostPathProblems(
  pointer: string,
  { kind }: Volume,
  { security }: Component,
): readonly BlueprintProblem[] {
  if (kind !== 'hostPath' || security.deviations[HOST_PATH_DEVIATION] !== undefined) return [];
  return [
    {
      pointer: `${pointer}/kind`,
      message: 'a directory of the node is forbidden by the Pod Security Standards, and no reason is given',
      hint: `Use another kind of volume, or give the reason in security.deviations.${HOST_PATH_DEVIATION}.`,
    },
  ];
}
