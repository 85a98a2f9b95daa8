import { join } from 'node:path';
import { parseAesKey } from '../checkpoints/aes-key.js';
import { openKeyFile } from '../checkpoints/key-file.js';
import type { EmbeddedStoreOptions, Store } from '../store.js';
import { compilePglite } from './compile-pglite.js';
import { openEmbeddedDatabase } from './open-embedded-database.js';

const DEFAULT_WAIT_MS = 30_000;
const KEY_FILE = 'checkpoint.key';

/** Opens the store of a data directory. Loads PGlite: import this module only where it is used. */
export async function openEmbeddedStore(options: EmbeddedStoreOptions): Promise<Store> {
  const compiling = compilePglite(options.machineCode);
  // LangGraph's packages load while V8's threads compile.
  const { createStore } = await import('../create-store.js');
  const compiled = await compiling;
  const { database, movedAside } = await openEmbeddedDatabase({
    ...(compiled !== undefined && { compiled }),
    directory: options.directory,
    waitMs: options.waitMs ?? DEFAULT_WAIT_MS,
    ...(options.onWait === undefined ? {} : { onWait: options.onWait }),
    ...(options.seedArchive === undefined ? {} : { seedArchive: options.seedArchive }),
  });
  try {
    const aesKey =
      options.aesKey === undefined
        ? await openKeyFile(join(options.directory, KEY_FILE))
        : parseAesKey(options.aesKey);
    const close = async (): Promise<void> => {
      await database.close();
      compiled?.keepCode();
    };
    const shared = await createStore(database, { clock: options.clock, aesKey });
    // We are the only process: whoever held a lease here is dead, and its run may be resumed at once.
    await shared.leases.releaseAll();
    return { ...shared, kind: 'embedded', movedAside, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}
