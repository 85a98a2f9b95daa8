import type { ChartFiles } from '../chart-files.js';

/** Where Helm notes which version of each subchart was chosen. */
export const LOCK_FILE = 'Chart.lock';

/** True for what Helm or a person puts into a chart beside what is generated: the subcharts and their lock. */
export function isVendoredPath(path: string): boolean {
  return path === LOCK_FILE || path.startsWith('charts/');
}

/** The subcharts and the lock of a chart, in its order. */
export function selectVendored(files: ChartFiles): ChartFiles {
  return new Map([...files].filter(([path]) => isVendoredPath(path)));
}
