// Reading and writing assets/engine/manifest.json.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ORDER = ['goVersion', 'helmVersion', 'modules', 'sourceSha256', 'plainSha256', 'engine', 'schemas'];

/** The manifest in a folder; an empty object when there is none. */
export function readManifest(directory) {
  const path = join(directory, 'manifest.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** Replaces parts of the manifest; keys stay in one order. */
export function updateManifest(directory, changes) {
  const merged = { ...readManifest(directory), ...changes };
  const ordered = Object.fromEntries(ORDER.filter((key) => key in merged).map((key) => [key, merged[key]]));
  writeFileSync(join(directory, 'manifest.json'), `${JSON.stringify(ordered, null, 2)}\n`);
}
