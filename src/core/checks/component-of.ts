import type { Blueprint } from '../blueprint/schema/blueprint.js';
import type { RepairContext } from './check.js';
import { isTest, type ManifestObject } from './manifest/manifest-object.js';

const COMPONENT_LABEL = 'app.kubernetes.io/component';

/**
 * The component that an object of our own chart belongs to: by its component label, else by its name; with a single
 * component everything belongs to that one. Test pods and objects of subcharts belong to none.
 */
export function componentOf(object: ManifestObject, blueprint: Blueprint): RepairContext | undefined {
  if (isTest(object) || object.file.startsWith('charts/')) return undefined;
  const names = Object.keys(blueprint.components);
  const label = object.labels[COMPONENT_LABEL] ?? '';
  const name =
    (names.includes(label) ? label : undefined) ??
    (names.length === 1 ? names[0] : names.find((candidate) => isNamedAfter(object.name, candidate)));
  const component = name === undefined ? undefined : blueprint.components[name];
  return name === undefined || component === undefined ? undefined : { name, component };
}

function isNamedAfter(objectName: string, component: string): boolean {
  return objectName === component || objectName.endsWith(`-${component}`);
}
