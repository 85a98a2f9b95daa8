import type { JsonValue } from '../../../ports/json.js';
import type { ImageParts } from '../../../units/image-reference.js';
import type { AssembledChart, PlacedDefinition } from '../../chart-feature.js';

/** One image the chart can run. */
export interface ChartImage {
  /** The component, or the path of the image's values: `tests`. */
  readonly name: string;
  /** With the tag that applies when the values name none. */
  readonly parts: ImageParts;
}

/**
 * Every image of a chart, in the order of values.yaml. Read off the values, so that an image which a feature adds cannot be
 * forgotten here.
 */
export function listImages({ plan, values }: AssembledChart): readonly ChartImage[] {
  const byPath = new Map(values.map((definition) => [definition.path.join('\0'), definition]));
  return values.filter(isRepository).map((definition) => {
    const parent = definition.path.slice(0, -1);
    const read = (part: string): string => readText(byPath.get([...parent, part].join('\0'))?.value);
    const tag = read('tag');
    return {
      name: nameImage(definition, plan.components.length === 1 ? plan.components[0]?.name : undefined),
      parts: {
        registry: read('registry'),
        repository: read('repository'),
        tag: tag === '' ? plan.blueprint.chart.appVersion : tag,
        digest: read('digest'),
      },
    };
  });
}

function isRepository({ path, value }: PlacedDefinition): boolean {
  return path.at(-1) === 'repository' && typeof value === 'string' && value !== '';
}

function readText(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** `api.image` is the image of `api`, `api.containers.proxy.image` that of `api-proxy`, `tests.image` that of `tests`. */
function nameImage({ path, component }: PlacedDefinition, only: string | undefined): string {
  const owner = component ?? only;
  const inside = path.slice(0, -1).filter((key) => key !== 'image' && key !== 'containers');
  if (component === undefined) return inside.join('-');
  const below = path[0] === 'image' || only !== undefined ? inside : inside.slice(1);
  return [owner, ...below].join('-');
}
