// Makes the copies of Go modules that the engine is built with: see engine-patches.mjs for what differs.
import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { MODULE_PATCHES } from './engine-patches.mjs';

/** The module cache is read-only, and so is a copy of it. */
function makeWritable(directory) {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) makeWritable(path);
    else chmodSync(path, 0o644);
  }
}

/** Replaces words that must be in the file exactly once: another version of a module must not be half patched. */
function change(directory, { file, find, replace }, module) {
  const path = join(directory, file);
  const parts = readFileSync(path, 'utf8').split(find);
  if (parts.length !== 2)
    throw new Error(`${module}/${file} has ${parts.length - 1} times, not once: ${find}`);
  writeFileSync(path, parts.join(replace));
}

function patchModule(directory, { module, changes, added }) {
  makeWritable(directory);
  for (const one of changes) change(directory, one, module);
  for (const [file, text] of Object.entries(added)) writeFileSync(join(directory, file), text);
}

/** Where a module's copy is, relative to the engine's folder. */
const copyOf = (module) => `.build/${module.replaceAll('/', '_')}`;

/**
 * Prepares engine/.build and returns the go.mod to build with, relative to the engine's folder.
 *
 * @param {string} engineDirectory folder of the engine's go.mod
 * @param {(module: string) => string} moduleDirectory finds a module in Go's module cache
 */
export function preparePatchedModules(engineDirectory, moduleDirectory) {
  const build = join(engineDirectory, '.build');
  rmSync(build, { recursive: true, force: true });
  mkdirSync(build);
  for (const patch of MODULE_PATCHES) {
    const copy = join(engineDirectory, copyOf(patch.module));
    cpSync(moduleDirectory(patch.module), copy, { recursive: true });
    patchModule(copy, patch);
  }
  const replacements = MODULE_PATCHES.map(({ module }) => `replace ${module} => ./${copyOf(module)}\n`);
  const goMod = readFileSync(join(engineDirectory, 'go.mod'), 'utf8');
  writeFileSync(join(build, 'go.mod'), `${goMod}\n${replacements.join('')}`);
  cpSync(join(engineDirectory, 'go.sum'), join(build, 'go.sum'));
  return '.build/go.mod';
}
