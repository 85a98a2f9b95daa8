import { PGlite } from '@electric-sql/pglite';
import type { CompiledPglite } from './compile-pglite.js';

/** Object identifier of the type bytea. @see https://github.com/postgres/postgres/blob/REL_18_STABLE/src/include/catalog/pg_type.dat */
const BYTEA = 17;

/** Default is 128 MB, of which a run touches little: 4 MB opens 200 ms faster and saves 135 MB (measured). */
const SHARED_BUFFERS = '4MB';

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
    startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`],
    initDbStartParams: [`--wal-segsize=${String(WAL_SEGMENT_MEGABYTES)}`],
    // PGlite's own go through strings digit by digit: 20 ms for 100 kB.
    parsers: { [BYTEA]: (text: string) => Buffer.from(text.slice(2), 'hex') },
    serializers: { [BYTEA]: (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}` },
  });
}
