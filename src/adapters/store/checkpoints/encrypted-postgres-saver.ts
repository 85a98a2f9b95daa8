import type { CheckpointMetadata } from '@langchain/langgraph-checkpoint';
import type { Lease } from '../../../core/ports/lease-store.js';
import type { SqlDatabase } from '../sql-database.js';
import type { AesSerializer } from './aes-serializer.js';
import { FencedPostgresSaver } from './fenced-postgres-saver.js';

/** What LangGraph itself reads from metadata, or filters by. Everything else is encrypted. */
const CLEAR_KEYS: ReadonlySet<string> = new Set([
  'source',
  'step',
  'parents',
  'thread_id',
  'counters_since_delta_snapshot',
]);

interface SealedMetadata {
  readonly type: string;
  readonly bytes: string;
}

/**
 * Keeps checkpoint values, writes, interrupts, resumes and errors encrypted. In clear stay: thread id, namespace, channel
 * and node names, versions and times. Upstream parses metadata as JSON, which a ciphertext is not: hence the overrides.
 */
export class EncryptedPostgresSaver extends FencedPostgresSaver {
  readonly #serializer: AesSerializer;

  constructor(database: SqlDatabase, serializer: AesSerializer, lease?: Lease) {
    super(database, serializer, lease);
    this.#serializer = serializer;
  }

  protected override async _dumpMetadata(metadata: CheckpointMetadata): Promise<Record<string, unknown>> {
    const entries = Object.entries(metadata);
    const clear = Object.fromEntries(entries.filter(([key]) => CLEAR_KEYS.has(key)));
    const secret = entries.filter(([key]) => !CLEAR_KEYS.has(key));
    if (secret.length === 0) return clear;
    const [type, bytes] = await this.#serializer.dumpsTyped(Object.fromEntries(secret));
    const sealed: SealedMetadata = { type, bytes: Buffer.from(bytes).toString('base64') };
    return { ...clear, sealed };
  }

  protected override async _loadMetadata(
    metadata: Record<string, unknown>,
  ): Promise<Record<string, unknown>> {
    const { sealed, ...clear } = metadata;
    if (sealed === undefined) return clear;
    const { type, bytes } = sealed as SealedMetadata;
    const secret = await this.#serializer.loadsTyped(type, Buffer.from(bytes, 'base64'));
    return { ...clear, ...(secret as Record<string, unknown>) };
  }
}
