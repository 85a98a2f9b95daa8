import type { JsonObject, JsonValue } from '../ports/json.js';

/**
 * Everything the product says about one value of a chart. values.yaml, its comments, values.schema.json, the README
 * table and the ci value files are all derived from it, so they cannot disagree.
 */
export interface ValueDefinition {
  /** Keys from the root of values.yaml, or from the component's section when a feature contributes it to a component. */
  readonly path: readonly string[];
  /** Heading of values.yaml and of the README table under which the value stands. */
  readonly section: ValueSection;
  /** One sentence or two for the person who sets it. */
  readonly description: string;
  /** JSON Schema (draft-07) of the value. */
  readonly schema: JsonObject;
  /** Default; absent: the schema accepts the value, values.yaml does not set it. */
  readonly value?: JsonValue;
  /** A valid value other than the default that changes the rendered chart; goes to `ci/full-values.yaml`. */
  readonly example?: JsonValue;
  /** True for a boolean that turns something on or off; `ci/switches-*-values.yaml` cover each pair of them. */
  readonly isSwitch?: boolean;
  /** True when the chart does not render without a value from the user; every ci file then sets `example`. */
  readonly isRequired?: boolean;
  /**
   * Name beside this value of the switch (`operator.enabled`) without which the chart does not render until this value is
   * set; a ci file that turns the switch off sets `example`.
   */
  readonly requiredWithout?: string;
}

/** Headings of values.yaml and the README, in the order they are printed. */
export const VALUE_SECTIONS = [
  'Shared',
  'Namespace',
  'Image',
  'Scaling',
  'Runs',
  'Container',
  'Further containers',
  'Configuration',
  'Secrets',
  'Dependencies',
  'Storage',
  'Health checks',
  'Resources',
  'Security',
  'Access',
  'Scheduling',
  'Service',
  'Exposure',
  'Network policy',
  'Observability',
  'Pod extras',
  'Tests',
  'Extra objects',
] as const;

/** One of {@link VALUE_SECTIONS}. */
export type ValueSection = (typeof VALUE_SECTIONS)[number];

/** What a value definition says beside path, section, description and schema. */
export type ValueOptions = Omit<ValueDefinition, 'path' | 'section' | 'description' | 'schema'>;

/** Makes definitions of one section. */
export interface SectionDefiner {
  (path: string, description: string, schema: JsonObject, options: ValueOptions): ValueDefinition;
}

/** Returns a maker of definitions; its `path` is dotted (`image.tag`), keys that hold dots go through {@link ValueDefinition} itself. */
export function defineSection(section: ValueSection): SectionDefiner {
  return (path, description, schema, options) => ({
    path: path.split('.'),
    section,
    description,
    schema,
    ...options,
  });
}
