/** One result row by column name. Numbers of type bigint arrive as string or number: pass them through `Number`. */
export type SqlRow = Readonly<Record<string, unknown>>;

/**
 * The little that the run core needs from a database. PGlite and Postgres implement it; every port is written once over it.
 *
 * Each write of a port is one statement, so there is no transaction to hold open and nothing to roll back.
 */
export interface SqlDatabase {
  /**
   * Runs one statement with `$1`-style parameters. JSON parameters are strings, byte parameters are Uint8Array.
   *
   * @throws AutopilotError `DATABASE_UNAVAILABLE` when the database cannot be reached, `DATA_DIRECTORY_BUSY` when this
   * process is no longer the owner of an embedded database, `INVARIANT_BROKEN` for a statement the database refuses.
   */
  query(statement: string, parameters?: readonly unknown[]): Promise<readonly SqlRow[]>;
  /** Runs several statements without parameters as one transaction. */
  execute(script: string): Promise<void>;
  /**
   * Runs the work while no other process that asks for the same runs its own. Guards migrations, which PostgresSaver's
   * own setup cannot do.
   */
  exclusively(work: () => Promise<void>): Promise<void>;
  /** Ends all connections. Idempotent. */
  close(): Promise<void>;
}
