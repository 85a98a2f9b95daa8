import type { JsonObject } from '../../../ports/json.js';
import { formatImageReference } from '../../../units/image-reference.js';
import type { AssembledChart } from '../../chart-feature.js';
import { listImages, type ChartImage } from './list-images.js';

/**
 * The bill of materials of the chart: itself and the images it runs, as CycloneDX 1.6. It holds no date and no serial
 * number, which the format leaves optional, so that the same chart has the same bytes.
 *
 * @see https://cyclonedx.org/docs/1.6/json/ (2026-11-28)
 */
export function writeSbom(chart: AssembledChart): string {
  const { name, version, description } = chart.plan.blueprint.chart;
  const root = `pkg:helm/${name}@${version}`;
  const images = listImages(chart).map(describeImage);
  const document: JsonObject = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { 'bom-ref': root, type: 'application', name, version, description, purl: root },
    },
    components: images,
    dependencies: [{ ref: root, dependsOn: images.map((image) => image['bom-ref'] ?? '') }],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function describeImage({ name, parts }: ChartImage): JsonObject {
  const { registry, repository, tag, digest } = parts;
  return {
    'bom-ref': name,
    type: 'container',
    name: repository,
    version: tag,
    purl: packageUrl(parts),
    ...(digest === '' ? {} : { hashes: [{ alg: 'SHA-256', content: digest.replace('sha256:', '') }] }),
    properties: [
      { name: 'chart:image', value: formatImageReference({ registry, repository, tag, digest }) },
      { name: 'chart:use', value: name },
    ],
  };
}

/** @see https://github.com/package-url/purl-spec/blob/main/types-doc/oci-definition.md (2026-11-28): the version is a digest. */
function packageUrl({ registry, repository, tag, digest }: ChartImage['parts']): string {
  const name = repository.split('/').at(-1) ?? repository;
  const address = registry === '' ? repository : `${registry}/${repository}`;
  const version = digest === '' ? '' : `@${encodeURIComponent(digest)}`;
  return `pkg:oci/${name}${version}?repository_url=${encodeURIComponent(address)}&tag=${encodeURIComponent(tag)}`;
}
