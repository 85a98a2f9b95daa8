const PATTERNS = new Map<string, RegExp>();

/** Pattern for a phrase of plain words; a version directly after it belongs to it. */
export function phrasePattern(phrase: string): RegExp {
  let pattern = PATTERNS.get(phrase);
  if (pattern === undefined) {
    const plain = phrase.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    pattern = new RegExp(`${plain}(?: v?\\d{1,2}(?:\\.[\\dx]+)*)?`);
    PATTERNS.set(phrase, pattern);
  }
  return pattern;
}
