import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lease } from '../../src/core/ports/lease-store.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { parseAesKey } from '../../src/adapters/store/checkpoints/aes-key.js';
import { createStore } from '../../src/adapters/store/create-store.js';
import { openStore } from '../../src/adapters/store/open-store.js';
import { openEmbeddedDatabase } from '../../src/adapters/store/pglite/open-embedded-database.js';
import { PostgresDatabase } from '../../src/adapters/store/postgres/postgres-database.js';
import type { SqlDatabase } from '../../src/adapters/store/sql-database.js';
import type { Store } from '../../src/adapters/store/store.js';
import { createTemporaryPostgres } from './temporary-postgres.js';

/** The committed seed of the embedded database. */
export const SEED_ARCHIVE = fileURLToPath(
  new URL('../../assets/database/database-seed.tar.br', import.meta.url),
);

/** A key for tests, 64 hexadecimal digits. */
export const TEST_KEY = '0123456789abcdef'.repeat(4);

/** A store that is thrown away after the suite. */
export interface TemporaryStore {
  readonly store: Store;
  /** The database behind it, for tests that look or tamper. */
  readonly database: SqlDatabase;
  /** Data directory or database URL. */
  readonly location: string;
  remove(): Promise<void>;
}

/** Opens an embedded store in a temporary directory. */
export async function openTemporaryEmbeddedStore(): Promise<TemporaryStore> {
  const location = makeTemporaryDirectory();
  const { database } = await openEmbeddedDatabase({
    directory: location,
    waitMs: 0,
    seedArchive: SEED_ARCHIVE,
  });
  const shared = await createStore(database, { clock: systemClock, aesKey: parseAesKey(TEST_KEY) });
  const close = (): Promise<void> => database.close();
  const remove = async (): Promise<void> => {
    await close();
    rmSync(location, { recursive: true, force: true });
  };
  return { store: { ...shared, kind: 'embedded', movedAside: undefined, close }, database, location, remove };
}

/** Opens a store on a new database of the test server. */
export async function openTemporaryPostgresStore(): Promise<TemporaryStore> {
  const { url, drop } = await createTemporaryPostgres();
  const store = await openStore({ kind: 'postgres', url, aesKey: TEST_KEY, clock: systemClock });
  const database = new PostgresDatabase(url, 2);
  const remove = async (): Promise<void> => {
    await Promise.all([store.close(), database.close()]);
    await drop();
  };
  return { store, database, location: url, remove };
}

/** A new directory below the system's temporary one. */
export function makeTemporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'autopilot-test-'));
}

/** An identifier that no other test uses. */
export function makeId(prefix: string): string {
  return `${prefix}_${randomBytes(8).toString('hex')}`;
}

/** A new run with a lease of a minute. */
export async function startRun(store: Store, owner = 'tester'): Promise<Lease> {
  const id = makeId('run');
  await store.runs.create({ id, workflow: 'chart', graphVersion: 1, input: { request: 'a service' } });
  return store.leases.acquire(id, owner, 60_000);
}

/** What the promise is rejected with. */
export async function catchError(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error,
  );
}
