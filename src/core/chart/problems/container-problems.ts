import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Component } from '../../blueprint/schema/component.js';
import type { ExtraContainer } from '../../blueprint/schema/container.js';
import { camelCase } from '../camel-case.js';
import { sortedEntries } from '../chart-plan.js';
import { LONGEST_PORT_NAME } from './component-problems.js';

/** Volumes are named `writable-<container>` and their names are DNS labels. */
const LONGEST_NAME = 63 - 'writable-'.length;

/** Init containers and sidecars that collide with each other or with the main container, or mount what is not there. */
export function findContainerProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return sortedEntries(blueprint.components).flatMap(([name, component]) => {
    const containers = sortedEntries(component.containers ?? {});
    return containers.flatMap(([key, container], index) => [
      ...nameProblems(name, key, containers.slice(0, index)),
      ...portProblems([name, key], container, takenPorts(name, component, containers.slice(0, index))),
      ...mountProblems([name, key], container, component),
    ]);
  });
}

type Named = readonly (readonly [string, ExtraContainer])[];

function nameProblems(component: string, name: string, earlier: Named): readonly BlueprintProblem[] {
  const pointer = formatPointer('components', component, 'containers', name);
  const problem = (message: string): BlueprintProblem => ({
    pointer,
    message,
    hint: 'Give the container another name.',
  });
  const twin = earlier.find(([other]) => camelCase(other) === camelCase(name))?.[0];
  return [
    ...(name === component ? [problem(`the container ${name} has the name of the main container`)] : []),
    ...(name.length > LONGEST_NAME
      ? [problem(`the name of the container ${name} has ${name.length} characters; ${LONGEST_NAME} fit`)]
      : []),
    ...(twin === undefined
      ? []
      : [problem(`the containers ${twin} and ${name} would share the value containers.${camelCase(name)}`)]),
  ];
}

/** One port of the pod, which all containers share. */
interface TakenPort {
  readonly container: string;
  readonly name: string;
  readonly containerPort: number;
  readonly protocol: string;
}

function takenPorts(name: string, component: Component, earlier: Named): readonly TakenPort[] {
  return [
    ...sortedEntries(component.ports).map(([port, value]) => ({ container: name, name: port, ...value })),
    ...earlier.flatMap(([container, { ports }]) =>
      sortedEntries(ports).map(([port, value]) => ({ container, name: port, ...value })),
    ),
  ];
}

function portProblems(
  [component, name]: readonly [string, string],
  { kind, ports }: ExtraContainer,
  taken: readonly TakenPort[],
): readonly BlueprintProblem[] {
  const at = (...path: readonly string[]): string =>
    formatPointer('components', component, 'containers', name, 'ports', ...path);
  if (kind === 'init' && Object.keys(ports).length > 0)
    return [
      {
        pointer: at(),
        message: `the init container ${name} ends before the application starts, so nothing can call it`,
        hint: 'Leave the ports out, or set kind to sidecar.',
      },
    ];
  return sortedEntries(ports).flatMap(([port, { containerPort, protocol }]) => {
    const problem = (path: readonly string[], message: string, hint: string): BlueprintProblem => ({
      pointer: at(port, ...path),
      message,
      hint,
    });
    const sameNumber = taken.find(
      (other) => other.containerPort === containerPort && other.protocol === protocol,
    );
    const sameName = taken.find((other) => other.name === port);
    return [
      ...(sameNumber === undefined
        ? []
        : [
            problem(
              ['containerPort'],
              `${name} listens on ${containerPort}/${protocol}, where ${sameNumber.container} does already; containers of a pod share its ports`,
              'Give each a number of its own.',
            ),
          ]),
      ...(sameName === undefined
        ? []
        : [problem([], `${sameName.container} has a port called ${port} already`, 'Rename one of them.')]),
      ...(port.length > LONGEST_PORT_NAME
        ? [
            problem(
              [],
              `the port name "${port}" has ${port.length} characters; Kubernetes takes ${LONGEST_PORT_NAME}`,
              'Choose a shorter name.',
            ),
          ]
        : []),
    ];
  });
}

function mountProblems(
  [component, name]: readonly [string, string],
  { mounts, writablePaths }: ExtraContainer,
  { volumes = {} }: Component,
): readonly BlueprintProblem[] {
  const at = (...path: readonly string[]): string =>
    formatPointer('components', component, 'containers', name, ...path);
  const known = sortedEntries(volumes).map(([volume]) => volume);
  const unknown = sortedEntries(mounts)
    .filter(([volume]) => !known.includes(volume))
    .map(([volume]) => ({
      pointer: at('mounts', volume),
      message: `${name} mounts the volume "${volume}", which ${component} does not have`,
      hint: known.length === 0 ? "Add it to the component's volumes." : `Use one of: ${known.join(', ')}.`,
    }));
  const paths: readonly string[] = [...Object.values(mounts), ...writablePaths];
  const repeated = [...new Set(paths.filter((path, index) => paths.indexOf(path) < index))].map((path) => ({
    pointer: at('mounts'),
    message: `${name} mounts something at ${path} twice`,
    hint: 'Give each mount and writable path a directory of its own.',
  }));
  return [...unknown, ...repeated];
}
