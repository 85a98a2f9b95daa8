import type { ExtraContainer } from '../../../blueprint/schema/container.js';
import { camelCase } from '../../camel-case.js';
import { sortedEntries, type ComponentPlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';

/** One container beside the main one, with the names its templates and values use. */
export interface ContainerPlan {
  /** Its name in the pod and key in the Blueprint's `containers`. */
  readonly name: string;
  readonly container: ExtraContainer;
  /** Path of its values, relative to the component. */
  readonly path: readonly string[];
  /** How its template reads its values. */
  readonly expression: string;
  /** True when it runs the image of the main container: then image and security context are those, and one tag moves both. */
  readonly sharesImage: boolean;
}

/** The containers of a component in the order in which they start. */
export function listContainers({ component, section }: ComponentPlan): readonly ContainerPlan[] {
  const base = section === undefined ? '.Values' : '$c';
  return sortedEntries(component.containers ?? {})
    .toSorted(([, left], [, right]) => left.order - right.order)
    .map(([name, container]) => {
      const path = ['containers', camelCase(name)];
      return {
        name,
        container,
        path,
        expression: readValue(base, ...path),
        sharesImage: container.image === component.image,
      };
    });
}
