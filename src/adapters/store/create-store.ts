import type { Clock } from '../../core/ports/clock.js';
import type { Lease } from '../../core/ports/lease-store.js';
import type { AesKey } from './checkpoints/aes-key.js';
import { AesSerializer, createPlainSerializer } from './checkpoints/aes-serializer.js';
import { EncryptedPostgresSaver } from './checkpoints/encrypted-postgres-saver.js';
import { FencedPostgresSaver } from './checkpoints/fenced-postgres-saver.js';
import { SqlMemoryStore } from './checkpoints/sql-memory-store.js';
import { verifyEncryption } from './checkpoints/verify-encryption.js';
import { migrateDatabase } from './migrations/migrate.js';
import type { SqlDatabase } from './sql-database.js';
import { SqlArtifactStore } from './sql/sql-artifact-store.js';
import { SqlAuditLog } from './sql/sql-audit-log.js';
import { SqlEffectLedger } from './sql/sql-effect-ledger.js';
import { SqlEventLog } from './sql/sql-event-log.js';
import { SqlLeaseStore } from './sql/sql-lease-store.js';
import { SqlReviewStore } from './sql/sql-review-store.js';
import { SqlRunStore } from './sql/sql-run-store.js';
import type { Store } from './store.js';

/** What both kinds of store have in common. */
export interface CreateStoreOptions {
  readonly clock: Clock;
  /** Undefined: checkpoints are kept in clear. */
  readonly aesKey: AesKey | undefined;
}

/** The ports that do not depend on where the database is. */
export type SharedStore = Omit<Store, 'kind' | 'movedAside' | 'leases' | 'close'> & {
  readonly leases: SqlLeaseStore;
};

/** Migrates the database, checks the key and puts every port on it. */
export async function createStore(database: SqlDatabase, options: CreateStoreOptions): Promise<SharedStore> {
  const { aesKey, clock } = options;
  const encryption = aesKey === undefined ? undefined : { aesKey, serializer: new AesSerializer(aesKey) };
  const createSaver = (lease?: Lease): FencedPostgresSaver =>
    encryption === undefined
      ? new FencedPostgresSaver(database, createPlainSerializer(), lease)
      : new EncryptedPostgresSaver(database, encryption.serializer, lease);
  const checkpointer = createSaver();
  await migrateDatabase(database, { setUpCheckpoints: () => checkpointer.setup() });
  await verifyEncryption(database, encryption);
  return {
    runs: new SqlRunStore(database, clock),
    events: new SqlEventLog(database, clock),
    reviews: new SqlReviewStore(database, clock),
    effects: new SqlEffectLedger(database, clock),
    leases: new SqlLeaseStore(database),
    artifacts: new SqlArtifactStore(database, clock),
    audit: new SqlAuditLog(database, clock),
    checkpointer,
    langgraphStore: new SqlMemoryStore(database, encryption?.serializer ?? createPlainSerializer(), clock),
    checkpointerFor: createSaver,
  };
}
