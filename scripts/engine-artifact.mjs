// Compression and description of the committed files of the engine.
import { createHash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';

/** SHA-256 in hexadecimal. */
export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Compresses as far as brotli goes; slow to write, fast to read. Same bytes in, same bytes out, for one Node version. */
export function compressArtifact(file, raw, quality = constants.BROTLI_MAX_QUALITY) {
  const compressed = brotliCompressSync(raw, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
    },
  });
  const artifact = {
    file,
    sha256: sha256(compressed),
    bytes: compressed.length,
    rawSha256: sha256(raw),
    rawBytes: raw.length,
  };
  return { artifact, compressed };
}
