import type { JsonObject } from '../../../ports/json.js';
import { formatImageReference, splitImageReference } from '../../../units/image-reference.js';
import type { ChartRelease } from '../../../blueprint/schema/blueprint.js';
import type { AssembledChart, ChartFeature } from '../../chart-feature.js';
import type { ChangeEntry } from '../../release/chart-change.js';
import { firstRelease } from '../../release/first-release.js';
import { renderTemplate } from '../../render-template.js';
import { quoteYaml, writeYamlMap } from '../../write-yaml.js';
import { listContainers } from '../containers/container-plan.js';
import { escapeMarkdown } from '../readme/escape-markdown.js';
import { TEST_IMAGE } from '../test-hook/test-hook.js';
import { writeCiValues } from './ci-values.js';

/** Chart.yaml, .helmignore, the changelog and the value files for tests. */
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
  const keywords: JsonObject = metadata.keywords.length === 0 ? {} : { keywords: metadata.keywords };
  return [
    writeYamlMap(head),
    // Always quoted: an application version such as 1.10 would be a number.
    `appVersion: ${quoteYaml(metadata.appVersion)}`,
    `kubeVersion: ${quoteYaml(metadata.kubeVersion)}`,
    writeYamlMap({
      ...keywords,
      annotations: {
        'artifacthub.io/changes': writeYamlChanges(chart),
        'artifacthub.io/images': writeYamlImages(chart),
      },
    }),
    '',
  ].join('\n');
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

function writeYamlImages({ plan }: AssembledChart): string {
  const planned = plan.components.flatMap((component) => [
    { name: component.name, image: component.component.image },
    ...listContainers(component)
      .filter(({ sharesImage }) => !sharesImage)
      .map(({ name, container }) => ({ name: `${component.name}-${name}`, image: container.image })),
  ]);
  const images = planned.map(({ name, image }) => {
    const parts = splitImageReference(image);
    const tag = parts.tag === '' ? plan.blueprint.chart.appVersion : parts.tag;
    return { name, image: formatImageReference({ ...parts, tag }) };
  });
  const test = { name: 'test', image: formatImageReference({ ...TEST_IMAGE, digest: '' }) };
  const hasTest = plan.components.some(({ hasService }) => hasService);
  return [...images, ...(hasTest ? [test] : [])]
    .map(({ name, image }) => `- name: ${name}\n  image: ${image}\n`)
    .join('');
}
