import { gunzipSync } from 'node:zlib';
import { load as loadYaml } from 'js-yaml';
import type { ChartIdentity } from '../../core/ports/archive-reader.js';

/** An archive of 10 MB may be read; one that unpacks to more than this is an attack or no chart. */
const MAX_UNPACKED = 100_000_000;
const BLOCK = 512;

/**
 * {@link ReadChartArchive} for gzipped tar files: the Chart.yaml one folder below the root, as Helm packs it. Whatever is
 * broken (no gzip, no tar, no Chart.yaml, no name) gives undefined, because what to say about it is the caller's.
 */
export function readChartArchive(bytes: Uint8Array): ChartIdentity | undefined {
  try {
    const text = findChartFile(gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED }));
    const { name, version } = (loadYaml(text ?? '') ?? {}) as Record<string, unknown>;
    return typeof name === 'string' && typeof version === 'string' ? { name, version } : undefined;
  } catch {
    // zlib and the YAML parser throw; both mean that this is no archive of a chart.
    return undefined;
  }
}

function findChartFile(tar: Buffer): string | undefined {
  for (let offset = 0; offset + BLOCK <= tar.length;) {
    const path = readField(tar, offset, 100);
    const size = Number.parseInt(readField(tar, offset + 124, 12), 8);
    // A negative size would lead back to an entry already read, for ever.
    if (path === '' || !(size >= 0)) return undefined;
    const start = offset + BLOCK;
    if (/^(?:\.\/)?[^/]+\/Chart\.yaml$/.test(path)) return tar.toString('utf8', start, start + size);
    offset = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return undefined;
}

function readField(tar: Buffer, offset: number, length: number): string {
  const text = tar.toString('latin1', offset, offset + length);
  const end = text.indexOf('\0');
  return (end < 0 ? text : text.slice(0, end)).trim();
}
