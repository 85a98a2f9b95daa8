import { createHash } from 'node:crypto';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';

const KEY_BYTES = 32;
const ID_CHARACTERS = 8;

/** A key for AES-256-GCM with the name under which ciphertexts refer to it. */
export interface AesKey {
  /** Derived from the key, so that the same key always has the same id; says nothing about the key. */
  readonly id: string;
  readonly bytes: Buffer;
}

/** Wraps 32 bytes as a key. */
export function createAesKey(bytes: Buffer): AesKey {
  const id = createHash('sha256').update('k8s-autopilot checkpoint key id\n').update(bytes).digest('hex');
  return { id: id.slice(0, ID_CHARACTERS), bytes };
}

/**
 * Reads a key of 32 bytes written as 64 hexadecimal digits, as base64, or as 32 plain characters (what LangGraph's own
 * `LANGGRAPH_AES_KEY` means).
 *
 * @param text - The key. Never appears in an error.
 * @throws AutopilotError `ENCRYPTION_KEY_INVALID`.
 * @see https://docs.langchain.com/langsmith/encryption
 */
export function parseAesKey(text: string): AesKey {
  const trimmed = text.trim();
  const bytes = readKeyBytes(trimmed);
  if (bytes?.length === KEY_BYTES) return createAesKey(bytes);
  throw new AutopilotError(
    'ENCRYPTION_KEY_INVALID',
    `The encryption key has ${String(trimmed.length)} characters and is not a 32-byte key in hexadecimal, base64 or plain form.`,
    { hint: 'Make one with `openssl rand -hex 32` and keep it in LANGGRAPH_AES_KEY.' },
  );
}

function readKeyBytes(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/iu.test(text)) return Buffer.from(text, 'hex');
  if (/^[A-Za-z0-9+/_-]{43}=?$/u.test(text)) return Buffer.from(text, 'base64url');
  const plain = Buffer.from(text, 'utf8');
  return plain.length === KEY_BYTES ? plain : undefined;
}
