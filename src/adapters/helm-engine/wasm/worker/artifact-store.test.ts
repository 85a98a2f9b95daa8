import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';

import type { EngineArtifact } from '../engine-manifest.js';
import { openArtifact } from './artifact-store.js';

const raw = Buffer.from('0123456789');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const folders: string[] = [];

function prepare(): { artifact: EngineArtifact; directories: { assets: string; cache: string } } {
  const root = mkdtempSync(join(tmpdir(), 'artifact-store-'));
  folders.push(root);
  const directories = { assets: join(root, 'assets'), cache: join(root, 'cache') };
  mkdirSync(directories.assets);
  const compressed = brotliCompressSync(raw);
  writeFileSync(join(directories.assets, 'a.br'), compressed);
  const hashes = { sha256: sha256(compressed), rawSha256: sha256(raw) };
  return {
    artifact: { file: 'a.br', ...hashes, bytes: compressed.length, rawBytes: raw.length },
    directories,
  };
}

afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

describe('openArtifact', () => {
  it.each(['unpacked', 'cache'])('reads parts at their positions: %s', (source) => {
    const { artifact, directories } = prepare();
    if (source === 'cache') openArtifact(artifact, directories).close();
    const opened = openArtifact(artifact, directories);
    expect(opened.source).toBe(source);
    const target = new Uint8Array(4);
    opened.read(target, 3);
    expect(Buffer.from(target).toString()).toBe('3456');
    opened.read(target, 6);
    expect(Buffer.from(target).toString()).toBe('6789');
    expect(() => opened.read(target, 7)).toThrow(
      expect.objectContaining({ code: 'ENGINE_UNAVAILABLE' }) as Error,
    );
    opened.close();
  });

  it('notices a cached file that becomes shorter while it is read', () => {
    const { artifact, directories } = prepare();
    openArtifact(artifact, directories).close();
    const opened = openArtifact(artifact, directories);
    truncateSync(join(directories.cache, `${artifact.rawSha256}.bin`), 5);
    expect(() => opened.read(new Uint8Array(8), 0)).toThrow(
      expect.objectContaining({ code: 'ENGINE_UNAVAILABLE' }) as Error,
    );
    opened.close();
  });

  it('refuses a committed file that is not what the manifest says', () => {
    const { artifact, directories } = prepare();
    expect(() => openArtifact({ ...artifact, rawSha256: sha256(Buffer.from('x')) }, directories)).toThrow(
      expect.objectContaining({ code: 'ENGINE_UNAVAILABLE' }) as Error,
    );
  });
});
