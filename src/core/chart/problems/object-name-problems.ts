import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Component } from '../../blueprint/schema/component.js';
import { sortedEntries } from '../chart-plan.js';

/** An object of a chart with several components: its kind, and its name behind the name of the release. */
interface NamedObject {
  readonly kind: string;
  readonly name: string;
  readonly pointer: string;
}

/** Components whose objects would have one name: `db` with a headless Service, and `db-headless`. */
export function findObjectNameProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  const seen = new Map<string, string>();
  return sortedEntries(blueprint.components)
    .flatMap(([name, component]) => listObjects(name, component))
    .flatMap(({ kind, name, pointer }) => {
      const twin = seen.get(`${kind}/${name}`);
      seen.set(`${kind}/${name}`, pointer);
      if (twin === undefined) return [];
      return [
        {
          pointer,
          message: `the ${kind} ${name} would exist twice: ${twin} makes one of the same name`,
          hint: 'Rename the component or the volume.',
        },
      ];
    });
}

function listObjects(name: string, component: Component): readonly NamedObject[] {
  const pointer = formatPointer('components', name);
  const isStatefulSet = component.workload === 'StatefulSet';
  const claims = sortedEntries(component.volumes ?? {}).filter(([, { kind }]) => kind === 'claim');
  return [
    ...(Object.keys(component.ports).length > 0 ? [{ kind: 'Service', name, pointer }] : []),
    ...(isStatefulSet ? [{ kind: 'Service', name: `${name}-headless`, pointer }] : []),
    ...(isStatefulSet ? [] : claims).map(([volume]) => ({
      kind: 'PersistentVolumeClaim',
      name: `${name}-${volume}`,
      pointer: pointer + formatPointer('volumes', volume),
    })),
  ];
}
