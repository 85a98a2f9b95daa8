import type { ChartFiles } from '../../../core/chart/chart-files.js';

/** A chart as the engine wants it: entries in the header, bytes in the body. */
export interface ChartParts {
  readonly files: readonly { readonly path: string; readonly size: number }[];
  readonly parts: readonly Uint8Array[];
}

/** Splits a chart into header entries and raw bytes. */
export function packChart(files: ChartFiles): ChartParts {
  const encoder = new TextEncoder();
  const entries = [...files].map(([path, content]) => ({
    path,
    bytes: typeof content === 'string' ? encoder.encode(content) : content,
  }));
  return {
    files: entries.map(({ path, bytes }) => ({ path, size: bytes.length })),
    parts: entries.map(({ bytes }) => bytes),
  };
}
