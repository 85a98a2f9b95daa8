import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
});
