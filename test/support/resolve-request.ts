import { readEnglish } from '../../src/core/intake/english/read-english.js';
import { applyDefaults } from '../../src/core/intake/resolve/answer-facts.js';
import type { Resolution } from '../../src/core/intake/resolve/resolution.js';
import { resolveBlueprint } from '../../src/core/intake/resolve/resolve-blueprint.js';
import { KNOWLEDGE } from '../../src/knowledge/index.js';

/** Resolves a request in English, taking the stated defaults. @throws Error when a question has none. */
export function resolveRequest(request: string): Extract<Resolution, { kind: 'resolved' }> {
  const { facts } = readEnglish(request, KNOWLEDGE);
  const first = resolveBlueprint(facts, KNOWLEDGE);
  if (first.kind === 'resolved') return first;
  const defaults = applyDefaults(first.questions);
  const second = resolveBlueprint([...facts, ...(defaults.ok ? defaults.value : [])], KNOWLEDGE);
  if (second.kind === 'questions') throw new Error(JSON.stringify(second.questions));
  return second;
}
