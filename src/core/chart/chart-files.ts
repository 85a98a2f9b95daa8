/**
 * A chart held in memory: path relative to the chart's root (forward slashes, no leading slash) to content.
 * Text files are strings with `\n` line ends; anything else is bytes. Iteration order is the sorted path order.
 */
export type ChartFiles = ReadonlyMap<string, string | Uint8Array>;
