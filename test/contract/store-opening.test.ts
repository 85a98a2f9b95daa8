import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { createStore } from '../../src/adapters/store/create-store.js';
import { openStore } from '../../src/adapters/store/open-store.js';
import { openEmbeddedDatabase } from '../../src/adapters/store/pglite/open-embedded-database.js';
import type { Store } from '../../src/adapters/store/store.js';
import { makeTemporaryDirectory, SEED_ARCHIVE, startRun, TEST_KEY } from '../support/store-fixtures.js';
import { createTemporaryPostgres, hasPostgres } from '../support/temporary-postgres.js';

const directories: string[] = [];
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

function makeDirectory(): string {
  const directory = makeTemporaryDirectory();
  directories.push(directory);
  return directory;
}

function openIn(
  directory: string,
  extra: { readonly aesKey?: string; readonly waitMs?: number } = {},
): Promise<Store> {
  return openStore({ kind: 'embedded', directory, seedArchive: SEED_ARCHIVE, clock: systemClock, ...extra });
}

function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}

describe('an embedded store', () => {
  it('makes its directory and key for the owner only, whatever the umask, and finds its rows again', async () => {
    const directory = join(makeDirectory(), 'deep', 'home');
    const before = process.umask(0);
    let store: Store;
    try {
      store = await openIn(directory);
    } finally {
      process.umask(before);
    }
    const lease = await startRun(store);
    await store.close();
    await store.close();
    expect(modeOf(directory)).toBe(0o700);
    expect(modeOf(join(directory, 'database'))).toBe(0o700);
    expect(modeOf(join(directory, 'lock'))).toBe(0o700);
    expect(modeOf(join(directory, 'checkpoint.key'))).toBe(0o600);
    const again = await openIn(directory);
    expect((await again.runs.get(lease.runId)).status).toBe('pending');
    await again.close();
  });

  it('frees the leases of processes that died, because no other process can live', async () => {
    const directory = makeDirectory();
    const first = await openIn(directory);
    const lease = await startRun(first, 'dead process');
    await first.close();
    const second = await openIn(directory);
    expect(await second.leases.acquire(lease.runId, 'next', 1000)).toMatchObject({ token: lease.token + 1 });
    await second.close();
  });

  it('refuses a second opener with the pid of the owner and a hint, and lets it in afterwards', async () => {
    const directory = makeDirectory();
    const first = await openIn(directory);
    const waiting: number[] = [];
    const options = { kind: 'embedded', directory, clock: systemClock, waitMs: 250 } as const;
    await expect(openStore({ ...options, onWait: (owner) => waiting.push(owner.pid) })).rejects.toMatchObject(
      {
        code: 'DATA_DIRECTORY_BUSY',
        details: { pid: process.pid, directory },
        hint: expect.stringContaining(String(process.pid)) as unknown,
      },
    );
    expect(waiting).toEqual([process.pid]);
    const pending = openIn(directory, { waitMs: 20_000 });
    await first.close();
    await (await pending).close();
  });

  it('refuses statements after closing', async () => {
    const store = await openIn(makeDirectory());
    await store.close();
    await expect(store.runs.list()).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });

  it('detects another key before anything is read', async () => {
    const directory = makeDirectory();
    await (await openIn(directory, { aesKey: TEST_KEY })).close();
    await expect(openIn(directory)).rejects.toMatchObject({ code: 'ENCRYPTION_KEY_INVALID' });
    await expect(openIn(directory, { aesKey: 'nonsense' })).rejects.toMatchObject({
      code: 'ENCRYPTION_KEY_INVALID',
    });
    await (await openIn(directory, { aesKey: TEST_KEY })).close();
  });

  it('refuses a damaged key file and closes one that others could read', async () => {
    const directory = makeDirectory();
    await (await openIn(directory)).close();
    const keyFile = join(directory, 'checkpoint.key');
    chmodSync(keyFile, 0o644);
    await (await openIn(directory)).close();
    expect(modeOf(keyFile)).toBe(0o600);
    writeFileSync(keyFile, 'damaged');
    await expect(openIn(directory)).rejects.toMatchObject({ code: 'ENCRYPTION_KEY_INVALID' });
  });

  it('moves a database of another major version aside and starts a new one', async () => {
    const directory = makeDirectory();
    for (const number of ['1', '2']) {
      rmSync(join(directory, 'database'), { recursive: true, force: true });
      mkdirSync(join(directory, 'database'));
      writeFileSync(join(directory, 'database', 'PG_VERSION'), '16\n');
      const store = await openIn(directory);
      expect(store.movedAside).toBe(join(directory, `database.pg16-${number}`));
      expect(await store.runs.list()).toEqual([]);
      await store.close();
      expect(readFileSync(join(directory, `database.pg16-${number}`, 'PG_VERSION'), 'utf8')).toBe('16\n');
    }
    const store = await openIn(directory);
    expect(store.movedAside).toBeUndefined();
    await store.close();
  });

  it('clears away a database whose making was interrupted', async () => {
    const directory = makeDirectory();
    mkdirSync(join(directory, 'database.new-0123'));
    writeFileSync(join(directory, 'database.new-0123', 'PG_VERSION'), '18\n');
    await (await openIn(directory)).close();
    expect(readdirSync(directory).sort()).toEqual(['checkpoint.key', 'database', 'lock']);
  });

  it('says which directory it cannot use', async () => {
    const file = join(makeDirectory(), 'file');
    writeFileSync(file, '');
    await expect(openIn(join(file, 'home'))).rejects.toMatchObject({ code: 'DATA_DIRECTORY_UNUSABLE' });
  });

  it('refuses a database that a newer build has migrated, or another build differently', async () => {
    const directory = makeDirectory();
    const { database } = await openEmbeddedDatabase({ directory, waitMs: 0, seedArchive: SEED_ARCHIVE });
    await database.execute(`INSERT INTO schema_migrations VALUES (99, 'from-the-future', 'x')`);
    await expect(createStore(database, { clock: systemClock, aesKey: undefined })).rejects.toMatchObject({
      code: 'DATABASE_INCOMPATIBLE',
      details: { version: 99 },
    });
    await database.execute(`DELETE FROM schema_migrations WHERE version = 99;
      UPDATE schema_migrations SET checksum = 'other' WHERE version = 1`);
    await expect(createStore(database, { clock: systemClock, aesKey: undefined })).rejects.toMatchObject({
      code: 'DATABASE_INCOMPATIBLE',
      details: { version: 1 },
    });
    await database.close();
  });
});

describe.skipIf(!(await hasPostgres()))('a Postgres store', () => {
  it('wants a key, or to be told that it may do without', async () => {
    await expect(
      openStore({ kind: 'postgres', url: 'postgres://127.0.0.1/none', clock: systemClock }),
    ).rejects.toMatchObject({ code: 'ENCRYPTION_KEY_MISSING', exitCode: 4 });
  });

  it('keeps to what the first opening decided about encryption', async () => {
    const clear = await createTemporaryPostgres();
    const sealed = await createTemporaryPostgres();
    const options = { kind: 'postgres', clock: systemClock } as const;
    try {
      await (await openStore({ ...options, url: clear.url, allowUnencrypted: true })).close();
      await expect(openStore({ ...options, url: clear.url, aesKey: TEST_KEY })).rejects.toMatchObject({
        code: 'ENCRYPTION_KEY_INVALID',
      });
      await (await openStore({ ...options, url: sealed.url, aesKey: TEST_KEY })).close();
      await expect(openStore({ ...options, url: sealed.url, allowUnencrypted: true })).rejects.toMatchObject({
        code: 'ENCRYPTION_KEY_MISSING',
      });
      await expect(openStore({ ...options, url: sealed.url, aesKey: 'e'.repeat(64) })).rejects.toMatchObject({
        code: 'ENCRYPTION_KEY_INVALID',
      });
    } finally {
      await clear.drop();
      await sealed.drop();
    }
  });

  it('migrates once when six open a new database at once', async () => {
    const { url, drop } = await createTemporaryPostgres();
    try {
      const options = { kind: 'postgres', url, aesKey: TEST_KEY, poolSize: 2, clock: systemClock } as const;
      const stores = await Promise.all(Array.from({ length: 6 }, () => openStore(options)));
      await Promise.all(stores.map((store) => startRun(store)));
      expect(await stores[0]?.runs.list()).toHaveLength(6);
      await Promise.all(stores.map((store) => store.close()));
    } finally {
      await drop();
    }
  });

  it.each(['hunter2', 'postgres//u:hunter2@host', 'mysql://u:hunter2@host/db', 'postgres://u:hunter2@[/db'])(
    'refuses %j as a URL, without showing the password',
    async (url) => {
      const error: unknown = await openStore({
        kind: 'postgres',
        url,
        aesKey: TEST_KEY,
        clock: systemClock,
      }).catch((cause: unknown) => cause);
      expect(error).toMatchObject({ code: 'CONFIG_INVALID', cause: undefined });
      expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
    },
  );

  it('says that the server does not answer, without showing the password', async () => {
    const url = 'postgres://somebody:hunter2@127.0.0.1:1/none';
    const error = await openStore({ kind: 'postgres', url, aesKey: TEST_KEY, clock: systemClock }).catch(
      (cause: unknown) => cause,
    );
    expect(error).toMatchObject({ code: 'DATABASE_UNAVAILABLE', exitCode: 69 });
    expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
  });
});
