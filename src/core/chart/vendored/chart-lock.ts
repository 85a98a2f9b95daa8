import { sha256Hex } from '../../blueprint/digest-blueprint.js';
import type { ChartFiles } from '../chart-files.js';
import { quoteYaml } from '../write-yaml.js';
import {
  readDeclaredSubcharts,
  readEntries,
  readYamlObject,
  type DeclaredSubchart,
} from './declared-subcharts.js';
import { LOCK_FILE } from './vendored-path.js';
import { findVendored, type VendoredSubchart } from './vendored-subcharts.js';

/** An entry of Chart.lock. */
export type LockedSubchart = Pick<DeclaredSubchart, 'name' | 'version' | 'repository'>;

/**
 * Helm compares the digest and the versions of a lock, never its time. The time of files in our archives stands there,
 * because the clock would give the same chart other bytes in each run.
 */
const GENERATED = '1980-01-01T00:00:00Z';

/**
 * Helm's digest of a lock: SHA-256 of the JSON of what is declared and what was chosen, fields in the order of Helm's own
 * type, empty ones left out except the repository.
 *
 * @see https://github.com/helm/helm/blob/v4.3.1/internal/resolver/resolver.go
 */
export function digestLock(
  declared: readonly Pick<DeclaredSubchart, 'entry'>[],
  locked: readonly LockedSubchart[],
): string {
  const required = declared.map(({ entry }) => orderFields(entry));
  const chosen = locked.map(({ name, version, repository }) => orderFields({ name, version, repository }));
  return `sha256:${sha256Hex(toGoJson([required, chosen]))}`;
}

const FIELDS = ['name', 'version', 'repository', 'condition', 'tags', 'enabled', 'import-values', 'alias'];

function orderFields(entry: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const given: Readonly<Record<string, unknown>> = { name: '', repository: '', ...entry };
  const kept = FIELDS.filter((field) => field === 'name' || field === 'repository' || !isEmpty(entry[field]));
  return Object.fromEntries(kept.map((field) => [field, sortDeep(given[field] ?? '')]));
}

function isEmpty(value: unknown): boolean {
  return !value || (Array.isArray(value) && value.length === 0);
}

/** Go writes the keys of a free-form map in sorted order. */
function sortDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortDeep);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortDeep(inner)]));
}

/** Go escapes what HTML would read. */
function toGoJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Whether Helm takes Chart.lock as the lock of what Chart.yaml declares; undefined when the chart has none. */
export function isLockFitting(files: ChartFiles): boolean | undefined {
  const text = files.get(LOCK_FILE);
  if (text === undefined) return undefined;
  const lock = typeof text === 'string' ? readYamlObject(text) : undefined;
  const locked = readEntries(lock?.['dependencies']);
  return lock?.['digest'] === digestLock(readDeclaredSubcharts(files), locked);
}

/**
 * Chart.lock for a chart whose subcharts are all vendored, as Helm writes it: the version that is there, or for a subchart
 * without a repository what is declared. Undefined when one is missing or there is none.
 */
export function writeChartLock(files: ChartFiles, vendored: readonly VendoredSubchart[]): string | undefined {
  const declared = readDeclaredSubcharts(files);
  const locked = declared.flatMap((one): readonly LockedSubchart[] => {
    const { identity } = findVendored(one, vendored) ?? {};
    if (identity === undefined) return [];
    return [{ ...one, version: one.repository === '' ? one.version : identity.version }];
  });
  if (locked.length === 0 || locked.length < declared.length) return undefined;
  return [
    'dependencies:',
    ...locked.flatMap(({ name, repository, version }) => [
      `- name: ${quoteYaml(name)}`,
      `  repository: ${quoteYaml(repository)}`,
      `  version: ${quoteYaml(version)}`,
    ]),
    `digest: ${digestLock(declared, locked)}`,
    `generated: ${quoteYaml(GENERATED)}`,
    '',
  ].join('\n');
}
