import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import { makeDirectory } from '../../files/make-directory.js';
import { claimDirectory, type ClaimOptions } from '../data-directory/claim-directory.js';
import type { CompiledPglite } from './compile-pglite.js';
import { openPglite, POSTGRES_MAJOR } from './open-pglite.js';
import { PgliteDatabase } from './pglite-database.js';
import { unpackSeedArchive } from './seed-archive.js';

const DATABASE_FOLDER = 'database';
const NEW_PREFIX = `${DATABASE_FOLDER}.new-`;
const OWNER_ONLY = 0o700;

/** Where and how to open the embedded database. */
export interface EmbeddedDatabaseOptions extends ClaimOptions {
  /** Absolute path. Holds `database/`, `lock/` and the key file; created with mode 0700 when absent. */
  readonly directory: string;
  /** File made by `scripts/seed-database.mjs`. Without it a new database takes seconds and 700 MB to initialise. */
  readonly seedArchive?: string;
  /** What `compilePglite` gave, begun earlier. */
  readonly compiled?: CompiledPglite;
}

/** The opened database. */
export interface EmbeddedDatabase {
  readonly database: PgliteDatabase;
  /** True when there was none before. */
  readonly created: boolean;
  /** Where a database of another major version of Postgres was moved to. */
  readonly movedAside: string | undefined;
}

/**
 * Opens the database of a data directory as its sole owner.
 *
 * @throws AutopilotError `DATA_DIRECTORY_BUSY` when another process owns it for longer than `waitMs`;
 * `DATA_DIRECTORY_UNUSABLE` when it cannot be created, read or written.
 */
export async function openEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  await makeDataDirectory(options.directory);
  const claim = await claimDirectory(options.directory, options);
  try {
    const path = join(options.directory, DATABASE_FOLDER);
    const movedAside = await moveForeignAside(options.directory);
    const created = (await readMajor(path)) === undefined;
    if (created) await createDatabase(options, path);
    return {
      database: new PgliteDatabase(await openPglite(path, options.compiled), claim),
      created,
      movedAside,
    };
  } catch (cause) {
    await claim.release();
    throw unusable(options.directory, cause);
  }
}

async function makeDataDirectory(directory: string): Promise<void> {
  try {
    // Only what we made is ours to restrict; a umask can have taken bits away from it, too.
    if (makeDirectory(directory, OWNER_ONLY)) await chmod(directory, OWNER_ONLY);
  } catch (cause) {
    throw unusable(directory, cause);
  }
}

/** The content of PG_VERSION, or undefined when there is no database. */
async function readMajor(path: string): Promise<string | undefined> {
  try {
    return (await readFile(join(path, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function moveForeignAside(directory: string): Promise<string | undefined> {
  const path = join(directory, DATABASE_FOLDER);
  const major = await readMajor(path);
  if (major === undefined || major === POSTGRES_MAJOR) return undefined;
  const names = new Set(await readdir(directory));
  let number = 1;
  while (names.has(`${DATABASE_FOLDER}.pg${major}-${String(number)}`)) number += 1;
  const aside = `${path}.pg${major}-${String(number)}`;
  await rename(path, aside);
  return aside;
}

/** Makes the database beside its place and renames it, so that a crash leaves no half of one. */
async function createDatabase(options: EmbeddedDatabaseOptions, path: string): Promise<void> {
  await removeLeftovers(options.directory);
  const unfinished = join(options.directory, NEW_PREFIX + randomBytes(6).toString('hex'));
  await mkdir(unfinished, { mode: OWNER_ONLY });
  await chmod(unfinished, OWNER_ONLY);
  const archive = options.seedArchive === undefined ? undefined : await readIfPresent(options.seedArchive);
  if (archive === undefined) await (await openPglite(unfinished, options.compiled)).close();
  else unpackSeedArchive(archive, unfinished);
  // An empty folder without PG_VERSION may be in the way: rename replaces it.
  await rename(unfinished, path);
}

async function removeLeftovers(directory: string): Promise<void> {
  const leftovers = (await readdir(directory)).filter((name) => name.startsWith(NEW_PREFIX));
  await Promise.all(leftovers.map((name) => rm(join(directory, name), { recursive: true, force: true })));
}

async function readIfPresent(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function unusable(directory: string, cause: unknown): AutopilotError {
  if (AutopilotError.is(cause)) return cause;
  return new AutopilotError('DATA_DIRECTORY_UNUSABLE', `The data directory ${directory} cannot be used.`, {
    hint: 'Make it a directory you can write with 50 MB free, or choose another one with AUTOPILOT_HOME.',
    cause,
  });
}
