import { createHash } from 'node:crypto';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { ArtifactStore } from '../../../core/ports/artifact-store.js';
import type { Clock } from '../../../core/ports/clock.js';
import type { SqlDatabase } from '../sql-database.js';

/** {@link ArtifactStore} on the `artifacts` table. Bytes are checked against their digest when they are read. */
export class SqlArtifactStore implements ArtifactStore {
  readonly #database: SqlDatabase;
  readonly #clock: Clock;

  constructor(database: SqlDatabase, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async put(bytes: Uint8Array, mediaType: string): Promise<string> {
    const digest = createHash('sha256').update(bytes).digest('hex');
    await this.#database.query(
      `INSERT INTO artifacts (digest, media_type, bytes, created_at_ms) VALUES ($1, $2, $3, $4)
       ON CONFLICT (digest) DO NOTHING`,
      [digest, mediaType, bytes, this.#clock.nowMs()],
    );
    return digest;
  }

  async get(digest: string): Promise<Uint8Array | undefined> {
    const [row] = await this.#database.query('SELECT bytes FROM artifacts WHERE digest = $1', [digest]);
    if (row === undefined) return undefined;
    const bytes = new Uint8Array(row['bytes'] as Uint8Array);
    if (createHash('sha256').update(bytes).digest('hex') !== digest) {
      throw new AutopilotError(
        'INVARIANT_BROKEN',
        `Artifact ${digest} does not have the content its digest says.`,
        {
          hint: 'The database was changed from outside; run the work again.',
        },
      );
    }
    return bytes;
  }
}
