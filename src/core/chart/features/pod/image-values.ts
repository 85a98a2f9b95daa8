import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { splitImageReference } from '../../../units/image-reference.js';
import {
  defineSection,
  type SectionDefiner,
  type ValueDefinition,
  type ValueSection,
} from '../../value-definition.js';
import { listOf, oneOf, pattern } from '../../value-schemas.js';

/** The parts of an image as values; `tag` and `digest` are empty when the chart's own application version applies. */
export interface ImageDefaults {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
  readonly pullPolicy: string;
  readonly pullSecrets: readonly string[];
}

/** Values of the component's image. */
export function imageValues(plan: ComponentPlan, { blueprint }: ChartPlan): readonly ValueDefinition[] {
  const { component } = plan;
  const parts = splitImageReference(component.image);
  return defineImage('Image', 'image', {
    ...parts,
    tag: parts.tag === blueprint.chart.appVersion ? '' : parts.tag,
    pullPolicy: component.imagePullPolicy ?? '',
    pullSecrets: component.imagePullSecrets,
  });
}

/** Definitions of one image below `path`. @see https://github.com/distribution/reference (grammar) */
export function defineImage(
  section: ValueSection,
  path: string,
  defaults: ImageDefaults,
): readonly ValueDefinition[] {
  const define = defineSection(section);
  const ownTag = path === 'image';
  return [
    define(
      `${path}.registry`,
      "Registry host; empty: the cluster's default.",
      pattern('^[A-Za-z0-9.:_-]*$'),
      {
        value: defaults.registry,
      },
    ),
    define(
      `${path}.repository`,
      'Repository within the registry.',
      pattern('^[a-z0-9]+([._/-]+[a-z0-9]+)*$'),
      {
        value: defaults.repository,
      },
    ),
    define(
      `${path}.tag`,
      ownTag ? 'Tag; empty: the appVersion of the chart.' : 'Tag.',
      pattern(ownTag ? '^([A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?$' : '^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$'),
      { value: defaults.tag },
    ),
    define(
      `${path}.digest`,
      'Digest such as sha256:…; pins the image whatever happens to the tag.',
      pattern('^(sha256:[a-f0-9]{64})?$'),
      { value: defaults.digest, ...(ownTag ? { example: `sha256:${'0'.repeat(64)}` } : {}) },
    ),
    ...(ownTag ? pullValues(define, path, defaults) : []),
  ];
}

function pullValues(
  define: SectionDefiner,
  path: string,
  defaults: ImageDefaults,
): readonly ValueDefinition[] {
  return [
    define(
      `${path}.pullPolicy`,
      'Always, IfNotPresent or Never; empty: Always for a tag, IfNotPresent for a digest.',
      oneOf('', 'Always', 'IfNotPresent', 'Never'),
      { value: defaults.pullPolicy },
    ),
    define(
      `${path}.pullSecrets`,
      'Names of Secrets with registry credentials for this image.',
      listOf({ type: ['string', 'object'] }),
      { value: defaults.pullSecrets },
    ),
  ];
}
