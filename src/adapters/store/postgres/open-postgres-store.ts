import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import { parseAesKey } from '../checkpoints/aes-key.js';
import { createStore } from '../create-store.js';
import type { PostgresStoreOptions, Store } from '../store.js';
import { PostgresDatabase } from './postgres-database.js';

const DEFAULT_POOL_SIZE = 10;

/** Opens the store of a Postgres server. Loads pg: import this module only where it is used. */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  if (options.aesKey === undefined && options.allowUnencrypted !== true) {
    throw new AutopilotError('ENCRYPTION_KEY_MISSING', 'Postgres is used without LANGGRAPH_AES_KEY.', {
      hint: 'Set LANGGRAPH_AES_KEY to the output of `openssl rand -hex 32`, or allow unencrypted checkpoints explicitly.',
    });
  }
  const aesKey = options.aesKey === undefined ? undefined : parseAesKey(options.aesKey);
  requireDatabaseUrl(options.url);
  const database = new PostgresDatabase(options.url, options.poolSize ?? DEFAULT_POOL_SIZE);
  try {
    const shared = await createStore(database, { clock: options.clock, aesKey });
    return { ...shared, kind: 'postgres', movedAside: undefined, close: () => database.close() };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Checked here because the driver's own error would carry the whole text, password included. */
function requireDatabaseUrl(url: string): void {
  const isUrl = URL.canParse(url) && /^postgres(?:ql)?:$/u.test(new URL(url).protocol);
  if (isUrl) return;
  throw new AutopilotError('CONFIG_INVALID', 'DATABASE_URL is not a postgres:// URL.', {
    hint: 'Write it as postgres://user:password@host:5432/database; percent-encode special characters in the password.',
  });
}
