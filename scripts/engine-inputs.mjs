// What the engine is built from, as one hash. Any change of it must come with a rebuilt engine.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const assetsDirectory = join(root, 'assets', 'engine');
const SCHEMAS = 'assets/engine/k8s-schemas.bin.br';

/** Folders and files that decide the engine's bytes. */
const INPUTS = [
  'engine',
  SCHEMAS,
  'scripts/engine-snapshot.mjs',
  'scripts/engine-compile.mjs',
  'scripts/engine-patched-modules.mjs',
  'scripts/engine-patches.mjs',
  'src/adapters/helm-engine/wasm/frame.ts',
  'src/adapters/helm-engine/wasm/worker/engine-instance.ts',
  'src/adapters/helm-engine/wasm/worker/memory-host.ts',
];

function listFiles(path) {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.name !== '.build')
      .flatMap((entry) => listFiles(join(path, entry.name)))
      .sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    throw error;
  }
}

/** SHA-256 over names and contents. */
export function hashInputs() {
  const hash = createHash('sha256');
  for (const input of INPUTS)
    for (const file of listFiles(join(root, input))) {
      const content = readFileSync(file);
      hash.update(`${relative(root, file).split(sep).join('/')}\0${content.length}\0`).update(content);
    }
  return hash.digest('hex');
}
