import type { EventLog } from '../../core/ports/event-log.js';
import type { JsonObject } from '../../core/ports/json.js';
import type { Lease } from '../../core/ports/lease-store.js';
import type { RaisedEvent } from '../../contract/run-event.js';
import type { ProgressObserver } from '../autopilot.js';

/** Events that end a batch: what people and other processes wait for must not linger in memory. */
const FLUSHING: readonly RaisedEvent['type'][] = ['review-requested', 'file-written', 'run-error', 'run-end'];

/**
 * Shows events to the observer at once and appends them to the log in batches, in order.
 *
 * Batches keep the number of statements small: a run raises about a hundred events, and each statement costs a
 * millisecond of the start-up budget. A crash can lose the last batch of progress, never a decision or a result: those
 * are rows of their own.
 */
export class EventRecorder {
  readonly #log: EventLog;
  readonly #lease: () => Lease;
  readonly #observe: ProgressObserver;
  #pending: RaisedEvent[] = [];
  #written: Promise<unknown> = Promise.resolve();

  constructor(log: EventLog, lease: () => Lease, observe: ProgressObserver) {
    this.#log = log;
    this.#lease = lease;
    this.#observe = observe;
  }

  /** Takes one event; returns at once. */
  readonly raise = (event: RaisedEvent): void => {
    this.#observe(event, this.#lease().runId);
    this.#pending.push(event);
    if (FLUSHING.includes(event.type)) void this.flush();
  };

  /** Appends what is pending. @throws AutopilotError `LEASE_LOST` when another process took over. */
  flush(): Promise<void> {
    const batch = this.#pending.map(({ type, data }) => ({ type, data: data as unknown as JsonObject }));
    this.#pending = [];
    const append = this.#written.then(() =>
      batch.length === 0 ? [] : this.#log.append(this.#lease(), batch),
    );
    // The failure reaches whoever awaits this flush; later batches must still be tried.
    this.#written = append.catch(() => undefined);
    const done = append.then(() => undefined);
    done.catch(() => undefined);
    return done;
  }
}
