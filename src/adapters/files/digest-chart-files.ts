import { createHash } from 'node:crypto';

/**
 * SHA-256 over paths and contents, hexadecimal. Order of the entries does not matter; names, lengths and bytes do.
 *
 * @param files - Relative path with forward slashes to content; text counts as UTF-8.
 */
export function digestChartFiles(files: ReadonlyMap<string, string | Uint8Array>): string {
  const hash = createHash('sha256');
  for (const [path, content] of [...files].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    hash.update(`${JSON.stringify(path)} ${String(bytes.length)}\n`).update(bytes);
  }
  return hash.digest('hex');
}
