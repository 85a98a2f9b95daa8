import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { ChartFiles } from '../chart-files.js';
import { RELEASE_LEVELS, type ChangeEntry, type ChartChange, type ReleaseLevel } from './chart-change.js';
import { compareClaims } from './compare-claims.js';
import { compareFixedFields } from './compare-fixed-fields.js';
import { compareValues } from './compare-values.js';

/** One version of a chart: its compiled files without our own record, and the metadata they were made from. */
export interface ChartVersion {
  readonly files: ChartFiles;
  readonly metadata: Blueprint['chart'];
}

/** Changes listed one by one; the rest is counted. */
const LISTED_CHANGES = 20;

/** What {@link compareCharts} gives. */
export interface ChartComparison {
  /** `none`: the files are the same, byte for byte. */
  readonly level: ReleaseLevel;
  /** Empty when nothing changed, else at least one and at most 21. */
  readonly changes: readonly ChangeEntry[];
}

/**
 * Says what is new in a chart and how much that changes for people who use it: changed bytes are a patch, new values a
 * minor, removed values and changed names or selectors a major release.
 *
 * Both sides have to be compiled with the same version and changelog, or these would count as changes.
 */
export function compareCharts(previous: ChartVersion, next: ChartVersion): ChartComparison {
  const paths = [...new Set([...previous.files.keys(), ...next.files.keys()])].sort();
  const differing = paths.filter((path) => !isSameFile(previous.files.get(path), next.files.get(path)));
  if (differing.length === 0) return { level: 'none', changes: [] };
  const found = [
    ...compareFixedFields(previous.files, next.files),
    ...compareClaims(previous.files, next.files),
    ...compareValues(previous.files, next.files),
    ...compareMetadata(previous.metadata, next.metadata),
    ...compareFiles(previous.files, next.files, differing),
  ];
  const changes = found.length > 0 ? found : [describeRest(differing)];
  const level = RELEASE_LEVELS.findLast((one) => changes.some((change) => change.level === one)) ?? 'patch';
  return { level, changes: shorten(changes) };
}

function isSameFile(left: string | Uint8Array | undefined, right: string | Uint8Array | undefined): boolean {
  if (left === undefined || right === undefined || typeof left === 'string' || typeof right === 'string')
    return left === right;
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

const COMPARED_METADATA = [
  ['appVersion', 'Version of the application'],
  ['kubeVersion', 'Kubernetes versions'],
] as const;

function compareMetadata(before: Blueprint['chart'], after: Blueprint['chart']): readonly ChartChange[] {
  return COMPARED_METADATA.flatMap(([field, title]): readonly ChartChange[] =>
    before[field] === after[field]
      ? []
      : [
          {
            level: 'patch',
            kind: 'changed',
            description: `${title} changed from ${before[field]} to ${after[field]}.`,
          },
        ],
  );
}

const ENVIRONMENT_FILE = /^values-(?<name>[a-z0-9-]+)\.yaml$/;
const OBJECT_FILE = /^templates\/(?!tests\/).+\.yaml$/;

/** Objects and environments that came, went or changed; other files only follow from them. */
function compareFiles(
  previous: ChartFiles,
  next: ChartFiles,
  differing: readonly string[],
): readonly ChartChange[] {
  return differing.flatMap((path): readonly ChartChange[] => {
    const environment = ENVIRONMENT_FILE.exec(path)?.groups?.['name'];
    if (environment === undefined && !OBJECT_FILE.test(path)) return [];
    const kind = !previous.has(path) ? 'added' : next.has(path) ? 'changed' : 'removed';
    const subject = environment === undefined ? `Template ${path}` : `Environment ${environment}`;
    return [{ level: 'patch', kind, description: `${subject} ${kind}.` }];
  });
}

function describeRest(differing: readonly string[]): ChartChange {
  return {
    level: 'patch',
    kind: 'changed',
    description: `Changed without a change of values: ${differing.join(', ')}.`.slice(0, 1000),
  };
}

function shorten(changes: readonly ChartChange[]): readonly ChangeEntry[] {
  const listed = changes
    .slice(0, LISTED_CHANGES)
    .map(({ kind, description }) => ({ kind, description: toLine(description) }));
  const more = changes.length - listed.length;
  return more === 0 ? listed : [...listed, { kind: 'changed', description: `${more} more changes.` }];
}

/** Texts of users are one line without control characters, at most 1000 long, like every line of a Blueprint. */
function toLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 1000);
}
