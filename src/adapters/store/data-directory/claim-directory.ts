import { randomBytes } from 'node:crypto';
import { link, readdir, readFile, rename, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import { makeDirectory } from '../../files/make-directory.js';
import { isProcessAlive, readMachineName, readProcessStart } from '../../process/process-identity.js';

const LOCK_FOLDER = 'lock';
const HEARTBEAT_MS = 5_000;
/** Twelve missed heartbeats. Only used for an owner whose process we cannot see (another host or container). */
const FOREIGN_STALE_MS = 60_000;
const POLL_MS = 100;
const NUMBERED = /^[1-9]\d*$/u;
const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_DIRECTORY = 0o700;

/** What a lock file says about its writer. */
interface OwnerRecord {
  readonly pid: number;
  readonly machine: string;
  readonly processStart: string | undefined;
  readonly released: boolean;
}

/** The sole ownership of a data directory. */
export interface DirectoryClaim {
  /** False once another process has taken over, which happens only to an owner frozen for long on another machine. */
  isHeld(): boolean;
  /** Lets the next process in. Idempotent. */
  release(): Promise<void>;
}

/** How to wait for the present owner. */
export interface ClaimOptions {
  /** Milliseconds to wait before giving up. */
  readonly waitMs: number;
  /** Called once when there is an owner to wait for. */
  readonly onWait?: (owner: { readonly pid: number }) => void;
}

/**
 * Makes this process the owner of a directory.
 *
 * The lock is a folder of numbered files, the highest number being the owner's. To take over from a dead owner means to
 * create the next number, which the file system grants to one process only; the highest file is never deleted, so two
 * processes that both saw the dead owner cannot remove each other's claim. A live owner is never robbed.
 *
 * @param directory - An existing directory.
 * @throws AutopilotError `DATA_DIRECTORY_BUSY` with the owner's `pid` in `details` after `waitMs`;
 * `DATA_DIRECTORY_UNUSABLE` when lock files cannot be created there.
 */
export async function claimDirectory(directory: string, options: ClaimOptions): Promise<DirectoryClaim> {
  const folder = join(directory, LOCK_FOLDER);
  const deadline = performance.now() + options.waitMs;
  try {
    makeDirectory(folder, OWNER_ONLY_DIRECTORY);
    let announced = false;
    for (;;) {
      const attempt = await tryClaim(folder);
      if ('claim' in attempt) return attempt.claim;
      if (attempt.owner === undefined) continue;
      if (performance.now() >= deadline) throw busy(directory, attempt.owner, options.waitMs);
      if (!announced) options.onWait?.({ pid: attempt.owner.pid });
      announced = true;
      await sleep(POLL_MS);
    }
  } catch (cause) {
    if (AutopilotError.is(cause)) throw cause;
    throw new AutopilotError('DATA_DIRECTORY_UNUSABLE', `The data directory ${directory} cannot be locked.`, {
      hint: 'Choose a directory on a local file system that you can write, with AUTOPILOT_HOME.',
      cause,
    });
  }
}

/** One round: a claim, or the live owner, or neither when the folder changed meanwhile. */
async function tryClaim(
  folder: string,
): Promise<{ readonly claim: DirectoryClaim } | { readonly owner: OwnerRecord | undefined }> {
  const highest = await findHighest(folder);
  if (highest > 0) {
    const owner = await readOwner(folder, highest);
    if (owner === 'gone') return { owner: undefined };
    if (owner !== 'dead') return { owner };
  }
  const number = highest + 1;
  if (!(await createNumbered(folder, number))) return { owner: undefined };
  // Who was paused after looking may have created a number that others have long passed and cleaned away.
  if ((await findHighest(folder)) !== number) {
    await rm(join(folder, String(number)), { force: true });
    return { owner: undefined };
  }
  await removeOlder(folder, number);
  return { claim: holdClaim(folder, number) };
}

async function findHighest(folder: string): Promise<number> {
  const names = await readdir(folder);
  return Math.max(0, ...names.filter((name) => NUMBERED.test(name)).map(Number));
}

async function readOwner(folder: string, number: number): Promise<OwnerRecord | 'dead' | 'gone'> {
  const path = join(folder, String(number));
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    const owner = JSON.parse(text) as OwnerRecord;
    return isOwnerAlive(owner, Date.now() - mtimeMs) ? owner : 'dead';
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT')) return 'gone';
    // Files appear with their whole content. One that does not parse was cut by a crash of the machine.
    if (error instanceof SyntaxError) return 'dead';
    throw error;
  }
}

function isOwnerAlive(owner: OwnerRecord, silentMs: number): boolean {
  if (owner.released) return false;
  if (owner.machine !== readMachineName()) return silentMs < FOREIGN_STALE_MS;
  if (!isProcessAlive(owner.pid)) return false;
  const start = readProcessStart(owner.pid);
  return owner.processStart === undefined || start === undefined || start === owner.processStart;
}

/** False when another process created this number first. */
async function createNumbered(folder: string, number: number): Promise<boolean> {
  const temporary = await writeRecord(folder, false);
  try {
    await link(temporary, join(folder, String(number)));
    return true;
  } catch (error) {
    if (isErrorWithCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await unlink(temporary);
  }
}

async function writeRecord(folder: string, released: boolean): Promise<string> {
  const record: OwnerRecord = {
    pid: process.pid,
    machine: readMachineName(),
    processStart: readProcessStart(process.pid),
    released,
  };
  const path = join(folder, `.${String(process.pid)}-${randomBytes(6).toString('hex')}`);
  await writeFile(path, JSON.stringify(record), { flag: 'wx', mode: OWNER_ONLY_FILE });
  return path;
}

/**
 * Removes the numbers of the past and what dead processes did not finish. Keeps the number before, so that a reader that is
 * between listing and reading finds a file.
 */
async function removeOlder(folder: string, number: number): Promise<void> {
  const names = await readdir(folder);
  const passed = names.filter((name) => NUMBERED.test(name) && Number(name) < number - 1);
  const unfinished = names.filter((name) => name.startsWith('.'));
  const forgotten = await Promise.all(unfinished.map((name) => isForgotten(join(folder, name))));
  const removable = [...passed, ...unfinished.filter((_name, index) => forgotten[index])];
  await Promise.all(removable.map((name) => rm(join(folder, name), { force: true })));
}

/** Temporary files live for milliseconds. */
async function isForgotten(path: string): Promise<boolean> {
  const status = await stat(path).catch(() => undefined);
  return status !== undefined && Date.now() - status.mtimeMs > FOREIGN_STALE_MS;
}

function holdClaim(folder: string, number: number): DirectoryClaim {
  const path = join(folder, String(number));
  let held = true;
  const beat = async (): Promise<void> => {
    const now = new Date();
    await utimes(path, now, now);
    if ((await findHighest(folder)) !== number) held = false;
  };
  const timer = setInterval(() => {
    beat().catch(() => {
      held = false;
    });
  }, HEARTBEAT_MS);
  timer.unref();
  return {
    isHeld: () => held,
    release: async () => {
      clearInterval(timer);
      if (!held) return;
      held = false;
      await rename(await writeRecord(folder, true), path);
    },
  };
}

function busy(directory: string, owner: OwnerRecord, waitedMs: number): AutopilotError {
  const pid = String(owner.pid);
  return new AutopilotError(
    'DATA_DIRECTORY_BUSY',
    `Process ${pid} is using the data directory ${directory}.`,
    {
      hint: `Wait until process ${pid} has ended, or use another directory with AUTOPILOT_HOME, or a Postgres server with DATABASE_URL.`,
      details: { pid: owner.pid, machine: owner.machine, directory, waitedMs },
    },
  );
}

function isErrorWithCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
