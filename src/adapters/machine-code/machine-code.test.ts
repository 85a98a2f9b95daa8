import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const directory = mkdtempSync(join(tmpdir(), 'autopilot-machine-code-'));
const program = join(directory, 'program.mjs');
const kept = join(directory, 'kept');
const NAME = 'sum.bin';

/** A module with one function, `sum`: the numbers from its parameter down to 1, added up in a loop. */
const MODULE =
  '0061736d0100000001060160017f017f030201000707010373756d00000a1e011c01017f' +
  '0340200120006a2101200041016b220041004a0d000b20010b';

/** Flags are the process's: each step is a process of its own, as in the product. */
const PROGRAM = `
import { setFlagsFromString } from 'node:v8';
import { keepMachineCode, readMachineCode } from './machine-code.js';

const [task, directory, ...flags] = process.argv.slice(2);
const bytes = Buffer.from('${MODULE}', 'hex');
const folder = { directory, record: task === 'record', readerFlags: ['--liftoff', '--liftoff-only'] };
for (const flag of flags) setFlagsFromString(flag);
const found = readMachineCode(folder, '${NAME}', bytes);
const module = found ?? new WebAssembly.Module(bytes);
const { sum } = new WebAssembly.Instance(module).exports;
if (task === 'record') {
  sum(1);
  keepMachineCode(folder, '${NAME}', module);
}
console.log(found === undefined ? 'compiled' : 'kept', sum(1000));
`;

/** What readers run with, beside the syntax that reading turns on. */
const READER_FLAGS = ['--allow-natives-syntax', '--liftoff-only'];

const run = (task: 'record' | 'read', flags: readonly string[]): string =>
  execFileSync(process.execPath, [program, task, kept, ...flags], { encoding: 'utf8' }).trim();

const record = (): string => run('record', ['--allow-natives-syntax', '--no-liftoff']);

const read = (flags: readonly string[] = READER_FLAGS): string => run('read', flags);

describe('kept machine code', () => {
  beforeAll(async () => {
    await build({
      stdin: { contents: PROGRAM, resolveDir: import.meta.dirname, loader: 'ts' },
      outfile: program,
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'error',
    });
  });
  beforeEach(() => {
    rmSync(kept, { recursive: true, force: true });
  });
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it('is read by a later process, and computes the same', () => {
    expect(read()).toBe('compiled 500500');
    expect(record()).toBe('compiled 500500');
    expect(readdirSync(kept)).toEqual([NAME]);
    expect(read()).toBe('kept 500500');
  });

  it('is refused by a process with other flags', () => {
    record();
    expect(read(['--allow-natives-syntax'])).toBe('compiled 500500');
  });

  it.each([
    ['cut off', (file: Buffer) => file.subarray(0, file.length - 10)],
    [
      'changed in one byte',
      (file: Buffer) => file.fill(file.readUInt8(file.length - 20) ^ 1, file.length - 20, file.length - 19),
    ],
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('not machine code at all, but longer than its digest is')],
  ])('is not executed when it is %s', (_what, damage) => {
    record();
    const file = join(kept, NAME);
    writeFileSync(file, damage(readFileSync(file)));
    expect(read()).toBe('compiled 500500');
  });
});
