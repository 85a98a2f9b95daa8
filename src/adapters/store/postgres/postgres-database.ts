import pg from 'pg';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { SqlDatabase, SqlRow } from '../sql-database.js';

/** Any number that no other program on the server takes; ours is the start of SHA-256('k8s-autopilot migrations'). */
const MIGRATION_LOCK = 745_520_113;
const CONNECT_TIMEOUT_MS = 10_000;
/** One connection holds the migration lock while another works. */
const MINIMUM_POOL_SIZE = 2;

/** Classes and codes that mean the server cannot work now. @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
const UNAVAILABLE_CODE = /^(08|53|57P|58|28|3D)/u;
const SQL_STATE = /^[0-9A-Z]{5}$/u;

/** {@link SqlDatabase} on a Postgres server, through a pool. */
export class PostgresDatabase implements SqlDatabase {
  readonly #pool: pg.Pool;
  #closing: Promise<void> | undefined;

  /**
   * Connects lazily.
   *
   * @param url - `postgres://…`. Never appears in an error: it may hold a password.
   */
  constructor(url: string, poolSize: number) {
    this.#pool = new pg.Pool({
      connectionString: url,
      max: Math.max(poolSize, MINIMUM_POOL_SIZE),
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: 'k8s-autopilot',
      // A command-line process must be able to end while connections idle.
      allowExitOnIdle: true,
    });
    // The pool drops a connection that broke while idle; without a listener Node would end the process.
    this.#pool.on('error', () => undefined);
  }

  async query(statement: string, parameters: readonly unknown[] = []): Promise<readonly SqlRow[]> {
    try {
      return (await this.#pool.query<SqlRow>(statement, [...parameters])).rows;
    } catch (cause) {
      throw explainFailure(cause);
    }
  }

  async execute(script: string): Promise<void> {
    try {
      await this.#pool.query(script);
    } catch (cause) {
      throw explainFailure(cause);
    }
  }

  async exclusively(work: () => Promise<void>): Promise<void> {
    const client = await this.#pool.connect().catch((cause: unknown) => {
      throw explainFailure(cause);
    });
    let broken: Error | undefined;
    try {
      await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await work();
      await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    } catch (cause) {
      // Ending the connection is what surely gives the lock back.
      broken = cause instanceof Error ? cause : new AutopilotError('DATABASE_UNAVAILABLE', String(cause));
      throw explainFailure(cause);
    } finally {
      client.release(broken);
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#pool.end();
    return this.#closing;
  }
}

function explainFailure(cause: unknown): AutopilotError {
  if (AutopilotError.is(cause)) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (SQL_STATE.test(code) && !UNAVAILABLE_CODE.test(code)) {
    return new AutopilotError('INVARIANT_BROKEN', `The database refused a statement (SQLSTATE ${code}).`, {
      cause,
    });
  }
  return new AutopilotError(
    'DATABASE_UNAVAILABLE',
    `The database does not answer${code === '' ? '' : ` (${code})`}.`,
    {
      hint: 'Check that the server of DATABASE_URL runs, accepts connections from here, and that user and database exist.',
      cause,
      details: { code },
    },
  );
}
