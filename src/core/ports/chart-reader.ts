import type { ChartFiles } from '../chart/chart-files.js';

/** Reads charts from disk into memory. */
export interface ChartReader {
  /**
   * Reads every file of a chart directory, in sorted path order. Symbolic links that stay inside the directory are
   * followed; a link that leaves it is an error, so that a chart can never smuggle in a file from elsewhere.
   *
   * @param path - The chart directory, absolute or relative to the working directory.
   * @throws AutopilotError `CHART_NOT_FOUND` when there is no such directory or it holds no Chart.yaml;
   * `INPUT_UNREADABLE` when a file cannot be read, a link leaves the chart, or it has more files or bytes than the limit.
   */
  readChart(path: string): Promise<ChartFiles>;
}
