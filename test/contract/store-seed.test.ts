import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlainSerializer } from '../../src/adapters/store/checkpoints/aes-serializer.js';
import { FencedPostgresSaver } from '../../src/adapters/store/checkpoints/fenced-postgres-saver.js';
import { migrateDatabase } from '../../src/adapters/store/migrations/migrate.js';
import { openEmbeddedDatabase } from '../../src/adapters/store/pglite/open-embedded-database.js';
import { POSTGRES_MAJOR } from '../../src/adapters/store/pglite/open-pglite.js';
import type { SqlDatabase, SqlRow } from '../../src/adapters/store/sql-database.js';
import { makeTemporaryDirectory, SEED_ARCHIVE } from '../support/store-fixtures.js';

/** Everything that a query can see of a schema: columns, constraints, indexes, functions, and the rows it starts with. */
const SCHEMA_QUERIES = {
  columns: `SELECT table_name, ordinal_position, column_name, data_type, is_nullable, column_default
    FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`,
  constraints: `SELECT conrelid::regclass::text AS relation, conname, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
  indexes: `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`,
  functions: `SELECT proname, pg_get_functiondef(oid) AS definition FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1`,
  migrations: 'SELECT * FROM schema_migrations ORDER BY version',
  checkpointMigrations: 'SELECT * FROM checkpoint_migrations ORDER BY v',
  auditHead: 'SELECT sequence, hash FROM audit_head',
  server: `SELECT current_setting('server_version') AS version, current_setting('wal_segment_size') AS segment, current_setting('server_encoding') AS encoding`,
  rows: `SELECT (SELECT count(*) FROM runs) + (SELECT count(*) FROM encryption_canaries) + (SELECT count(*) FROM leases) AS rows`,
};

async function describeSchema(database: SqlDatabase): Promise<Readonly<Record<string, readonly SqlRow[]>>> {
  const parts: [string, readonly SqlRow[]][] = [];
  for (const [name, query] of Object.entries(SCHEMA_QUERIES)) parts.push([name, await database.query(query)]);
  return Object.fromEntries(parts);
}

describe('the committed seed of the embedded database', () => {
  const directories = [makeTemporaryDirectory(), makeTemporaryDirectory()] as const;
  const databases: SqlDatabase[] = [];

  beforeAll(async () => {
    const fresh = await openEmbeddedDatabase({ directory: directories[0], waitMs: 0 });
    const saver = new FencedPostgresSaver(fresh.database, createPlainSerializer());
    await migrateDatabase(fresh.database, { setUpCheckpoints: () => saver.setup() });
    const seeded = await openEmbeddedDatabase({
      directory: directories[1],
      waitMs: 0,
      seedArchive: SEED_ARCHIVE,
    });
    databases.push(fresh.database, seeded.database);
  });

  afterAll(async () => {
    for (const database of databases) await database.close();
    for (const directory of directories) rmSync(directory, { recursive: true, force: true });
  });

  it('is what the migrations make of an empty database (else run scripts/seed-database.mjs)', async () => {
    const [fresh, seeded] = databases;
    expect(await describeSchema(seeded!)).toEqual(await describeSchema(fresh!));
  });

  it('is of the Postgres version inside PGlite', async () => {
    const [row] = await databases[1]!.query(`SELECT current_setting('server_version') AS version`);
    expect(String(row?.['version']).split('.')[0]).toBe(POSTGRES_MAJOR);
  });

  it('holds every step of LangGraph (else add a migration that runs its setup again)', async () => {
    const fresh = databases[0]!;
    const before = await fresh.query('SELECT count(*)::int AS steps FROM checkpoint_migrations');
    await new FencedPostgresSaver(fresh, createPlainSerializer()).setup();
    expect(await fresh.query('SELECT count(*)::int AS steps FROM checkpoint_migrations')).toEqual(before);
  });
});
