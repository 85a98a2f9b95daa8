import type { JsonValue } from '../../ports/json.js';

/** One statement of a Blueprint file: a leaf, its value and the 1-based line it stands on. */
export interface IntentEntry {
  readonly pointer: string;
  readonly value: JsonValue;
  readonly line: number;
}
