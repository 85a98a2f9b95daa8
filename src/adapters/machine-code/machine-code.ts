import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { makeDirectory } from '../files/make-directory.js';
import { readFully } from '../files/read-fully.js';

/**
 * Where the machine code of WebAssembly modules is kept between processes.
 *
 * V8 compiles a module anew in every process, first by its baseline compiler: a short command never gets further, and
 * checking a chart takes twice as long as with optimised code. V8 can write that code down and read it again, as
 * browsers do; Node has no function for it. These are V8's own two, reached through its syntax for tests.
 */
export interface MachineCodeFolder {
  /** Absolute; belongs to one V8, one processor architecture and one build of the product. */
  readonly directory: string;
  /**
   * True in the one process that is to write it. It runs with V8's optimising compiler alone, which takes seconds: of a
   * function that has baseline code V8 writes down only that readers must compile it at once, and they wait for that.
   */
  readonly record: boolean;
  /** The V8 flags that readers run with and the recording process does not, in order; flags are part of the key. */
  readonly readerFlags: readonly string[];
}

const DIGEST_BYTES = 32;

/**
 * The module whose bytes these are, with the machine code kept under a name.
 *
 * @param name - Must change with the bytes: V8 does not compare them with the code. It does refuse code of another V8,
 * of other flags and for a processor with other features.
 * @returns A `WebAssembly.Module`; undefined when there is no such file, when it is damaged, or when V8 refuses it. The
 * caller compiles then, and only loses time.
 */
export function readMachineCode(
  folder: MachineCodeFolder | undefined,
  name: string,
  bytes: Uint8Array,
): object | undefined {
  if (folder === undefined || folder.record) return undefined;
  try {
    const code = readChecked(join(folder.directory, name));
    if (code === undefined) return undefined;
    return intrinsic('DeserializeWasmModule', 2)(code, bytes) as object | undefined;
  } catch {
    return undefined;
  }
}

/**
 * What a file holds behind its digest, in a buffer of its own: V8 takes no part of one. It checks a head only, and
 * executes whatever follows it.
 *
 * @returns Undefined when the file is not what its digest says.
 */
function readChecked(path: string): ArrayBuffer | undefined {
  const file = openSync(path, 'r');
  try {
    // A file that ends early leaves zeros, which have another digest.
    const expected = new Uint8Array(DIGEST_BYTES);
    readFully(file, expected, null);
    const code = new Uint8Array(fstatSync(file).size - DIGEST_BYTES);
    readFully(file, code, null);
    return digest(code).equals(expected) ? code.buffer : undefined;
  } finally {
    closeSync(file);
  }
}

/**
 * Writes down what V8 has optimised so far, behind its digest. It appears by a rename, complete on the disk. Best effort:
 * a folder that cannot be written, or a V8 without these functions, costs later processes time and nothing else.
 *
 * @param module - A `WebAssembly.Module` of which something has run; V8 ends the process when it has optimised nothing.
 */
export function keepMachineCode(folder: MachineCodeFolder, name: string, module: object): void {
  for (const flag of folder.readerFlags) setFlagsFromString(flag);
  try {
    const code = new Uint8Array(intrinsic('SerializeWasmModule', 1)(module) as ArrayBuffer);
    makeDirectory(folder.directory);
    const sibling = join(folder.directory, `${name}.${randomBytes(6).toString('hex')}`);
    writeThrough(sibling, [digest(code), code]);
    renameSync(sibling, join(folder.directory, name));
  } catch {
    // Whoever asked for it, scripts/bootstrap.mjs, looks whether the files are there.
  }
}

function writeThrough(path: string, parts: readonly Uint8Array[]): void {
  const file = openSync(path, 'wx');
  try {
    for (const part of parts) writeSync(file, part);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const digest = (code: Uint8Array): Buffer => createHash('sha256').update(code).digest();

/** One of V8's own functions. The syntax stays on: changing a flag would make V8 refuse what others read meanwhile. */
function intrinsic(name: string, operands: number): (...operands: readonly unknown[]) => unknown {
  const names = ['a', 'b'].slice(0, operands).join(', ');
  setFlagsFromString('--allow-natives-syntax');
  return new Script(`(function (${names}) { return %${name}(${names}); })`).runInThisContext() as (
    ...operands: readonly unknown[]
  ) => unknown;
}
