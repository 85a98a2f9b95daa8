import type { ValueSection } from '../../value-definition.js';

/** Where the values of one part of a container stand: those of the main one at the component's top, those of others below. */
export interface ValuePlace {
  readonly section: ValueSection;
  /** Keys from the component's section. */
  readonly path: readonly string[];
}
