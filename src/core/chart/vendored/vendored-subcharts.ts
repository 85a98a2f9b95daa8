import type { ReadChartArchive } from '../../ports/archive-reader.js';
import type { ChartFiles } from '../chart-files.js';
import { readYamlObject, type DeclaredSubchart } from './declared-subcharts.js';
import { isInRange } from './version-range.js';

/** A subchart in `charts/`. */
export interface VendoredSubchart {
  /** `charts/redis` or `charts/redis-1.2.3.tgz`. */
  readonly path: string;
  readonly isArchive: boolean;
  /** What its Chart.yaml says; undefined when it cannot be read. */
  readonly identity: { readonly name: string; readonly version: string } | undefined;
}

const DIRECTORY = /^charts\/(?<folder>[^/._][^/]*)\/Chart\.yaml$/;
const ARCHIVE = /^charts\/[^/._][^/]*\.tgz$/;

/**
 * The subcharts that Helm loads from `charts/`: folders with a Chart.yaml and archives. Names that begin with `.` or `_`
 * are none to Helm.
 */
export function listVendoredSubcharts(
  files: ChartFiles,
  readArchive: ReadChartArchive,
): readonly VendoredSubchart[] {
  return [...files].flatMap(([path, content]): readonly VendoredSubchart[] => {
    const folder = DIRECTORY.exec(path)?.groups?.['folder'];
    if (folder !== undefined)
      return [{ path: `charts/${folder}`, isArchive: false, identity: readIdentity(content) }];
    if (!ARCHIVE.test(path)) return [];
    const identity = typeof content === 'string' ? undefined : readArchive(content);
    return [{ path, isArchive: true, identity }];
  });
}

function readIdentity(content: string | Uint8Array): VendoredSubchart['identity'] {
  if (typeof content !== 'string') return undefined;
  const { name, version } = readYamlObject(content) ?? {};
  return typeof name === 'string' && typeof version === 'string' ? { name, version } : undefined;
}

/** The one vendored subchart of a declaration; undefined when there is none that is surely in its range, or several. */
export function findVendored(
  { name, version }: Pick<DeclaredSubchart, 'name' | 'version'>,
  vendored: readonly VendoredSubchart[],
): VendoredSubchart | undefined {
  const fitting = vendored.filter(
    ({ identity }) => identity?.name === name && isInRange(identity.version, version) === true,
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}
