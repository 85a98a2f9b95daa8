import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { stableStringify } from './json-pointer.js';
import type { Blueprint } from './schema/blueprint.js';
import { blueprintJson } from './blueprint-json.js';

/** SHA-256 of a text (UTF-8) or of bytes, as 64 lower-case hexadecimal characters. */
export function sha256Hex(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === 'string' ? new TextEncoder().encode(content) : content));
}

/**
 * Identity of a Blueprint's content: equal for equal values whatever the key order. Provenance does not count, so that
 * a loop which only changes reasons is seen as standing still.
 */
export function digestBlueprint(blueprint: Blueprint): string {
  return sha256Hex(stableStringify(blueprintJson(blueprint)));
}
