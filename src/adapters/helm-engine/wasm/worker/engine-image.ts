import type { OpenedArtifact } from './artifact-store.js';

/** A frozen engine: a module without data, and what its memory held. */
export interface EngineImage {
  /** The module's bytes; nothing keeps them. */
  readonly readModule: () => Uint8Array<ArrayBuffer>;
  /** Puts the memory's contents into a memory that is all zero. */
  readonly fillMemory: (memory: Uint8Array) => void;
}

const WORD = 4;
const HEAD = 2 * WORD;
const RANGE = 2 * WORD;

/**
 * Reads the head of an image that `scripts/engine-snapshot.mjs` wrote: the length of the module and the number of
 * ranges, start and length of each range (32 bits, little endian); the module and the ranges' bytes follow.
 *
 * The contents go from the file into the memory: in the module they would be in the process twice, because V8 keeps
 * a module's text for functions it has not compiled yet.
 */
export function openEngineImage(artifact: Pick<OpenedArtifact, 'read'>): EngineImage {
  const head = readWords(artifact, { position: 0, length: HEAD });
  const moduleLength = head.getUint32(0, true);
  const count = head.getUint32(WORD, true);
  const table = readWords(artifact, { position: HEAD, length: count * RANGE });
  const moduleAt = HEAD + count * RANGE;
  return {
    readModule: () => {
      const bytes = new Uint8Array(moduleLength);
      artifact.read(bytes, moduleAt);
      return bytes;
    },
    fillMemory: (memory) => {
      let position = moduleAt + moduleLength;
      for (let at = 0; at < table.byteLength; at += RANGE) {
        const start = table.getUint32(at, true);
        const length = table.getUint32(at + WORD, true);
        artifact.read(memory.subarray(start, start + length), position);
        position += length;
      }
    },
  };
}

function readWords(
  artifact: Pick<OpenedArtifact, 'read'>,
  part: { readonly position: number; readonly length: number },
): DataView {
  const bytes = new Uint8Array(part.length);
  artifact.read(bytes, part.position);
  return new DataView(bytes.buffer);
}
