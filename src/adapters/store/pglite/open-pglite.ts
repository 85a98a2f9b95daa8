import { PGlite } from '@electric-sql/pglite';
import type { CompiledPglite } from './compile-pglite.js';

/** Object identifier of the type bytea. @see https://github.com/postgres/postgres/blob/REL_18_STABLE/src/include/catalog/pg_type.dat */
const BYTEA = 17;

/**
 * Postgres clears all of its shared memory when it opens: 150 MB by default, 4 MB with these. A run touches less than the
 * 2 MB of buffers, and there is one connection, no replica, no vacuum in the background.
 *
 * @see https://www.postgresql.org/docs/18/runtime-config.html
 */
const SMALL_SHARED_MEMORY = {
  shared_buffers: '2MB',
  max_connections: '5',
  superuser_reserved_connections: '0',
  max_wal_senders: '0',
  max_replication_slots: '0',
  autovacuum_worker_slots: '1',
  autovacuum_max_workers: '1',
  serializable_buffers: '16',
  multixact_member_buffers: '16',
  max_pred_locks_per_transaction: '10',
};

/** Default is 16 MB a segment; small segments keep a new database directory, and the seed archive, small. */
const WAL_SEGMENT_MEGABYTES = 1;

/** Major version of the Postgres inside the pinned PGlite; pinned by a test. */
export const POSTGRES_MAJOR = '18';

/**
 * Opens PGlite on a directory, which it initialises when empty (slow: see create-embedded-database).
 *
 * @param directory - Absolute path.
 * @param compiled - The module, when its compilation was begun earlier.
 */
export async function openPglite(directory: string, compiled?: CompiledPglite): Promise<PGlite> {
  return PGlite.create({
    dataDir: directory,
    ...(compiled === undefined ? {} : { pgliteWasmModule: compiled.module }),
    startParams: [
      ...PGlite.defaultStartParams,
      ...Object.entries(SMALL_SHARED_MEMORY).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    initDbStartParams: [`--wal-segsize=${String(WAL_SEGMENT_MEGABYTES)}`],
    // PGlite's own go through strings digit by digit: 20 ms for 100 kB.
    parsers: { [BYTEA]: (text: string) => Buffer.from(text.slice(2), 'hex') },
    serializers: { [BYTEA]: (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}` },
  });
}
