import type { Span } from './token.js';

const QUOTATION =
  /(?<=^|[\s([{=:,])(?:"[^"\n]{1,500}"|'[^'\n]{1,500}'|`[^`\n]{1,500}`|“[^”\n]{1,500}”)(?=$|[\s)\]},.;:!?])/g;

/**
 * Words that somebody put in quotes, with the quotes, each on one line: `sh -c "a; b"` is one thing, and the marks in it end no
 * sentence. A request that is quoted as a whole is prose all the same.
 */
export function findQuotations(text: string): readonly Span[] {
  const opening = text.length - text.trimStart().length;
  return [...text.matchAll(QUOTATION)]
    .filter((match) => match.index > opening)
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
