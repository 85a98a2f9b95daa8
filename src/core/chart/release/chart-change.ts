import type { ChartRelease } from '../../blueprint/schema/blueprint.js';

/** How much a release changes for people who use the chart, least first. */
export const RELEASE_LEVELS = ['none', 'patch', 'minor', 'major'] as const;

/** One of {@link RELEASE_LEVELS}. */
export type ReleaseLevel = (typeof RELEASE_LEVELS)[number];

/** What a person reads about one change; becomes a line of CHANGELOG.md and of `artifacthub.io/changes`. */
export type ChangeEntry = ChartRelease['changes'][number];

/** One difference between two versions of a chart, and how much it changes for those who use it. */
export interface ChartChange extends ChangeEntry {
  readonly level: Exclude<ReleaseLevel, 'none'>;
}
