#!/usr/bin/env node
// Proves that the committed engine is what engine/ builds.
//   node scripts/engine-check.mjs --inputs   hashes only: sources, artifacts and worker fit the manifest (no Go, under a second)
//   node scripts/engine-check.mjs --once     also one rebuild in an empty build cache
//   node scripts/engine-check.mjs            also two rebuilds in two empty build caches
// Without Go the rebuilds are skipped, with a line that says so.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

import { sha256 } from './engine-artifact.mjs';
import { compilePlain, listModules, preinitialise, wantedGoVersion } from './engine-compile.mjs';
import { assetsDirectory, hashInputs } from './engine-inputs.mjs';
import { readManifest } from './engine-manifest.mjs';
import { bundleWorker, workerFile } from './engine-worker.mjs';

const manifest = readManifest(assetsDirectory);
const failures = [];
const expect = (what, actual, wanted) => {
  if (actual === wanted) console.log(`ok    ${what}`);
  else failures.push(`${what}: ${actual}, the manifest says ${wanted}`);
};

function checkArtifact(name, artifact) {
  const path = join(assetsDirectory, artifact.file);
  if (!existsSync(path)) return failures.push(`${name}: ${artifact.file} is missing`);
  const compressed = readFileSync(path);
  expect(`${name}: ${artifact.file} is the committed one`, sha256(compressed), artifact.sha256);
  expect(
    `${name}: it unpacks to the right bytes`,
    sha256(brotliDecompressSync(compressed)),
    artifact.rawSha256,
  );
}

async function checkInputs() {
  expect('sources of the engine are those it was built from', hashInputs(), manifest.sourceSha256);
  checkArtifact('engine', manifest.engine);
  checkArtifact('schemas', manifest.schemas);
  const worker = existsSync(workerFile) ? readFileSync(workerFile, 'utf8') : '';
  expect('the bundled worker is made from its sources', sha256(await bundleWorker()), sha256(worker));
}

/** Undefined when Go can build the engine here, else the reason why not. */
function whyNoGo() {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
  } catch {
    return 'Go is not installed';
  }
  try {
    listModules();
  } catch (error) {
    return `Go cannot fetch its toolchain or modules (${error.message.split('\n')[0]})`;
  }
  return undefined;
}

async function rebuild(round) {
  const goCache = mkdtempSync(join(tmpdir(), 'engine-cache-'));
  const began = Date.now();
  try {
    const plain = compilePlain(goCache);
    expect(`rebuild ${round}: module from an empty build cache`, sha256(plain), manifest.plainSha256);
    const snapshot = await preinitialise(plain);
    expect(`rebuild ${round}: snapshot`, sha256(snapshot.bytes), manifest.engine.rawSha256);
    console.log(`      ${Math.round((Date.now() - began) / 1000)} s`);
  } finally {
    rmSync(goCache, { recursive: true, force: true });
  }
}

await checkInputs();
const rounds = process.argv.includes('--inputs') ? 0 : process.argv.includes('--once') ? 1 : 2;
const obstacle = rounds > 0 ? whyNoGo() : undefined;
if (obstacle !== undefined)
  console.log(`SKIP  rebuild of the engine: ${obstacle}; ${wantedGoVersion()} would be used`);
else for (let round = 1; round <= rounds; round++) await rebuild(round);
for (const failure of failures) console.error(`FAIL  ${failure}`);
if (failures.length > 0) {
  console.error(
    'Run `npm run engine:build` (or `npm run engine:worker` when only the worker changed) and commit assets/engine.',
  );
  process.exitCode = 1;
}
