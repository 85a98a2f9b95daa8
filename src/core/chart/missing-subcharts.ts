import { parseDocument, isMap, isSeq, type YAMLMap } from 'yaml';
import type { ChartFiles } from './chart-files.js';

/** A chart as Helm can read it, and the subcharts that are declared but not there. */
export interface ChartWithoutMissing {
  readonly files: ChartFiles;
  /** Names as Chart.yaml declares them, in its order. */
  readonly missing: readonly string[];
}

/**
 * Takes those subcharts out of Chart.yaml that are not in `charts/`. Helm refuses a chart with a missing subchart even
 * when its condition is off; without the declaration everything the chart itself holds can still be checked.
 *
 * A Chart.yaml that cannot be read is left as it is: Helm says better what is wrong with it.
 */
export function withoutMissingSubcharts(files: ChartFiles): ChartWithoutMissing {
  const text = files.get('Chart.yaml');
  if (typeof text !== 'string') return { files, missing: [] };
  const document = parseDocument(text);
  const declared = document.errors.length === 0 ? document.get('dependencies') : undefined;
  if (!isSeq(declared)) return { files, missing: [] };
  const isMissing = (entry: unknown): entry is YAMLMap =>
    isMap(entry) && typeof entry.get('name') === 'string' && !isVendored(files, String(entry.get('name')));
  const missing = declared.items.filter(isMissing).map((entry) => String(entry.get('name')));
  if (missing.length === 0) return { files, missing };
  declared.items = declared.items.filter((entry) => !isMissing(entry));
  if (declared.items.length === 0) document.delete('dependencies');
  // The lock speaks of subcharts that are no longer declared.
  const kept = [...files].filter(([path]) => path !== 'Chart.lock');
  return { files: new Map([...kept, ['Chart.yaml', document.toString()]]), missing };
}

/** True for a directory `charts/<name>/` or an archive `charts/<name>-<version>.tgz`. */
function isVendored(files: ChartFiles, name: string): boolean {
  const archive = `charts/${name}-`;
  return [...files.keys()].some(
    (path) =>
      path.startsWith(`charts/${name}/`) ||
      (path.startsWith(archive) && /^\d[^/]*\.tgz$/.test(path.slice(archive.length))),
  );
}

/** What to run so that the subcharts are there; one sentence each for the finding and for the person who packages. */
export function describeMissingSubcharts(missing: readonly string[]): string {
  const names = missing.join(', ');
  return missing.length === 1
    ? `the subchart ${names} is declared in Chart.yaml, but not in charts/`
    : `the subcharts ${names} are declared in Chart.yaml, but not in charts/`;
}

/**
 * What brings them there. `helm dependency build` restores exactly what a Chart.lock names, and works without network for
 * subcharts that are unpacked and declared without a repository; archives it downloads again.
 */
export const FETCH_SUBCHARTS =
  'Run "helm dependency update" in the chart where there is network, or "helm dependency build" when it has a Chart.lock; without network unpack the archives (<name>-<version>.tgz) into charts/. Then make it again with "autopilot create", or package it.';
