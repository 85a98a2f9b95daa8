import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Annotation, Command, END, interrupt, START, StateGraph } from '@langchain/langgraph';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { openStore } from '../../src/adapters/store/open-store.js';
import { PostgresDatabase } from '../../src/adapters/store/postgres/postgres-database.js';
import type { SqlDatabase } from '../../src/adapters/store/sql-database.js';
import type { Store } from '../../src/adapters/store/store.js';
import {
  openTemporaryEmbeddedStore,
  openTemporaryPostgresStore,
  startRun,
} from '../support/store-fixtures.js';
import { createTemporaryPostgres, hasPostgres } from '../support/temporary-postgres.js';

const postgresIsThere = await hasPostgres();

const MARKER = `marker-${randomBytes(12).toString('hex')}`;

/** The marker as it is, in hexadecimal, and the part of its base64 that does not depend on what stands beside it. */
const FORMS = [
  MARKER,
  Buffer.from(MARKER).toString('hex'),
  ...[0, 1, 2].map((shift) =>
    Buffer.from('x'.repeat(shift) + MARKER)
      .toString('base64')
      .slice(4, -4),
  ),
];

const State = Annotation.Root({
  secret: Annotation<string>,
  answer: Annotation<string>,
  list: Annotation<string[]>,
});

/** Brings the marker into state, an interrupt, a resume value, an error, metadata and the long-term memory. */
async function spreadMarker(store: Store): Promise<void> {
  const lease = await startRun(store);
  const graph = new StateGraph(State)
    .addNode('collect', (state) => ({ list: [state.secret, 'more'] }))
    .addNode('ask', (state) => ({ answer: interrupt<string, string>(`is ${state.secret} right?`) }))
    .addNode('fail', (state) => {
      throw new Error(`cannot use ${state.answer}`);
    })
    .addEdge(START, 'collect')
    .addEdge('collect', 'ask')
    .addEdge('ask', 'fail')
    .addEdge('fail', END)
    .compile({ checkpointer: store.checkpointerFor(lease), store: store.langgraphStore });
  const config = {
    configurable: { thread_id: lease.runId, note: MARKER },
    metadata: { note: MARKER },
    tags: [MARKER],
    durability: 'sync' as const,
  };
  await graph.invoke({ secret: MARKER }, config);
  await expect(graph.invoke(new Command({ resume: `${MARKER} resumed` }), config)).rejects.toThrow(MARKER);
  const state = await graph.getState(config);
  expect(JSON.stringify(state.values)).toContain(`${MARKER} resumed`);
  await store.langgraphStore.put(['standards'], 'note', { text: MARKER });
  expect((await store.langgraphStore.get(['standards'], 'note'))?.value).toEqual({ text: MARKER });
}

function findForms(bytes: Buffer): readonly string[] {
  return FORMS.filter((form) => bytes.includes(form));
}

async function scanTables(database: SqlDatabase): Promise<readonly string[]> {
  const tables = await database.query(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
  );
  const hits: string[] = [];
  for (const table of tables) {
    const name = String(table['tablename']);
    // A bytea as text is hexadecimal; base64 inside it would be hexadecimal of base64: look at the raw bytes, too.
    const rows = await database.query(`SELECT * FROM "${name}"`);
    const values = rows.flatMap((row) => Object.values(row));
    const found = values.some((value) => {
      const bytes = value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(JSON.stringify(value));
      return findForms(bytes).length > 0;
    });
    if (found) hits.push(name);
  }
  expect(tables.length).toBeGreaterThan(10);
  return hits;
}

function scanFiles(directory: string): readonly string[] {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    if (statSync(path).isDirectory()) return scanFiles(path);
    return findForms(readFileSync(path)).length > 0 ? [path] : [];
  });
}

describe('what a run keeps to itself', () => {
  it('is nowhere in clear in an embedded data directory', async () => {
    const temporary = await openTemporaryEmbeddedStore();
    await spreadMarker(temporary.store);
    expect(await scanTables(temporary.database)).toEqual([]);
    await temporary.database.execute('CHECKPOINT');
    await temporary.store.close();
    expect(scanFiles(temporary.location)).toEqual([]);
    await temporary.remove();
  });

  describe.skipIf(!postgresIsThere)('on Postgres', () => {
    it('is nowhere in clear in any table', async () => {
      const temporary = await openTemporaryPostgresStore();
      await spreadMarker(temporary.store);
      expect(await scanTables(temporary.database)).toEqual([]);
      await temporary.remove();
    });

    it('is found by this very scan when encryption is left out', async () => {
      const { url, drop } = await createTemporaryPostgres();
      const store = await openStore({ kind: 'postgres', url, allowUnencrypted: true, clock: systemClock });
      const database = new PostgresDatabase(url, 2);
      await spreadMarker(store);
      expect(await scanTables(database)).toEqual(['checkpoint_blobs', 'checkpoint_writes', 'memory_items']);
      await Promise.all([store.close(), database.close()]);
      await drop();
    });
  });
});
