import { randomBytes } from 'node:crypto';
import { chmod, link, open, readFile, unlink } from 'node:fs/promises';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import { createAesKey, parseAesKey, type AesKey } from './aes-key.js';

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;

/**
 * Reads the key file, or makes it with a new random key. A file that others may read is closed to them.
 *
 * @param path - Absolute path of the file.
 * @throws AutopilotError `ENCRYPTION_KEY_INVALID` when the file holds no key; `DATA_DIRECTORY_UNUSABLE` when it cannot be
 * read or written.
 */
export async function openKeyFile(path: string): Promise<AesKey> {
  try {
    return (await readKeyFile(path)) ?? (await createKeyFile(path));
  } catch (cause) {
    if (AutopilotError.is(cause)) throw cause;
    throw new AutopilotError('DATA_DIRECTORY_UNUSABLE', `The key file ${path} cannot be read or written.`, {
      hint: 'Make the data directory readable and writable for you, or choose another one with AUTOPILOT_HOME.',
      cause,
    });
  }
}

async function readKeyFile(path: string): Promise<AesKey | undefined> {
  try {
    const text = await readFile(path, 'utf8');
    await chmod(path, OWNER_ONLY);
    return parseAesKey(text);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function createKeyFile(path: string): Promise<AesKey> {
  const bytes = randomBytes(KEY_BYTES);
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(temporary, 'wx', OWNER_ONLY);
  try {
    await file.writeFile(`${bytes.toString('hex')}\n`);
    // A key that a power cut takes back would make every later checkpoint unreadable.
    await file.sync();
  } finally {
    await file.close();
  }
  await link(temporary, path).finally(() => unlink(temporary));
  return createAesKey(bytes);
}
