import { isUtf8 } from 'node:buffer';
import type { ChartFiles } from '../../core/chart/chart-files.js';

/** Text (UTF-8 without NUL) becomes a string with `\n` line ends; anything else stays bytes. */
export function decodeChartFiles(files: ReadonlyMap<string, Buffer>): ChartFiles {
  return new Map(
    [...files].map(([path, bytes]) => [
      path,
      isUtf8(bytes) && !bytes.includes(0)
        ? bytes.toString('utf8').replaceAll('\r\n', '\n')
        : new Uint8Array(bytes),
    ]),
  );
}
