import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlainSerializer } from '../checkpoints/aes-serializer.js';
import { FencedPostgresSaver } from '../checkpoints/fenced-postgres-saver.js';
import { migrateDatabase } from '../migrations/migrate.js';
import { openEmbeddedDatabase } from './open-embedded-database.js';
import { packSeedArchive } from './seed-archive.js';

/**
 * Makes an empty, migrated database and packs it. Holds no key and no row, so every machine can start from the same one.
 *
 * Two runs differ in the identifier and times that Postgres writes into its control file, and in nothing that a query sees.
 */
export async function createSeedArchive(): Promise<Uint8Array> {
  const directory = mkdtempSync(join(tmpdir(), 'autopilot-seed-'));
  try {
    const { database } = await openEmbeddedDatabase({ directory, waitMs: 0 });
    const saver = new FencedPostgresSaver(database, createPlainSerializer());
    await migrateDatabase(database, { setUpCheckpoints: () => saver.setup() });
    await database.execute('VACUUM FULL');
    await database.execute('CHECKPOINT');
    await database.close();
    return packSeedArchive(join(directory, 'database'));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
