import type { IntakeKnowledge } from '../knowledge.js';
import { ORDINARY_WORDS } from './ordinary-words.js';
import { WHEN_WORD } from './times/when-word.js';

/** True for a word that describes nothing, so that it can only be a name: no ordinary word, no technology. */
export function isPlainName(word: string, knowledge: IntakeKnowledge): boolean {
  return !ORDINARY_WORDS.has(word) && !WHEN_WORD.test(word) && !technicalWords(knowledge).has(word);
}

const TECHNICAL = new WeakMap<IntakeKnowledge, ReadonlySet<string>>();

/** Single words that name a technology or a data store: descriptions, not names. */
export function technicalWords(knowledge: IntakeKnowledge): ReadonlySet<string> {
  let words = TECHNICAL.get(knowledge);
  if (words === undefined) {
    words = new Set(
      [
        ...knowledge.archetypes.flatMap((entry) => [...entry.words, ...entry.languages]),
        ...knowledge.dataStores.flatMap((entry) => entry.words),
      ].flatMap((phrase) => phrase.split(' ')),
    );
    TECHNICAL.set(knowledge, words);
  }
  return words;
}
