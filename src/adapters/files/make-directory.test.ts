import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDirectory } from './make-directory.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'make-directory-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const codeOf = (path: string): unknown => {
  try {
    return makeDirectory(path);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  }
};

describe('makeDirectory', () => {
  it('makes what is missing, says whether it did, and gives every level its mode', () => {
    const path = join(folder, 'a', 'b', 'c');
    expect(makeDirectory(path, 0o700)).toBe(true);
    expect(makeDirectory(path, 0o700)).toBe(false);
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o700);
  });

  it('takes a link to a directory for one, and makes the target of no dangling link', () => {
    symlinkSync(folder, join(folder, 'here'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'));
    expect(makeDirectory(join(folder, 'here', 'x'))).toBe(true);
    expect(codeOf(join(folder, 'here'))).toBe(false);
    expect(codeOf(join(folder, 'dangling'))).toBe('EEXIST');
  });

  it('refuses a file at the path or on the way', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(codeOf(join(folder, 'file'))).toBe('EEXIST');
    expect(codeOf(join(folder, 'file', 'x'))).toBe('ENOTDIR');
    expect(codeOf(join(folder, 'file', 'x', 'y'))).toBe('ENOTDIR');
  });

  it.skipIf(process.platform !== 'linux')(
    'ends where mkdir answers ENOENT below a parent that exists',
    () => {
      expect(codeOf('/proc/nowhere')).toBe('ENOENT');
      expect(codeOf('/proc/nowhere/x/y')).toBe('ENOENT');
    },
  );

  it('makes one path from several threads at once, a missing parent included', async () => {
    const { outputFiles } = await build({
      entryPoints: [join(import.meta.dirname, 'make-directory.ts')],
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'node',
    });
    const script = `${outputFiles[0]?.text ?? ''}
      const { parentPort, workerData } = require('node:worker_threads');
      const gate = new Int32Array(workerData.gate);
      let failure;
      for (let round = 1; round <= 300; round += 1) {
        Atomics.add(gate, 0, 1);
        while (Atomics.load(gate, 0) < 2 * round);
        try { module.exports.makeDirectory(workerData.folder + '/' + round + '/a/b'); } catch (error) { failure ??= error.code; }
      }
      parentPort.postMessage(failure ?? 'made');`;
    const workerData = { folder, gate: new SharedArrayBuffer(4) };
    const threads = [1, 2].map(() => new Worker(script, { eval: true, workerData }));
    const outcomes = await Promise.all(
      threads.map(async (thread) => ((await once(thread, 'message')) as [string])[0]),
    );
    expect(outcomes).toEqual(['made', 'made']);
  });
});
