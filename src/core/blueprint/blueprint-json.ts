import type { JsonValue } from '../ports/json.js';
import type { Blueprint } from './schema/blueprint.js';

/**
 * A Blueprint as the JSON that it is, for what walks it by pointer; nothing is copied. TypeScript cannot see it, because
 * an optional field may be declared and undefined; the schema never leaves one so.
 */
export function blueprintJson(blueprint: Blueprint): JsonValue {
  return blueprint as unknown as JsonValue;
}
