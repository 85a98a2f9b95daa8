import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

import { AutopilotError } from '../../../../core/errors/autopilot-error.js';
import type { EngineArtifact } from '../engine-manifest.js';

/** An artifact's raw bytes and where they came from. */
export interface LoadedArtifact {
  readonly bytes: Uint8Array;
  readonly source: 'cache' | 'unpacked' | 'unpacked-uncached';
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Reads an artifact from the cache directory, or unpacks the committed file and puts it there.
 *
 * The cached file's name holds its hash and it appears by a rename, so a file of that name and size is complete; its
 * content is hashed once, when it is unpacked. A cache that cannot be written costs time, never correctness.
 *
 * @throws AutopilotError `ENGINE_UNAVAILABLE` when the committed file does not unpack to what the manifest says, and
 * what reading it throws when it is missing.
 */
export function loadArtifact(
  artifact: EngineArtifact,
  directories: { assets: string; cache: string },
): LoadedArtifact {
  const cached = join(directories.cache, `${artifact.rawSha256}.bin`);
  const known = readCached(cached, artifact.rawBytes);
  if (known !== undefined) return { bytes: known, source: 'cache' };
  const bytes = unpackArtifact(artifact, directories.assets);
  return { bytes, source: writeCached(cached, directories.cache, bytes) ? 'unpacked' : 'unpacked-uncached' };
}

/** Unpacks a committed file in memory and checks it against the manifest. @throws AutopilotError `ENGINE_UNAVAILABLE` when it differs. */
function unpackArtifact(artifact: EngineArtifact, assets: string): Uint8Array {
  const bytes = brotliDecompressSync(readFileSync(join(assets, artifact.file)));
  if (bytes.length !== artifact.rawBytes || sha256(bytes) !== artifact.rawSha256)
    throw new AutopilotError(
      'ENGINE_UNAVAILABLE',
      `${artifact.file} does not unpack to what manifest.json says.`,
      {
        hint: 'Install the package again.',
      },
    );
  return bytes;
}

function readCached(path: string, size: number): Uint8Array | undefined {
  try {
    if (statSync(path).size !== size) return undefined;
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function writeCached(path: string, directory: string, bytes: Uint8Array): boolean {
  const sibling = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeFileSync(sibling, bytes, { mode: 0o600, flag: 'wx' });
    renameSync(sibling, path);
    return true;
  } catch {
    removeQuietly(sibling);
    return false;
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The folder is not even one: there is nothing to remove.
  }
}
