#!/usr/bin/env node
// Builds the Helm engine and writes assets/engine/: engine, manifest, worker, notices. Needs Go.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { compressArtifact, sha256 } from './engine-artifact.mjs';
import { compilePlain, listModules, preinitialise, wantedGoVersion } from './engine-compile.mjs';
import { assetsDirectory, hashInputs } from './engine-inputs.mjs';
import { readManifest, updateManifest } from './engine-manifest.mjs';
import { writeNotices } from './engine-notices.mjs';
import { bundleWorker, workerFile } from './engine-worker.mjs';

const draft = process.argv.includes('--draft');
const log = (text) => console.error(text);

mkdirSync(assetsDirectory, { recursive: true });
if (!readManifest(assetsDirectory).schemas) throw new Error('run `npm run engine:schemas` first');
log(`compiling with ${wantedGoVersion()}`);
const plain = compilePlain();
log(`plain module: ${plain.length} bytes; taking the snapshot`);
const snapshot = await preinitialise(plain);
log(`snapshot: ${snapshot.bytes.length} bytes, ${snapshot.ranges} ranges; compressing`);
// --draft: quick to compress, for trying things out; not for a commit.
const { artifact, compressed } = compressArtifact(
  'helm-engine.wasm.br',
  snapshot.bytes,
  draft ? 4 : undefined,
);
writeFileSync(join(assetsDirectory, artifact.file), compressed);
writeFileSync(workerFile, await bundleWorker());
const modules = listModules();
updateManifest(assetsDirectory, {
  goVersion: wantedGoVersion(),
  helmVersion: modules['helm.sh/helm/v4'],
  modules,
  sourceSha256: hashInputs(),
  plainSha256: sha256(plain),
  engine: artifact,
});
writeNotices();
log(`${artifact.file}: ${artifact.rawBytes} -> ${artifact.bytes} bytes`);
