import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

import { AutopilotError } from '../../../../core/errors/autopilot-error.js';
import { makeDirectory } from '../../../files/make-directory.js';
import { readFully } from '../../../files/read-fully.js';
import type { EngineArtifact } from '../engine-manifest.js';

/** An unpacked artifact, to be read in parts: all of it at once is a tenth of the memory a command may take. */
export interface OpenedArtifact {
  readonly source: 'cache' | 'unpacked' | 'unpacked-uncached';
  /**
   * Fills the target with the bytes from a position on.
   *
   * @throws AutopilotError `ENGINE_UNAVAILABLE` when the artifact ends before, and what reading a file throws.
   */
  readonly read: (target: Uint8Array, position: number) => void;
  /** Must be called once, after the last read. */
  readonly close: () => void;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Opens an artifact in the cache directory, or unpacks the committed file and puts it there.
 *
 * The cached file's name holds its hash and it appears by a rename, so a file of that name and size is complete; its
 * content is hashed once, when it is unpacked. A cache that cannot be written costs time, never correctness.
 *
 * @throws AutopilotError `ENGINE_UNAVAILABLE` when the committed file does not unpack to what the manifest says, and
 * what reading it throws when it is missing.
 */
export function openArtifact(
  artifact: EngineArtifact,
  directories: { assets: string; cache: string },
): OpenedArtifact {
  const path = join(directories.cache, `${artifact.rawSha256}.bin`);
  const cached = openCached(path, artifact.rawBytes);
  if (cached !== undefined) return cached;
  const bytes = unpackArtifact(artifact, directories.assets);
  return {
    source: writeCached(path, directories.cache, bytes) ? 'unpacked' : 'unpacked-uncached',
    read: (target, position) => {
      const part = bytes.subarray(position, position + target.length);
      if (part.length < target.length) throw endedEarly();
      target.set(part);
    },
    close: () => undefined,
  };
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

function openCached(path: string, size: number): OpenedArtifact | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  if (fstatSync(file).size !== size) {
    closeSync(file);
    return undefined;
  }
  return {
    source: 'cache',
    read: (target, position) => {
      if (readFully(file, target, position) < target.length) throw endedEarly();
    },
    close: () => closeSync(file),
  };
}

const endedEarly = (): AutopilotError =>
  new AutopilotError('ENGINE_UNAVAILABLE', 'The unpacked engine is shorter than it says.', {
    hint: 'Remove the cache folder k8s-autopilot and run the command again.',
  });

function writeCached(path: string, directory: string, bytes: Uint8Array): boolean {
  const sibling = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    makeDirectory(directory, 0o700);
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
