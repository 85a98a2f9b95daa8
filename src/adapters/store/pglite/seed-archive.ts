import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';

/** Tar block and header fields. @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06 */
const BLOCK = 512;
const NAME_LENGTH = 100;
const SIZE_OFFSET = 124;
const SIZE_LENGTH = 12;
const CHECKSUM_OFFSET = 148;
const TYPE_OFFSET = 156;
const FILE = '0';
const DIRECTORY = '5';
const OWNER_ONLY_DIRECTORY = 0o700;
const OWNER_ONLY_FILE = 0o600;

/** A database directory in memory: paths relative to it; directories end with a slash and have no bytes. */
type Entry = readonly [path: string, bytes: Uint8Array];

/**
 * Packs a closed database directory as a brotli-compressed tar archive. The same bytes give the same archive: names are
 * sorted, times and owners left out.
 */
export function packSeedArchive(directory: string): Uint8Array {
  const blocks = listEntries(directory, '').flatMap(([path, bytes]) => {
    const padding = new Uint8Array((BLOCK - (bytes.length % BLOCK)) % BLOCK);
    return [createHeader(path, bytes.length), bytes, padding];
  });
  const tar = Buffer.concat([...blocks, new Uint8Array(2 * BLOCK)]);
  return brotliCompressSync(tar, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: tar.length,
    },
  });
}

/**
 * Unpacks what {@link packSeedArchive} made into an existing empty directory.
 *
 * @throws AutopilotError `INVARIANT_BROKEN` when the archive is damaged or names a path outside.
 */
export function unpackSeedArchive(archive: Uint8Array, directory: string): void {
  const tar = brotliDecompressSync(archive);
  for (let offset = 0; offset + BLOCK <= tar.length && tar[offset] !== 0;) {
    const path = readText(tar, offset, NAME_LENGTH);
    const size = Number.parseInt(readText(tar, offset + SIZE_OFFSET, SIZE_LENGTH), 8);
    if (path.startsWith('/') || path.split('/').includes('..') || !(size >= 0)) {
      throw new AutopilotError('INVARIANT_BROKEN', `The seed archive has a bad entry '${path}'.`);
    }
    const target = join(directory, path);
    if (path.endsWith('/')) makePrivateDirectory(target);
    else
      writeFileSync(target, tar.subarray(offset + BLOCK, offset + BLOCK + size), { mode: OWNER_ONLY_FILE });
    offset += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}

function makePrivateDirectory(path: string): void {
  mkdirSync(path, { mode: OWNER_ONLY_DIRECTORY });
  // A umask can only take bits away; Postgres needs all three.
  chmodSync(path, OWNER_ONLY_DIRECTORY);
}

function listEntries(root: string, prefix: string): readonly Entry[] {
  return readdirSync(join(root, prefix))
    .sort()
    .flatMap((name): readonly Entry[] => {
      const path = prefix + name;
      return statSync(join(root, path)).isDirectory()
        ? [[`${path}/`, new Uint8Array()], ...listEntries(root, `${path}/`)]
        : [[path, readFileSync(join(root, path))]];
    });
}

function createHeader(path: string, size: number): Uint8Array {
  const header = Buffer.alloc(BLOCK);
  header.write(path, 0, NAME_LENGTH);
  header.write(path.endsWith('/') ? '0000700\0' : '0000600\0', NAME_LENGTH);
  header.write('0000000\0'.repeat(2), 108);
  header.write(`${size.toString(8).padStart(SIZE_LENGTH - 1, '0')}\0`, SIZE_OFFSET);
  header.write('00000000000\0', 136);
  header.write(' '.repeat(8), CHECKSUM_OFFSET);
  header.write(path.endsWith('/') ? DIRECTORY : FILE, TYPE_OFFSET);
  header.write('ustar\u000000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, CHECKSUM_OFFSET);
  return header;
}

function readText(bytes: Buffer, offset: number, length: number): string {
  const end = bytes.indexOf(0, offset);
  return bytes.toString('utf8', offset, end < 0 || end > offset + length ? offset + length : end);
}
