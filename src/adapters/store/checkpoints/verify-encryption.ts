import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { SqlDatabase } from '../sql-database.js';
import type { AesKey } from './aes-key.js';
import type { AesSerializer } from './aes-serializer.js';

const CANARY = new TextEncoder().encode('k8s-autopilot');
const CANARY_TYPE = 'canary';
/** Stands in the place of a key id in a database that was opened without a key. */
const UNENCRYPTED = 'none';

/**
 * Finds out at opening whether the key fits the database, before a run is half done. The first opening decides: it leaves
 * a small sealed text, or a mark that says the database is not encrypted.
 *
 * @param key - The key and its serializer, or undefined for a database without encryption.
 * @throws AutopilotError `ENCRYPTION_KEY_MISSING` when the database is encrypted and there is no key;
 * `ENCRYPTION_KEY_INVALID` when it was written with another key or without one.
 */
export async function verifyEncryption(
  database: SqlDatabase,
  key: { readonly aesKey: AesKey; readonly serializer: AesSerializer } | undefined,
): Promise<void> {
  const [found] = await readCanary(database);
  const canary = found ?? (await plantCanary(database, key));
  const keyId = String(canary?.['key_id']);
  if (key === undefined) {
    if (keyId === UNENCRYPTED) return;
    throw new AutopilotError('ENCRYPTION_KEY_MISSING', `The database is encrypted with the key ${keyId}.`, {
      hint: 'Set LANGGRAPH_AES_KEY to the key it was created with.',
      details: { keyId },
    });
  }
  if (keyId === UNENCRYPTED) {
    throw new AutopilotError('ENCRYPTION_KEY_INVALID', 'The database was created without encryption.', {
      hint: 'Unset LANGGRAPH_AES_KEY and allow unencrypted checkpoints explicitly, or use a new database.',
    });
  }
  key.serializer.open(CANARY_TYPE, canary?.['sealed'] as Uint8Array);
}

function readCanary(database: SqlDatabase): ReturnType<SqlDatabase['query']> {
  return database.query('SELECT key_id, sealed FROM encryption_canaries');
}

/** Of several processes that open a new database at once, one plants; all read what it planted. */
async function plantCanary(
  database: SqlDatabase,
  key: { readonly aesKey: AesKey; readonly serializer: AesSerializer } | undefined,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  await database.exclusively(async () => {
    await database.query(
      `INSERT INTO encryption_canaries (key_id, sealed)
       SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM encryption_canaries)`,
      [key?.aesKey.id ?? UNENCRYPTED, key?.serializer.seal(CANARY_TYPE, CANARY) ?? new Uint8Array()],
    );
  });
  const [planted] = await readCanary(database);
  return planted;
}
