import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWasmHelmEngine } from '../../src/adapters/helm-engine/wasm/wasm-helm-engine.js';
import type { HelmEngine } from '../../src/core/ports/helm-engine.js';
import { engineAssets } from './helm-engines.js';

/** The committed engine with a cache of its own. `server` for suites of hundreds of charts: it gets faster as it runs. */
export function openRealEngine(profile: 'short' | 'server' = 'short'): {
  readonly engine: HelmEngine;
  readonly close: () => Promise<void>;
} {
  const cacheDirectory = mkdtempSync(join(tmpdir(), 'real-engine-'));
  const engine = createWasmHelmEngine({ assetsDirectory: engineAssets, cacheDirectory, profile });
  return {
    engine,
    close: async () => {
      await engine.close();
      rmSync(cacheDirectory, { recursive: true, force: true });
    },
  };
}
