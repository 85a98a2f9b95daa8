/** The right to execute one run. Every write made under it names {@link Lease.token}. */
export interface Lease {
  readonly runId: string;
  /** Who holds it, for people: host, process id. */
  readonly owner: string;
  /** Fencing token: grows with each new holder of the same run. */
  readonly token: number;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAtMs: number;
}

/** One holder per run at a time, with fencing tokens. */
export interface LeaseStore {
  /**
   * Takes the lease when it is free or expired.
   *
   * @throws AutopilotError `RUN_BUSY` with the holder in `details` when another owner holds it.
   */
  acquire(runId: string, owner: string, ttlMs: number): Promise<Lease>;
  /** Extends the lease. @throws AutopilotError `LEASE_LOST` when the token is no longer the current one. */
  renew(lease: Lease, ttlMs: number): Promise<Lease>;
  /** Gives the lease back. A lease that is already lost is left alone. */
  release(lease: Lease): Promise<void>;
}
