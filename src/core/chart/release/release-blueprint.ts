import { parsePointer } from '../../blueprint/json-pointer.js';
import { rankOrder, type Fact } from '../../blueprint/provenance.js';
import type { ResolvedBlueprint } from '../../blueprint/resolved-blueprint.js';
import { ChartMetadata } from '../../blueprint/schema/blueprint.js';
import { AutopilotError } from '../../errors/autopilot-error.js';
import { isRecordPath } from '../chart-record.js';
import type { ChartFiles } from '../chart-files.js';
import { compileChart } from '../compile-chart.js';
import { declareUnpacked } from '../vendored/keep-vendored.js';
import { isVendoredPath } from '../vendored/vendored-path.js';
import { bumpVersion } from './bump-version.js';
import { compareCharts, type ChartComparison } from './compare-charts.js';
import { firstRelease } from './first-release.js';

/** The chart of ours that an update replaces. */
export interface PreviousChart {
  readonly files: ChartFiles;
  readonly resolved: ResolvedBlueprint;
}

/** A Blueprint that knows which release of its chart it is. */
export interface ReleasedBlueprint extends ChartComparison {
  readonly resolved: ResolvedBlueprint;
  /** What was decided about version and changelog, of rank `default`: whoever resolves the Blueprint again has to add it. */
  readonly facts: readonly Fact[];
  /** Version that the changes ask for; the Blueprint has another one when somebody stated it. */
  readonly suggested: string;
}

const VERSION = '/chart/version';
const CHANGELOG = '/chart/changelog';

/** Releases kept in the changelog; older ones are in version control. */
const KEPT_RELEASES = 50;

/** True for what {@link releaseBlueprint} decided, as opposed to a version or changelog that somebody stated. */
export function isReleaseFact(fact: Pick<Fact, 'pointer' | 'rank'>): boolean {
  return (fact.pointer === VERSION || fact.pointer === CHANGELOG) && !isStated(fact.rank);
}

/**
 * Gives a Blueprint the version and changelog that follow from the chart it replaces: the same content keeps the same
 * version, so that a second run changes no byte; see {@link compareCharts} for the rest. A version that was stated in
 * the request, a Blueprint file or a review stays as it is, and its changes are still listed.
 *
 * @throws AutopilotError `INVARIANT_BROKEN` when the Blueprint cannot be compiled; callers validate it first.
 */
export function releaseBlueprint(resolved: ResolvedBlueprint, previous: PreviousChart): ReleasedBlueprint {
  const before = previous.resolved.blueprint.chart;
  const unchanged = withReleaseFacts(resolved, keepRelease(previous), true);
  const comparison = compareCharts(
    { files: withoutRecord(previous.files), metadata: before },
    { files: declareUnpacked(compileChart(unchanged), previous.files), metadata: unchanged.blueprint.chart },
  );
  const suggested = bumpVersion(before.version, comparison.level);
  const version = statedVersion(resolved) ?? suggested;
  const isSame = comparison.level === 'none' && version === before.version;
  const facts = isSame ? keepRelease(previous) : writeRelease(previous, version, comparison);
  return { ...comparison, facts, suggested, resolved: withReleaseFacts(resolved, facts, false) };
}

/** The version somebody stated, whatever the chart's content. */
function statedVersion({ blueprint, provenance }: ResolvedBlueprint): string | undefined {
  const origin = provenance[VERSION];
  return origin !== undefined && isStated(origin.rank) ? blueprint.chart.version : undefined;
}

function isStated(rank: Fact['rank']): boolean {
  return rankOrder(rank) >= rankOrder('input');
}

/** The release of the chart that stands there. Origins of stated values are about an earlier request, so they are not kept. */
function keepRelease({ resolved }: PreviousChart): readonly Fact[] {
  const { version, changelog } = resolved.blueprint.chart;
  const origin = resolved.provenance[VERSION];
  const reason =
    origin?.source.kind === 'default' ? origin.source.reason : 'The version of the chart that stands there.';
  return [
    toFact(VERSION, version, reason),
    ...(changelog === undefined ? [] : [toFact(CHANGELOG, changelog, CHANGELOG_REASON)]),
  ];
}

const CHANGELOG_REASON = 'What changed from release to release.';

function writeRelease(
  { resolved }: PreviousChart,
  version: string,
  { level, changes }: ChartComparison,
): readonly Fact[] {
  const before = resolved.blueprint.chart;
  const history = before.changelog ?? [firstRelease(before.version)];
  const isReleased = history[0]?.version === version;
  const entries =
    changes.length > 0 ? changes : [{ kind: 'changed' as const, description: `Version set to ${version}.` }];
  const earlier = isReleased ? (history[0]?.changes ?? []) : [];
  const release = { version, changes: [...entries, ...earlier] };
  const releases = [release, ...history.slice(isReleased ? 1 : 0)].slice(0, KEPT_RELEASES);
  return [
    toFact(VERSION, version, `A ${level === 'none' ? 'new' : level} release after ${before.version}.`),
    toFact(CHANGELOG, releases, CHANGELOG_REASON),
  ];
}

function toFact(pointer: string, value: Fact['value'], reason: string): Fact {
  return { pointer, value, rank: 'default', source: { kind: 'default', reason } };
}

/** @param isForced - True to replace what was stated too. */
function withReleaseFacts(
  { blueprint, provenance }: ResolvedBlueprint,
  facts: readonly Fact[],
  isForced: boolean,
): ResolvedBlueprint {
  const places = [VERSION, CHANGELOG].map((pointer) => ({
    pointer,
    fact: facts.find((fact) => fact.pointer === pointer),
  }));
  const origins = new Map(Object.entries(provenance));
  const chart: Record<string, unknown> = { ...blueprint.chart };
  for (const { pointer, fact } of places) {
    if (!isForced && isStated(origins.get(pointer)?.rank ?? 'default')) continue;
    const [, key = ''] = parsePointer(pointer);
    chart[key] = fact?.value;
    if (fact === undefined) origins.delete(pointer);
    else origins.set(pointer, { rank: fact.rank, source: fact.source });
  }
  // Key order as if the whole had been resolved again: the record's bytes depend on it.
  const sorted = [...origins].sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    blueprint: { ...blueprint, chart: readMetadata(chart) },
    provenance: Object.fromEntries(sorted),
  };
}

function readMetadata(chart: Readonly<Record<string, unknown>>): ChartMetadata {
  const given = Object.entries(chart).filter(([, value]) => value !== undefined);
  const parsed = ChartMetadata.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  throw new AutopilotError('INVARIANT_BROKEN', 'a release does not give a valid Blueprint', {
    hint: 'Report this with the run id.',
    cause: parsed.error,
  });
}

function withoutRecord(files: ChartFiles): ChartFiles {
  return new Map([...files].filter(([path]) => !isRecordPath(path) && !isVendoredPath(path)));
}
