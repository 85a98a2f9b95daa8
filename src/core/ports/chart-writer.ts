import type { ChartFiles } from '../chart/chart-files.js';

/** What stands at the place a chart would be written to. */
export type OutputState =
  | { readonly kind: 'absent' }
  /** A directory without any entry. */
  | { readonly kind: 'empty' }
  /** A chart of ours: it has `.autopilot/`. */
  | { readonly kind: 'ours'; readonly files: ChartFiles }
  /** Anything else that is there. */
  | { readonly kind: 'foreign'; readonly entries: readonly string[] };

/** Writes charts to disk, whole or not at all. */
export interface ChartWriter {
  /**
   * Looks at `<outputDirectory>/<chartName>` without changing it.
   *
   * @throws AutopilotError `OUTPUT_UNWRITABLE` when the directory cannot be read or its parent is a file.
   */
  inspect(outputDirectory: string, chartName: string): Promise<OutputState>;
  /**
   * Replaces `<outputDirectory>/<chartName>` with the files: a temporary sibling is written, synced and renamed.
   * Files get mode 0644 and directories 0755 whatever the umask.
   *
   * @returns The absolute path of the chart directory.
   * @throws AutopilotError `OUTPUT_UNWRITABLE`, `OUTPUT_OCCUPIED`, `CHART_NAME_INVALID`.
   */
  writeChart(outputDirectory: string, chartName: string, files: ChartFiles): Promise<string>;
  /**
   * Looks at `<outputDirectory>/<fileName>`, a place for one file, without changing it. Anything that is there and no
   * regular file (a directory, a link) is `other`.
   */
  inspectFile(outputDirectory: string, fileName: string): Promise<'absent' | 'file' | 'other'>;
  /**
   * Writes one file, such as the package, beside the chart in the same manner.
   *
   * @throws AutopilotError `OUTPUT_UNWRITABLE`, `OUTPUT_OCCUPIED` when a directory stands there.
   */
  writeFile(outputDirectory: string, fileName: string, bytes: Uint8Array): Promise<string>;
  /** SHA-256 (hexadecimal) of a chart directory's files or of one file, undefined when absent. Used to recover effects. */
  digest(outputDirectory: string, name: string): Promise<string | undefined>;
  /** What {@link ChartWriter.digest} gives once exactly these files stand there. For one file it is the SHA-256 of its bytes. */
  digestFiles(files: ChartFiles): string;
}
