import type { BaseCheckpointSaver } from '@langchain/langgraph-checkpoint';
import * as vitest from 'vitest';
import {
  openTemporaryEmbeddedStore,
  openTemporaryPostgresStore,
  type TemporaryStore,
} from '../support/store-fixtures.js';
import { hasPostgres } from '../support/temporary-postgres.js';

// Upstream's suite takes describe, it and expect from globals, which this project does not switch on.
Object.assign(globalThis, vitest);
const { validate } = await import('@langchain/langgraph-checkpoint-validation');

/** Runs LangGraph's own suite for checkpointers against ours, on one store with its tables emptied in between. */
function validateCheckpointer(checkpointerName: string, open: () => Promise<TemporaryStore>): void {
  let temporary: TemporaryStore;
  validate({
    checkpointerName,
    beforeAllTimeout: 60_000,
    beforeAll: async () => {
      temporary = await open();
    },
    afterAll: () => temporary.remove(),
    createCheckpointer: (): BaseCheckpointSaver => temporary.store.checkpointer,
    destroyCheckpointer: () =>
      temporary.database.execute('TRUNCATE checkpoints, checkpoint_blobs, checkpoint_writes'),
  });
}

validateCheckpointer('encrypted saver on PGlite', openTemporaryEmbeddedStore);
if (await hasPostgres()) validateCheckpointer('encrypted saver on Postgres', openTemporaryPostgresStore);
