import { AutopilotError } from '../../core/errors/autopilot-error.js';
import type { Lease, LeaseStore } from '../../core/ports/lease-store.js';
import { isDeadOwner, ownOwnerName } from './lease-owner.js';

/** How long a lease lasts without renewal: the longest another machine waits after a crash. */
const TTL_MS = 30_000;
/** Renewed often enough that two renewals may fail before the lease ends. */
const RENEW_MS = TTL_MS / 3;

/** The right to execute a run, kept alive until it is released. */
export class HeldLease {
  readonly #leases: LeaseStore;
  readonly #onLost: (error: unknown) => void;
  readonly #timer: NodeJS.Timeout;
  #lease: Lease;

  private constructor(leases: LeaseStore, lease: Lease, onLost: (error: unknown) => void) {
    this.#leases = leases;
    this.#lease = lease;
    this.#onLost = onLost;
    this.#timer = setInterval(() => void this.#renew(), RENEW_MS);
    this.#timer.unref();
  }

  /**
   * Takes the lease of a run. A holder on this machine whose process is gone is replaced at once; any other holder keeps
   * it until it expires.
   *
   * @param onLost - Called when a renewal is refused.
   * @throws AutopilotError `RUN_BUSY` when a living process holds it.
   */
  static async acquire(
    leases: LeaseStore,
    runId: string,
    onLost: (error: unknown) => void,
  ): Promise<HeldLease> {
    const owner = ownOwnerName();
    try {
      return new HeldLease(leases, await leases.acquire(runId, owner, TTL_MS), onLost);
    } catch (error) {
      const dead = readDeadHolder(error, runId);
      if (dead === undefined) throw error;
      await leases.release(dead);
      return new HeldLease(leases, await leases.acquire(runId, owner, TTL_MS), onLost);
    }
  }

  /** The lease as it stands now. */
  readonly current = (): Lease => this.#lease;

  /** Gives the lease back and stops renewing. */
  async release(): Promise<void> {
    clearInterval(this.#timer);
    await this.#leases.release(this.#lease);
  }

  async #renew(): Promise<void> {
    try {
      this.#lease = await this.#leases.renew(this.#lease, TTL_MS);
    } catch (error) {
      if (AutopilotError.is(error) && error.code === 'LEASE_LOST') {
        clearInterval(this.#timer);
        this.#onLost(error);
      }
    }
  }
}

/** The lease of a `RUN_BUSY` error when its holder is a process of this machine that no longer exists. */
function readDeadHolder(error: unknown, runId: string): Lease | undefined {
  if (!AutopilotError.is(error) || error.code !== 'RUN_BUSY') return undefined;
  const { holder, token } = error.details;
  if (typeof holder !== 'string' || typeof token !== 'number' || !isDeadOwner(holder)) return undefined;
  return { runId, owner: holder, token, expiresAtMs: 0 };
}
