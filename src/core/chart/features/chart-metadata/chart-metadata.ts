import type { JsonObject } from '../../../ports/json.js';
import { formatImageReference, splitImageReference } from '../../../units/image-reference.js';
import type { AssembledChart, ChartFeature } from '../../chart-feature.js';
import { renderTemplate } from '../../render-template.js';
import { quoteYaml, writeYamlMap } from '../../write-yaml.js';
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
        `${renderTemplate('chart-metadata/changelog.md', { version: chart.plan.blueprint.chart.version })}\n`,
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
        'artifacthub.io/changes': '- kind: added\n  description: First version.\n',
        'artifacthub.io/images': writeYamlImages(chart),
      },
    }),
    '',
  ].join('\n');
}

function writeYamlImages({ plan }: AssembledChart): string {
  const images = plan.components.map(({ name, component }) => {
    const parts = splitImageReference(component.image);
    const tag = parts.tag === '' ? plan.blueprint.chart.appVersion : parts.tag;
    return { name, image: formatImageReference({ ...parts, tag }) };
  });
  const test = { name: 'test', image: formatImageReference({ ...TEST_IMAGE, digest: '' }) };
  return [...images, test].map(({ name, image }) => `- name: ${name}\n  image: ${image}\n`).join('');
}
