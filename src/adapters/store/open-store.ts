import type { OpenStoreOptions, Store } from './store.js';

/**
 * Opens the durable run core. Only the module of the kind that is asked for is loaded: PGlite and pg, and LangGraph's
 * checkpoint packages behind both, cost start-up time on every path that does not need them.
 *
 * Opening an embedded store makes this process the owner of the directory, also for reading: PGlite has no second reader.
 *
 * @throws AutopilotError `DATA_DIRECTORY_BUSY`, `DATA_DIRECTORY_UNUSABLE`, `DATABASE_UNAVAILABLE`,
 * `DATABASE_INCOMPATIBLE`, `ENCRYPTION_KEY_MISSING`, `ENCRYPTION_KEY_INVALID`, `CONFIG_INVALID` for a bad URL.
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  if (options.kind === 'embedded') {
    const { openEmbeddedStore } = await import('./pglite/open-embedded-store.js');
    return openEmbeddedStore(options);
  }
  const { openPostgresStore } = await import('./postgres/open-postgres-store.js');
  return openPostgresStore(options);
}
