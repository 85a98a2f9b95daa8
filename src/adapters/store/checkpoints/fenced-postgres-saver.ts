import type { RunnableConfig } from '@langchain/core/runnables';
import {
  WRITES_IDX_MAP,
  type ChannelVersions,
  type Checkpoint,
  type CheckpointMetadata,
  type PendingWrite,
  type SerializerProtocol,
} from '@langchain/langgraph-checkpoint';
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import type pg from 'pg';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { Lease } from '../../../core/ports/lease-store.js';
import { FENCE, fenceParameters, throwRefusal } from '../sql/fence.js';
import type { SqlDatabase, SqlRow } from '../sql-database.js';

/** `$1` and `$2` stand for no lease: every write passes. */
const NO_FENCE = 'fence AS (SELECT 1 WHERE $1::text IS NULL AND $2::bigint IS NULL)';

const DELETE_THREAD = `WITH blobs AS (DELETE FROM checkpoint_blobs WHERE thread_id = $1),
  writes AS (DELETE FROM checkpoint_writes WHERE thread_id = $1)
  DELETE FROM checkpoints WHERE thread_id = $1`;

/**
 * LangGraph's Postgres checkpointer over a {@link SqlDatabase}. Reading is upstream's; each write is one statement instead
 * of a transaction of many (upstream sends four or more per checkpoint), which is what makes it cheap on PGlite and lets
 * it be fenced: with a lease, a process that lost it can no longer touch the thread.
 */
export class FencedPostgresSaver extends PostgresSaver {
  readonly #database: SqlDatabase;
  readonly #lease: Lease | undefined;

  constructor(database: SqlDatabase, serializer: SerializerProtocol, lease?: Lease) {
    super(presentAsPool(database), serializer);
    this.#database = database;
    this.#lease = lease;
  }

  override async put(
    config: RunnableConfig,
    checkpoint: Checkpoint,
    metadata: CheckpointMetadata,
    newVersions: ChannelVersions,
  ): Promise<RunnableConfig> {
    const { threadId, namespace, checkpointId } = readThread(config);
    const [blobs, storedMetadata] = await Promise.all([
      this._dumpBlobs(threadId, namespace, checkpoint.channel_values, newVersions),
      this._dumpMetadata(metadata) as Promise<unknown>,
    ]);
    const rows = blobs.map(([, , channel, version, type, blob]) => ({
      channel,
      version,
      type,
      blob: toBase64(blob),
    }));
    await this.#write(
      `, blobs AS (
         INSERT INTO checkpoint_blobs (thread_id, checkpoint_ns, channel, version, type, blob)
         SELECT $3, $4, item.channel, item.version, item.type, decode(item.blob, 'base64')
         FROM fence, json_to_recordset($9::json) AS item (channel text, version text, type text, blob text)
         ON CONFLICT (thread_id, checkpoint_ns, channel, version) DO NOTHING
       )
       INSERT INTO checkpoints (thread_id, checkpoint_ns, checkpoint_id, parent_checkpoint_id, checkpoint, metadata)
       SELECT $3, $4, $5, $6, $7::jsonb, $8::jsonb FROM fence
       ON CONFLICT (thread_id, checkpoint_ns, checkpoint_id)
       DO UPDATE SET checkpoint = EXCLUDED.checkpoint, metadata = EXCLUDED.metadata
       RETURNING 1 AS written`,
      [
        threadId,
        namespace,
        checkpoint.id,
        checkpointId ?? null,
        JSON.stringify(this._dumpCheckpoint(checkpoint)),
        JSON.stringify(storedMetadata),
        JSON.stringify(rows),
      ],
    );
    return { configurable: { thread_id: threadId, checkpoint_ns: namespace, checkpoint_id: checkpoint.id } };
  }

  override async putWrites(config: RunnableConfig, writes: PendingWrite[], taskId: string): Promise<void> {
    if (writes.length === 0) return;
    const { threadId, namespace, checkpointId } = readThread(config);
    if (checkpointId === undefined) {
      throw new AutopilotError(
        'INVARIANT_BROKEN',
        'Checkpoint writes need configurable.checkpoint_id as a string.',
      );
    }
    const dumped = await this._dumpWrites(threadId, namespace, checkpointId, taskId, writes);
    const rows = dumped.map(([, , , , index, channel, type, blob]) => ({
      index,
      channel,
      type,
      blob: toBase64(blob),
    }));
    // Special channels (errors, interrupts, resumes) are replaced, ordinary writes of a task are kept: upstream's rule.
    const onConflict = writes.every(([channel]) => channel in WRITES_IDX_MAP)
      ? 'UPDATE SET channel = EXCLUDED.channel, type = EXCLUDED.type, blob = EXCLUDED.blob'
      : 'NOTHING';
    await this.#write(
      `, stored AS (
         INSERT INTO checkpoint_writes (thread_id, checkpoint_ns, checkpoint_id, task_id, idx, channel, type, blob)
         SELECT $3, $4, $5, $6, item.index, item.channel, item.type, decode(item.blob, 'base64')
         FROM fence, json_to_recordset($7::json) AS item (index integer, channel text, type text, blob text)
         ON CONFLICT (thread_id, checkpoint_ns, checkpoint_id, task_id, idx) DO ${onConflict}
       )
       SELECT 1 AS written FROM fence`,
      [threadId, namespace, checkpointId, taskId, JSON.stringify(rows)],
    );
  }

  override async deleteThread(threadId: string): Promise<void> {
    await this.#database.query(DELETE_THREAD, [threadId]);
  }

  /** The pool belongs to the store, which closes it. */
  override end(): Promise<void> {
    return Promise.resolve();
  }

  async #write(statement: string, parameters: readonly unknown[]): Promise<void> {
    const lease = this.#lease;
    const [fence, fenceValues] =
      lease === undefined ? [NO_FENCE, [null, null]] : [FENCE, fenceParameters(lease)];
    const rows: readonly SqlRow[] = await this.#database.query(`WITH ${fence} ${statement}`, [
      ...fenceValues,
      ...parameters,
    ]);
    if (rows.length === 0 && lease !== undefined) await throwRefusal(this.#database, lease);
  }
}

function toBase64(bytes: Uint8Array | undefined): string | null {
  return bytes === undefined ? null : Buffer.from(bytes).toString('base64');
}

interface ThreadPosition {
  readonly threadId: string;
  readonly namespace: string;
  readonly checkpointId: string | undefined;
}

function readThread(config: RunnableConfig): ThreadPosition {
  const configurable = (config.configurable ?? {}) as Record<string, unknown>;
  const threadId = configurable['thread_id'];
  if (typeof threadId !== 'string') {
    throw new AutopilotError('INVARIANT_BROKEN', 'A checkpoint needs configurable.thread_id as a string.');
  }
  const namespace = configurable['checkpoint_ns'];
  const checkpointId = configurable['checkpoint_id'];
  return {
    threadId,
    namespace: typeof namespace === 'string' ? namespace : '',
    checkpointId: typeof checkpointId === 'string' ? checkpointId : undefined,
  };
}

/** The part of pg.Pool that PostgresSaver's reading and setup use. */
function presentAsPool(database: SqlDatabase): pg.Pool {
  const query = async (
    statement: string,
    parameters?: readonly unknown[],
  ): Promise<{ rows: readonly SqlRow[] }> => {
    try {
      return { rows: await database.query(statement, parameters) };
    } catch (error) {
      // Upstream's setup recognises a missing table by the driver's own error code.
      throw AutopilotError.is(error) && isMissingTable(error.cause) ? error.cause : error;
    }
  };
  const client = { query, release: () => undefined };
  return { query, connect: () => Promise.resolve(client) } as unknown as pg.Pool;
}

function isMissingTable(cause: unknown): cause is Error {
  return cause instanceof Error && 'code' in cause && cause.code === '42P01';
}
