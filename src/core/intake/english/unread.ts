import type { UnreadSpan } from '../reading.js';
import { ORDINARY_WORDS } from './ordinary-words.js';
import type { RequestReader } from './request-reader.js';

/**
 * What no recogniser claimed, as spans of the request: runs of unclaimed words of one clause that hold at least one word
 * with a meaning of its own. Stop words and politeness alone are not reported.
 */
export function findUnread(reader: RequestReader): readonly UnreadSpan[] {
  const { document } = reader;
  const runs: { start: number; end: number }[] = [];
  let open = false;
  for (const [index, token] of document.tokens.entries()) {
    if (reader.isClaimed(index) || document.isClauseEnd(index)) open = false;
    else if (hasMeaning(token.normal)) {
      const last = runs.at(-1);
      // Words without a meaning of their own join two that have one, but neither begin nor end a span.
      if (open && last !== undefined) last.end = token.end;
      else runs.push({ start: token.start, end: token.end });
      open = true;
    }
  }
  return runs.map((run) => ({ ...run, text: document.slice(run) }));
}

function hasMeaning(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word) && !ORDINARY_WORDS.has(word);
}
