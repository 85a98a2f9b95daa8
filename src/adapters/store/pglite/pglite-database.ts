import type { PGlite } from '@electric-sql/pglite';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { DirectoryClaim } from '../data-directory/claim-directory.js';
import type { SqlDatabase, SqlRow } from '../sql-database.js';

/** {@link SqlDatabase} on a PGlite that this process owns. PGlite itself queues statements: there is one connection. */
export class PgliteDatabase implements SqlDatabase {
  readonly #pglite: PGlite;
  readonly #claim: DirectoryClaim;
  #closing: Promise<void> | undefined;

  constructor(pglite: PGlite, claim: DirectoryClaim) {
    this.#pglite = pglite;
    this.#claim = claim;
  }

  async query(statement: string, parameters: readonly unknown[] = []): Promise<readonly SqlRow[]> {
    const result = await this.#run(() => this.#pglite.query<SqlRow>(statement, [...parameters]));
    return result.rows;
  }

  async execute(script: string): Promise<void> {
    await this.#run(() => this.#pglite.exec(script));
  }

  /** There is no other process. */
  exclusively(work: () => Promise<void>): Promise<void> {
    return work();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    try {
      // Waits for statements under way: closing under them would crash the process.
      await this.#pglite.runExclusive(() => Promise.resolve());
      await this.#pglite.close();
    } finally {
      await this.#claim.release();
    }
  }

  async #run<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    if (this.#closing !== undefined) {
      throw new AutopilotError('DATABASE_UNAVAILABLE', 'The embedded database has been closed.');
    }
    if (!this.#claim.isHeld()) {
      throw new AutopilotError(
        'DATA_DIRECTORY_BUSY',
        'Another process has taken over the embedded database.',
        {
          hint: 'This process was frozen for too long; run the command again.',
        },
      );
    }
    try {
      return await work();
    } catch (cause) {
      throw new AutopilotError('INVARIANT_BROKEN', 'The embedded database refused a statement.', { cause });
    }
  }
}
