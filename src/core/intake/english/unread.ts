import type { UnreadSpan } from '../reading.js';
import { ORDINARY_WORDS } from './ordinary-words.js';
import type { RequestReader } from './request-reader.js';
import { LINE_TOKEN } from './token.js';

/**
 * What no recogniser claimed, as spans of the request: runs of unclaimed words of one clause that hold at least one word
 * with a meaning of its own. Stop words and politeness alone are not reported.
 */
export function findUnread(reader: RequestReader): readonly UnreadSpan[] {
  const { document } = reader;
  const spans: UnreadSpan[] = [];
  let run: { start: number; end: number; matters: boolean } | undefined;
  const close = (): void => {
    if (run?.matters === true)
      spans.push({ text: document.text.slice(run.start, run.end), start: run.start, end: run.end });
    run = undefined;
  };
  for (const [index, token] of document.tokens.entries()) {
    if (reader.isClaimed(index) || document.isClauseEnd(index) || token.normal === LINE_TOKEN) {
      close();
      continue;
    }
    const matters = hasMeaning(token.normal);
    if (run === undefined && !matters) continue;
    run = {
      start: run?.start ?? token.start,
      end: matters ? token.end : (run?.end ?? token.end),
      matters: matters || run?.matters === true,
    };
  }
  close();
  return spans;
}

function hasMeaning(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word) && !ORDINARY_WORDS.has(word);
}
