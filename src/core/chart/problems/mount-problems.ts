import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Component } from '../../blueprint/schema/component.js';
import { sortedEntries } from '../chart-plan.js';

/** @see https://kubernetes.io/docs/concepts/configuration/configmap/#motivation (a ConfigMap holds at most 1 MiB) */
const CONFIG_MAP_BYTES = 1024 * 1024;

/** Paths that are mounted twice, and files that do not fit into a ConfigMap. */
export function findMountProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return sortedEntries(blueprint.components).flatMap(([name, component]) => [
    ...pathProblems(name, component),
    ...volumeProblems(name, component),
    ...sizeProblems(name, component),
  ]);
}

/** Mounts of volumes and Secrets at a place where something else is mounted already. */
function volumeProblems(name: string, component: Component): readonly BlueprintProblem[] {
  const taken = new Map<string, string>([
    ...component.writablePaths.map((path): [string, string] => [path, 'a writable path']),
    ...Object.keys(component.configFiles).map((path): [string, string] => [path, 'a configuration file']),
  ]);
  return listMounts(name, component).flatMap(({ pointer, path, what }): readonly BlueprintProblem[] => {
    const other = path === '/' ? 'the root file system' : taken.get(path);
    taken.set(path, what);
    if (other === undefined) return [];
    return [
      {
        pointer,
        message: `${what} is mounted at ${path}, which is the place of ${other}`,
        hint: 'Mount one of them at another path.',
      },
    ];
  });
}

function listMounts(
  name: string,
  component: Component,
): readonly { readonly pointer: string; readonly path: string; readonly what: string }[] {
  const volumes = sortedEntries(component.volumes ?? {}).map(([volume, { mountPath }]) => ({
    pointer: formatPointer('components', name, 'volumes', volume, 'mountPath'),
    path: mountPath,
    what: `the volume ${volume}`,
  }));
  const secrets = sortedEntries(component.secrets).flatMap(([secret, { mountPath }]) =>
    mountPath === undefined
      ? []
      : [
          {
            pointer: formatPointer('components', name, 'secrets', secret, 'mountPath'),
            path: mountPath,
            what: `the secret ${secret}`,
          },
        ],
  );
  return [...volumes, ...secrets];
}

function pathProblems(name: string, component: Component): readonly BlueprintProblem[] {
  const writable = formatPointer('components', name, 'writablePaths');
  const repeated = component.writablePaths
    .filter((path, index) => component.writablePaths.indexOf(path) < index)
    .map((path) => ({
      pointer: writable,
      message: `the writable path ${path} is listed twice`,
      hint: 'Leave one of them out.',
    }));
  const shared = sortedEntries(component.configFiles)
    .filter(([path]) => component.writablePaths.some((other) => other === path))
    .map(([path]) => ({
      pointer: formatPointer('components', name, 'configFiles', path),
      message: `${path} is a configuration file and a writable path at once`,
      hint: 'Leave it out of writablePaths.',
    }));
  return [...repeated, ...shared];
}

function sizeProblems(name: string, component: Component): readonly BlueprintProblem[] {
  const encoder = new TextEncoder();
  const bytes = Object.values(component.configFiles).reduce(
    (sum, { content }) => sum + encoder.encode(content).length,
    0,
  );
  if (bytes <= CONFIG_MAP_BYTES) return [];
  return [
    {
      pointer: formatPointer('components', name, 'configFiles'),
      message: `the configuration files of ${name} have ${bytes} bytes; a ConfigMap holds ${CONFIG_MAP_BYTES}`,
      hint: 'Ship big files in the image or on a volume.',
    },
  ];
}
