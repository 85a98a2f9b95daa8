// Bundles the engine's worker thread into assets/engine/helm-engine-worker.cjs.
//   node scripts/engine-worker.mjs            writes it
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

import { assetsDirectory, root } from './engine-inputs.mjs';

export const workerFile = join(assetsDirectory, 'helm-engine-worker.cjs');

/** The bundled worker as text. */
export async function bundleWorker() {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/adapters/helm-engine/wasm/worker/worker-main.ts')],
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    banner: {
      js: '// Made by scripts/engine-worker.mjs from src/adapters/helm-engine/wasm/worker. Do not edit.',
    },
  });
  return outputFiles[0].text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(workerFile, await bundleWorker());
