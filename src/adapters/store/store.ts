import type { BaseCheckpointSaver, BaseStore } from '@langchain/langgraph-checkpoint';
import type { ArtifactStore } from '../../core/ports/artifact-store.js';
import type { AuditLog } from '../../core/ports/audit-log.js';
import type { Clock } from '../../core/ports/clock.js';
import type { EffectLedger } from '../../core/ports/effect-ledger.js';
import type { EventLog } from '../../core/ports/event-log.js';
import type { Lease, LeaseStore } from '../../core/ports/lease-store.js';
import type { ReviewStore } from '../../core/ports/review-store.js';
import type { RunStore } from '../../core/ports/run-store.js';
import type { MachineCodeFolder } from '../machine-code/machine-code.js';

/** The durable run core: every port on one database. */
export interface Store {
  readonly kind: 'embedded' | 'postgres';
  readonly runs: RunStore;
  readonly events: EventLog;
  readonly reviews: ReviewStore;
  readonly effects: EffectLedger;
  readonly leases: LeaseStore;
  readonly artifacts: ArtifactStore;
  readonly audit: AuditLog;
  /** For looking at threads. Executing a run takes {@link Store.checkpointerFor}. */
  readonly checkpointer: BaseCheckpointSaver;
  /** LangGraph's long-term memory, encrypted like checkpoints. */
  readonly langgraphStore: BaseStore;
  /** Where an embedded database of another major version was moved to at opening; undefined otherwise. */
  readonly movedAside: string | undefined;
  /**
   * A checkpointer whose writes are refused with `LEASE_LOST` once the lease is lost, and with `RUN_CANCELLED` once the run
   * is cancelled. Renewing the lease keeps it valid.
   */
  checkpointerFor(lease: Lease): BaseCheckpointSaver;
  /** Ends the connections and, embedded, lets the next process in. Idempotent. */
  close(): Promise<void>;
}

/** A database in a directory of this machine, owned by one process at a time. */
export interface EmbeddedStoreOptions {
  readonly kind: 'embedded';
  /** Absolute path. Holds the database, its lock and the key file. */
  readonly directory: string;
  /** A key of 32 bytes in hexadecimal, base64 or plain form. @default the key file `checkpoint.key` in the directory */
  readonly aesKey?: string;
  /** Milliseconds to wait for the process that owns the directory. @default 30_000 */
  readonly waitMs?: number;
  /** Called once when there is an owner to wait for. */
  readonly onWait?: (owner: { readonly pid: number }) => void;
  /** Path of `database-seed.tar.br`; a new database is unpacked from it instead of initialised. */
  readonly seedArchive?: string;
  /** Kept machine code of PGlite's WebAssembly. */
  readonly machineCode?: MachineCodeFolder;
  readonly clock: Clock;
}

/** A database on a server, shared by many processes. */
export interface PostgresStoreOptions {
  readonly kind: 'postgres';
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  /** A key of 32 bytes in hexadecimal, base64 or plain form. */
  readonly aesKey?: string;
  /** Explicit leave to keep checkpoints in clear when there is no key. @default false */
  readonly allowUnencrypted?: boolean;
  /** Most connections of this process; at least 2. @default 10 */
  readonly poolSize?: number;
  readonly clock: Clock;
}

/** What {@link Store} is opened with. */
export type OpenStoreOptions = EmbeddedStoreOptions | PostgresStoreOptions;
