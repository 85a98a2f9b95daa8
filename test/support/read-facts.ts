import type { JsonValue } from '../../src/core/ports/json.js';
import { readEnglish } from '../../src/core/intake/english/read-english.js';
import { separateSecrets } from '../../src/core/intake/secrets/separate-secrets.js';
import { KNOWLEDGE } from '../../src/knowledge/index.js';

/** The facts of a request by pointer. A pointer that is stated twice with different values has them as `a | b`. */
export function readFacts(request: string): Readonly<Record<string, JsonValue>> {
  const facts: Record<string, JsonValue> = {};
  for (const { pointer, value } of readEnglish(separateSecrets(request).sanitised, KNOWLEDGE).facts)
    facts[pointer] =
      pointer in facts ? `${JSON.stringify(facts[pointer])} | ${JSON.stringify(value)}` : value;
  return facts;
}
