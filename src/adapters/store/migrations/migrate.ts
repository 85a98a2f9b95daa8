import { createHash } from 'node:crypto';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { SqlDatabase, SqlRow } from '../sql-database.js';
import { MIGRATIONS, type Migration } from './index.js';

const CREATE_HISTORY = `CREATE TABLE IF NOT EXISTS schema_migrations (
  version integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL)`;

/** SHA-256 of what a migration does, hexadecimal. */
export function checksumMigration(migration: Migration): string {
  const content = 'sql' in migration ? migration.sql : `${migration.setup}@${migration.release}`;
  return createHash('sha256').update(content).digest('hex');
}

/** What {@link migrateDatabase} may be told. */
export interface MigrateOptions {
  /** Creates or updates LangGraph's checkpoint tables. */
  readonly setUpCheckpoints: () => Promise<void>;
  /** @default all migrations of this build */
  readonly migrations?: readonly Migration[];
}

/**
 * Brings the schema up to date. Costs one query when it already is.
 *
 * @throws AutopilotError `DATABASE_INCOMPATIBLE` when the database has a migration that this build does not know, or one
 * with another content under the same number.
 */
export async function migrateDatabase(database: SqlDatabase, options: MigrateOptions): Promise<void> {
  const migrations = options.migrations ?? MIGRATIONS;
  if (findPending(migrations, await readHistory(database)).length === 0) return;
  await database.exclusively(async () => {
    await database.execute(CREATE_HISTORY);
    // Read again: another process may have migrated while this one waited for the lock.
    for (const migration of findPending(migrations, await readHistory(database))) {
      await applyMigration(database, migration, options.setUpCheckpoints);
    }
  });
}

async function readHistory(database: SqlDatabase): Promise<readonly SqlRow[]> {
  const [present] = await database.query(`SELECT to_regclass('schema_migrations') IS NOT NULL AS present`);
  if (present?.['present'] !== true) return [];
  return database.query('SELECT version, name, checksum FROM schema_migrations ORDER BY version');
}

function findPending(migrations: readonly Migration[], history: readonly SqlRow[]): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.version, migration]));
  for (const applied of history) {
    const version = Number(applied['version']);
    const migration = known.get(version);
    if (migration === undefined || checksumMigration(migration) !== applied['checksum']) {
      throw new AutopilotError(
        'DATABASE_INCOMPATIBLE',
        `The database has migration ${String(version)} (${String(applied['name'])}), which this build ${migration ? 'has with another content' : 'does not know'}.`,
        {
          hint: 'Use the version of autopilot that wrote it, or a newer one; or name another database or AUTOPILOT_HOME.',
          details: { version, newestKnown: migrations.at(-1)?.version ?? 0 },
        },
      );
    }
  }
  const applied = new Set(history.map((row) => Number(row['version'])));
  return migrations.filter((migration) => !applied.has(migration.version));
}

async function applyMigration(
  database: SqlDatabase,
  migration: Migration,
  setUpCheckpoints: () => Promise<void>,
): Promise<void> {
  const record = `INSERT INTO schema_migrations (version, name, checksum)
    VALUES (${String(migration.version)}, '${migration.name}', '${checksumMigration(migration)}');`;
  if ('sql' in migration) {
    await database.execute(`${migration.sql};\n${record}`);
    return;
  }
  await setUpCheckpoints();
  await database.execute(record);
}
