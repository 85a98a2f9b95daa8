import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { MemorySaver, type SerializerProtocol } from '@langchain/langgraph-checkpoint';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { AesKey } from './aes-key.js';

const ALGORITHM = 'aes-256-gcm';
const SUFFIX = '+aesgcm';
const FORMAT_VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** LangGraph's own JSON serializer. The class is not exported; every saver carries an instance. */
export function createPlainSerializer(): SerializerProtocol {
  return new MemorySaver().serde;
}

/**
 * Encrypts what LangGraph serialises. Layout: format version (1 byte) | length of the key id (1) | key id | IV (12) |
 * tag (16) | ciphertext; the inner type is authenticated with it. Values that are not encrypted are refused, so nobody
 * can slip a plain one in.
 */
export class AesSerializer implements SerializerProtocol {
  readonly #key: AesKey;
  readonly #inner: SerializerProtocol;

  constructor(key: AesKey, inner: SerializerProtocol = createPlainSerializer()) {
    this.#key = key;
    this.#inner = inner;
  }

  async dumpsTyped(data: unknown): Promise<[string, Uint8Array]> {
    const [type, bytes] = await this.#inner.dumpsTyped(data);
    return [type + SUFFIX, this.seal(type, bytes)];
  }

  async loadsTyped(type: string, data: Uint8Array | string): Promise<unknown> {
    if (!type.endsWith(SUFFIX)) {
      throw new AutopilotError('ENCRYPTION_KEY_INVALID', `A stored value of type ${type} is not encrypted.`, {
        hint: 'It was written without a key; finish or drop that run before encryption is switched on.',
      });
    }
    const innerType = type.slice(0, -SUFFIX.length);
    const sealed = typeof data === 'string' ? Buffer.from(data, 'binary') : data;
    return this.#inner.loadsTyped(innerType, this.open(innerType, sealed)) as Promise<unknown>;
  }

  /** Encrypts bytes; `type` is authenticated, not hidden. */
  seal(type: string, bytes: Uint8Array): Uint8Array {
    const keyId = Buffer.from(this.#key.id);
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key.bytes, iv).setAAD(Buffer.from(type));
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    const head = Buffer.from([FORMAT_VERSION, keyId.length]);
    return new Uint8Array(Buffer.concat([head, keyId, iv, cipher.getAuthTag(), body]));
  }

  /** @throws AutopilotError `ENCRYPTION_KEY_INVALID` when another key wrote the bytes or they were changed. */
  open(type: string, sealed: Uint8Array): Uint8Array {
    const bytes = Buffer.from(sealed);
    const ivStart = 2 + (bytes[1] ?? 0);
    const keyId = bytes.subarray(2, ivStart).toString();
    if (bytes[0] !== FORMAT_VERSION || keyId !== this.#key.id) throw wrongKey(this.#key, keyId);
    const tagStart = ivStart + IV_BYTES;
    const bodyStart = tagStart + TAG_BYTES;
    try {
      const decipher = createDecipheriv(ALGORITHM, this.#key.bytes, bytes.subarray(ivStart, tagStart), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(type))
        .setAuthTag(bytes.subarray(tagStart, bodyStart));
      return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(bodyStart)), decipher.final()]));
    } catch (cause) {
      throw wrongKey(this.#key, keyId, cause);
    }
  }
}

function wrongKey(key: AesKey, found: string, cause?: unknown): AutopilotError {
  return new AutopilotError(
    'ENCRYPTION_KEY_INVALID',
    `The encryption key ${key.id} does not open a stored value${found === key.id ? ': it was changed' : ''}.`,
    {
      hint: 'Use the key the data was written with: LANGGRAPH_AES_KEY, or the checkpoint.key file of the data directory.',
      cause,
      details: { keyId: key.id },
    },
  );
}
