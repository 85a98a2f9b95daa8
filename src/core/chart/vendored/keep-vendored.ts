import { isMap, isSeq, parseDocument } from 'yaml';
import type { ReadChartArchive } from '../../ports/archive-reader.js';
import type { ChartFiles } from '../chart-files.js';
import { isLockFitting, writeChartLock } from './chart-lock.js';
import { LOCK_FILE, selectVendored } from './vendored-path.js';
import { findVendored, listVendoredSubcharts, type VendoredSubchart } from './vendored-subcharts.js';

/**
 * Declares those subcharts without a repository that stand unpacked in `charts/`: for any other repository Helm asks the
 * network in `helm dependency build`, whatever is in `charts/`. Without such a subchart the files stay as they are.
 */
export function declareUnpacked(compiled: ChartFiles, standing: ChartFiles): ChartFiles {
  const unpacked = listVendoredSubcharts(standing, () => undefined).filter(({ isArchive }) => !isArchive);
  const text = compiled.get('Chart.yaml');
  if (unpacked.length === 0 || typeof text !== 'string') return compiled;
  return new Map(compiled).set('Chart.yaml', withoutRepositories(text, unpacked));
}

function withoutRepositories(text: string, unpacked: readonly VendoredSubchart[]): string {
  const document = parseDocument(text);
  const declared = document.get('dependencies');
  if (!isSeq(declared)) return text;
  const entries = declared.items.filter(
    (entry) =>
      isMap(entry) &&
      findVendored({ name: String(entry.get('name')), version: String(entry.get('version')) }, unpacked),
  );
  if (entries.length === 0) return text;
  for (const entry of entries) if (isMap(entry)) entry.set('repository', '');
  return document.toString({ lineWidth: 0 });
}

/**
 * Adds the subcharts and the lock of the chart that will be replaced. They are not ours, so none is ever dropped; only a
 * Chart.lock that Helm would refuse is written anew, and only when every declared subchart is there.
 */
export function keepVendored(
  generated: ChartFiles,
  standing: ChartFiles,
  readArchive: ReadChartArchive,
): ChartFiles {
  const kept = selectVendored(standing);
  if (kept.size === 0) return generated;
  const files = new Map([...generated, ...kept]);
  if (isLockFitting(files) !== true) {
    const lock = writeChartLock(files, listVendoredSubcharts(files, readArchive));
    if (lock !== undefined) files.set(LOCK_FILE, lock);
  }
  return new Map([...files].sort(([left], [right]) => (left < right ? -1 : 1)));
}
