import type { JsonObject } from '../../../ports/json.js';
import { formatImageReference } from '../../../units/image-reference.js';
import type { ChartMetadata, ChartRelease } from '../../../blueprint/schema/blueprint.js';
import type { AssembledChart, ChartFeature } from '../../chart-feature.js';
import type { ChangeEntry } from '../../release/chart-change.js';
import { firstRelease } from '../../release/first-release.js';
import { renderTemplate } from '../../render-template.js';
import { quoteYaml, writeYamlMap } from '../../write-yaml.js';
import { listStores } from '../dependencies/dependency-plan.js';
import { escapeMarkdown } from '../readme/escape-markdown.js';
import { writeCiValues } from './ci-values.js';
import { listImages } from './list-images.js';
import { writeSbom } from './sbom.js';

/** Chart.yaml, .helmignore, the changelog, the bill of materials and the value files for tests. */
export const chartMetadataFeature: ChartFeature = {
  name: 'chart-metadata',
  describe: (chart) =>
    new Map([
      ['Chart.yaml', writeChartYaml(chart)],
      ['.helmignore', `${renderTemplate('chart-metadata/helmignore.txt', {})}\n`],
      [
        'CHANGELOG.md',
        `${renderTemplate('chart-metadata/changelog.md', {}, new Map([['releases', writeReleases(chart)]]))}\n`,
      ],
      ['sbom.cdx.json', writeSbom(chart)],
      ...writeCiValues(chart),
    ]),
};

/** @see https://helm.sh/docs/topics/charts/#the-chartyaml-file and https://artifacthub.io/docs/topics/annotations/helm/ */
function writeChartYaml(chart: AssembledChart): string {
  const { chart: metadata } = chart.plan.blueprint;
  const head: JsonObject = {
    apiVersion: 'v2',
    name: metadata.name,
    description: metadata.description,
    type: 'application',
    version: metadata.version,
  };
  return [
    writeYamlMap(head),
    // Always quoted: an application version such as 1.10 would be a number.
    `appVersion: ${quoteYaml(metadata.appVersion)}`,
    `kubeVersion: ${quoteYaml(metadata.kubeVersion)}`,
    writeYamlMap({
      ...describeOrigin(metadata),
      ...subcharts(chart),
      annotations: {
        'artifacthub.io/changes': writeYamlChanges(chart),
        'artifacthub.io/images': writeYamlImages(chart),
        ...(metadata.license === undefined ? {} : { 'artifacthub.io/license': metadata.license }),
      },
    }),
    '',
  ].join('\n');
}

/** Where the application comes from and whom to ask, as far as it is known. */
function describeOrigin({ keywords, home, icon, sources = [], maintainers = [] }: ChartMetadata): JsonObject {
  return {
    ...(home === undefined ? {} : { home }),
    ...(icon === undefined ? {} : { icon }),
    ...(sources.length === 0 ? {} : { sources }),
    ...(keywords.length === 0 ? {} : { keywords }),
    ...(maintainers.length === 0
      ? {}
      : {
          maintainers: maintainers.map(({ name, email, url }) => ({
            name,
            ...(email === undefined ? {} : { email }),
            ...(url === undefined ? {} : { url }),
          })),
        }),
  };
}

/** The subcharts; each has a switch, and its dependency's name as the key of its values. */
function subcharts({ plan }: AssembledChart): JsonObject {
  const dependencies = listStores(plan).flatMap(({ name, dependency: { embedded }, switchPath = [] }) =>
    embedded === undefined
      ? []
      : [
          {
            name: embedded.chart,
            ...(embedded.chart === name ? {} : { alias: name }),
            version: embedded.version,
            repository: embedded.repository,
            condition: switchPath.join('.'),
          },
        ],
  );
  return dependencies.length === 0 ? {} : { dependencies };
}

/** Releases of the chart, the newest first; a chart that never had another one says so. */
function listReleases({ plan }: AssembledChart): readonly ChartRelease[] {
  const { version, changelog } = plan.blueprint.chart;
  return changelog ?? [firstRelease(version)];
}

/** Kinds that need a word in front of the sentence: the others say it themselves. */
const NAMED_KINDS: Readonly<Partial<Record<ChangeEntry['kind'], string>>> = {
  deprecated: 'Deprecated: ',
  fixed: 'Fixed: ',
  security: 'Security: ',
};

function writeReleases(chart: AssembledChart): readonly string[] {
  return listReleases(chart).flatMap(({ version, changes }, index) => [
    ...(index === 0 ? [] : ['']),
    `## ${escapeMarkdown(version)}`,
    '',
    ...changes.map(({ kind, description }) => `- ${NAMED_KINDS[kind] ?? ''}${escapeMarkdown(description)}`),
  ]);
}

/** The changes of this very version, as Artifact Hub shows them. */
function writeYamlChanges(chart: AssembledChart): string {
  const releases = listReleases(chart);
  const { version } = chart.plan.blueprint.chart;
  const changes = (releases.find((release) => release.version === version) ?? firstRelease(version)).changes;
  return changes
    .map(({ kind, description }) => `- kind: ${kind}\n  description: ${quoteYaml(description)}\n`)
    .join('');
}

function writeYamlImages(chart: AssembledChart): string {
  return listImages(chart)
    .map(({ name, parts }) => `- name: ${name}\n  image: ${formatImageReference(parts)}\n`)
    .join('');
}
