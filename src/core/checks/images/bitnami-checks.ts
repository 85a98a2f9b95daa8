import { splitImageReference } from '../../units/image-reference.js';
import { defineChartCheck, defineContainerCheck } from '../define-check.js';
import { dig, toList, toText } from '../manifest/manifest-value.js';
import { readChartFile } from '../values-api/values-schema.js';
import { isBitnami, replaceBitnami } from './bitnami-replacements.js';

const SOURCE = 'https://github.com/bitnami/charts/issues/35164';

/** No image of Bitnami: versioned ones are gone from the public registry, the legacy ones get no security fixes. */
export const bitnamiImage = defineContainerCheck(
  {
    id: 'images/bitnami',
    severity: 'medium',
    hint: 'Use the image that the makers of the software publish themselves.',
    standards: [],
    source: SOURCE,
  },
  function* (container) {
    const image = toText(container.content['image']) ?? '';
    const { repository } = splitImageReference(image);
    if (!isBitnami(repository)) return;
    yield {
      pointer: '/image',
      message: `image ${image} is one of Bitnami's, which are no longer public or no longer updated`,
      hint: replaceBitnami(repository.split('/').at(-1) ?? ''),
    };
  },
);

/** No chart of Bitnami as a subchart: most of them pull images that are gone. */
export const bitnamiChart = defineChartCheck(
  {
    id: 'images/bitnami-chart',
    severity: 'medium',
    hint: 'Use a chart on official images, an operator, or a managed service.',
    standards: [],
    source: SOURCE,
  },
  function* ({ files }) {
    for (const entry of toList(dig(readChartFile(files, 'Chart.yaml'), 'dependencies'))) {
      const name = toText(dig(entry, 'name')) ?? '';
      const repository = toText(dig(entry, 'repository')) ?? '';
      if (isBitnami(repository))
        yield {
          file: 'Chart.yaml',
          pointer: `/dependencies/${name}`,
          message: `the subchart ${name} comes from ${repository}, whose images are no longer public or no longer updated`,
          hint: replaceBitnami(name),
        };
    }
  },
);
