import type { ComponentPlan } from '../../chart-plan.js';
import { sortedEntries } from '../../chart-plan.js';

/** A file of the ConfigMap. */
export interface ConfigFile {
  /** Absolute path in the container. */
  readonly path: string;
  /** Key in the ConfigMap and in values.yaml. */
  readonly key: string;
  readonly content: string;
}

/** Files of a component with their keys: the base name, or the whole path where two files share a base name. */
export function listConfigFiles({ component }: ComponentPlan): readonly ConfigFile[] {
  const files = sortedEntries(component.configFiles);
  const count = new Map<string, number>();
  for (const [path] of files) count.set(baseKey(path), (count.get(baseKey(path)) ?? 0) + 1);
  return files.map(([path, { content }]) => {
    const base = baseKey(path);
    return { path, content, key: count.get(base) === 1 ? base : toKey(path.slice(1)) };
  });
}

function baseKey(path: string): string {
  return toKey(path.slice(path.lastIndexOf('/') + 1));
}

/** @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object (valid keys) */
function toKey(text: string): string {
  const key = text.replace(/[^A-Za-z0-9._-]/g, '-');
  return /^\.{0,2}$/.test(key) ? `file${key}` : key;
}
