import { afterAll, beforeAll, describe } from 'vitest';
import type { SqlDatabase } from '../../src/adapters/store/sql-database.js';
import type { Store } from '../../src/adapters/store/store.js';
import {
  openTemporaryEmbeddedStore,
  openTemporaryPostgresStore,
  type TemporaryStore,
} from '../support/store-fixtures.js';
import { hasPostgres } from '../support/temporary-postgres.js';
import { artifactStoreContract } from './artifact-store.contract.js';
import { auditLogContract } from './audit-log.contract.js';
import { checkpointerContract } from './checkpointer.contract.js';
import { effectLedgerContract } from './effect-ledger.contract.js';
import { eventLogContract } from './event-log.contract.js';
import { leaseStoreContract } from './lease-store.contract.js';
import { reviewStoreContract } from './review-store.contract.js';
import { runStoreContract } from './run-store.contract.js';

const postgresIsThere = await hasPostgres();

describe.each([
  { name: 'PGlite', open: openTemporaryEmbeddedStore, available: true },
  { name: 'Postgres', open: openTemporaryPostgresStore, available: postgresIsThere },
])('on $name', ({ open, available }) => {
  describe.skipIf(!available)('the run core', () => {
    let temporary: TemporaryStore;
    beforeAll(async () => {
      temporary = await open();
    });
    afterAll(() => temporary.remove());

    const store = (): Store => temporary.store;
    const database = (): SqlDatabase => temporary.database;
    runStoreContract(store);
    leaseStoreContract(store);
    eventLogContract(store);
    reviewStoreContract(store);
    effectLedgerContract(store);
    artifactStoreContract(store);
    checkpointerContract(store);
    // Last: it leaves a broken chain behind.
    auditLogContract(store, database);
  });
});
