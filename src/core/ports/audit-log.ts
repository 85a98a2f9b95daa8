import type { JsonObject } from './json.js';

/** One entry of the hash chain. */
export interface AuditEntry {
  readonly sequence: number;
  readonly actor: string;
  /** Noun-action: `review-decide`, `run-cancel`. */
  readonly action: string;
  readonly subject: string;
  readonly data: JsonObject;
  readonly atMs: number;
  /** SHA-256 over the previous hash and this entry, hexadecimal. */
  readonly hash: string;
}

/** Who did what, each entry chained to the one before by hash. */
export interface AuditLog {
  append(entry: Pick<AuditEntry, 'actor' | 'action' | 'subject' | 'data'>): Promise<AuditEntry>;
  list(after: number, limit?: number): Promise<readonly AuditEntry[]>;
  /** The first sequence number whose hash does not fit, or undefined when the chain is whole. */
  findBreak(): Promise<number | undefined>;
}
