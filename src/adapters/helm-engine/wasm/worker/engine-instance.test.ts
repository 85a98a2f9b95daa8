import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readTree, ROOT } from '../../../../../test/e2e/cli-sandbox.js';
import { engineAssets } from '../../../../../test/support/helm-engines.js';
import { packChart } from '../chart-parts.js';
import { ENGINE_MANIFEST_FILE, type EngineManifest } from '../engine-manifest.js';
import { packFrame } from '../frame.js';
import { openArtifact } from './artifact-store.js';
import { openEngineImage } from './engine-image.js';
import { EngineInstance } from './engine-instance.js';
import { MemoryHost } from './memory-host.js';

const CALLS = 12;
/** It takes 92; without a collector each call adds another 50. */
const MOST_MEGABYTES = 150;

const cache = mkdtempSync(join(tmpdir(), 'engine-instance-'));
afterAll(() => {
  rmSync(cache, { recursive: true });
});

/** An engine to which one look at the clock is as long as this many usual ones. */
function startAged(factor: bigint): EngineInstance {
  const manifest = JSON.parse(
    readFileSync(join(engineAssets, ENGINE_MANIFEST_FILE), 'utf8'),
  ) as EngineManifest;
  const artifact = openArtifact(manifest.engine, { assets: engineAssets, cache });
  const image = openEngineImage(artifact);
  const module = new WebAssembly.Module(image.readModule());
  return EngineInstance.start(module, image.fillMemory, new MemoryHost(1_000n * factor));
}

function readGoldenChart(name: string): ReadonlyMap<string, string> {
  const files = readTree(join(ROOT, 'test', 'golden', name));
  return new Map([...files].map(([path, bytes]) => [path, bytes.toString()]));
}

it('goes on collecting garbage after hundreds of charts', () => {
  const engine = startAged(5000n);
  const chart = packChart(readGoldenChart('accounts'));
  const sizes = Array.from({ length: CALLS }, () => {
    engine.call(packFrame({ op: 'unitTest', files: chart.files }, chart.parts));
    return Math.round(engine.memoryBytes / 1e6);
  });
  expect(Math.max(...sizes), sizes.join(' ')).toBeLessThan(MOST_MEGABYTES);
}, 120_000);
