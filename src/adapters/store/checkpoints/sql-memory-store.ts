import {
  BaseStore,
  type Item,
  type MatchCondition,
  type Operation,
  type OperationResults,
  type SearchOperation,
  type SerializerProtocol,
} from '@langchain/langgraph-checkpoint';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { Clock } from '../../../core/ports/clock.js';
import type { SqlDatabase, SqlRow } from '../sql-database.js';

const SEARCH_LIMIT = 10;
const LIST_LIMIT = 100;

/**
 * LangGraph's long-term memory on the `memory_items` table, values encrypted by the serializer it is given.
 *
 * Own instead of upstream's PostgresStore, which keeps values in clear, matches namespaces by string prefix (`tenant1`
 * finds `tenant10`) and waits for itself on a single connection. Filters are applied after decryption, so a search reads
 * all items below its namespace; full-text and vector queries are not offered.
 */
export class SqlMemoryStore extends BaseStore {
  readonly #database: SqlDatabase;
  readonly #serializer: SerializerProtocol;
  readonly #clock: Clock;

  constructor(database: SqlDatabase, serializer: SerializerProtocol, clock: Clock) {
    super();
    this.#database = database;
    this.#serializer = serializer;
    this.#clock = clock;
  }

  async batch<Operations extends Operation[]>(operations: Operations): Promise<OperationResults<Operations>> {
    const results: unknown[] = [];
    for (const operation of operations) results.push(await this.#perform(operation));
    return results as OperationResults<Operations>;
  }

  #perform(operation: Operation): Promise<unknown> {
    if ('namespacePrefix' in operation) return this.#search(operation);
    if (!('key' in operation)) return this.#listNamespaces(operation);
    if (!('value' in operation)) return this.#read(operation.namespace, operation.key);
    return operation.value === null
      ? this.#remove(operation.namespace, operation.key)
      : this.#write(operation.namespace, operation.key, operation.value);
  }

  async #read(namespace: readonly string[], key: string): Promise<Item | null> {
    const [row] = await this.#database.query(
      'SELECT * FROM memory_items WHERE namespace = $1::text[] AND key = $2',
      [namespace, key],
    );
    return row === undefined ? null : this.#readItem(row);
  }

  async #write(namespace: readonly string[], key: string, value: Record<string, unknown>): Promise<void> {
    const [type, bytes] = await this.#serializer.dumpsTyped(value);
    await this.#database.query(
      `INSERT INTO memory_items (namespace, key, value_type, value, created_at_ms, updated_at_ms)
       VALUES ($1::text[], $2, $3, $4, $5, $5)
       ON CONFLICT (namespace, key) DO UPDATE SET
         value_type = EXCLUDED.value_type, value = EXCLUDED.value, updated_at_ms = EXCLUDED.updated_at_ms`,
      [namespace, key, type, bytes, this.#clock.nowMs()],
    );
  }

  async #remove(namespace: readonly string[], key: string): Promise<void> {
    await this.#database.query('DELETE FROM memory_items WHERE namespace = $1::text[] AND key = $2', [
      namespace,
      key,
    ]);
  }

  async #search(operation: SearchOperation): Promise<readonly Item[]> {
    if (operation.query !== undefined) {
      throw new AutopilotError(
        'INVARIANT_BROKEN',
        'The memory store has no full-text search: values are encrypted.',
      );
    }
    const rows = await this.#database.query(
      `SELECT * FROM memory_items WHERE $1::integer = 0 OR namespace[1:$1::integer] = $2::text[] ORDER BY namespace, key`,
      [operation.namespacePrefix.length, operation.namespacePrefix],
    );
    const items = await Promise.all(rows.map((row) => this.#readItem(row)));
    const matching = items.filter((item) => matchesFilter(item.value, operation.filter ?? {}));
    const start = operation.offset ?? 0;
    return matching.slice(start, start + (operation.limit ?? SEARCH_LIMIT));
  }

  async #listNamespaces(operation: {
    readonly matchConditions?: readonly MatchCondition[];
    readonly maxDepth?: number;
    readonly limit?: number;
    readonly offset?: number;
  }): Promise<readonly (readonly string[])[]> {
    const rows = await this.#database.query('SELECT DISTINCT namespace FROM memory_items ORDER BY namespace');
    const namespaces = rows
      .map((row) => row['namespace'] as readonly string[])
      .filter((namespace) =>
        (operation.matchConditions ?? []).every((condition) => matches(condition, namespace)),
      )
      .map((namespace) => namespace.slice(0, operation.maxDepth));
    const distinct = [
      ...new Map(namespaces.map((namespace) => [JSON.stringify(namespace), namespace])).values(),
    ];
    const start = operation.offset ?? 0;
    return distinct.slice(start, start + (operation.limit ?? LIST_LIMIT));
  }

  async #readItem(row: SqlRow): Promise<Item> {
    const value: unknown = await this.#serializer.loadsTyped(
      String(row['value_type']),
      row['value'] as Uint8Array,
    );
    return {
      namespace: [...(row['namespace'] as readonly string[])],
      key: String(row['key']),
      value: value as Item['value'],
      createdAt: new Date(Number(row['created_at_ms'])),
      updatedAt: new Date(Number(row['updated_at_ms'])),
    };
  }
}

function matches(condition: MatchCondition, namespace: readonly string[]): boolean {
  const start = condition.matchType === 'prefix' ? 0 : namespace.length - condition.path.length;
  if (condition.path.length > namespace.length) return false;
  return condition.path.every((label, index) => label === '*' || label === namespace[start + index]);
}

/** Only equality: each key's JSON must be the same. */
function matchesFilter(
  value: Readonly<Record<string, unknown>>,
  filter: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(filter).every(
    ([key, wanted]) => JSON.stringify(value[key]) === JSON.stringify(wanted),
  );
}
