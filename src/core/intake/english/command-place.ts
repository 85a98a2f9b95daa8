import type { RequestDocument } from './request-document.js';
import type { Span } from './token.js';

/** Words that end a command nobody quoted. */
const STOP =
  /^(?:every|each|nightly|daily|hourly|weekly|monthly|at|on|with|as|once|before|after|,|;|\)|\(|and|every|when|while|port|using|plus|from|in|x\d|for|which|that|\n|\.|!|\?)$/;
/** Those that do so even behind an option. */
const NO_OPTION =
  /^(?:every|each|as|in|on|at|and|with|before|after|once|when|while|using|that|which|[,;()])$/;

/**
 * Where the command ends that begins at a token: with the quotation that opens there, else before the words that say something
 * else.
 *
 * @param mark - Marks that end it where no bracket is open.
 */
export function placeOfCommand(
  document: RequestDocument,
  from: number,
  mark: RegExp,
): Span & { readonly last: number } {
  const quotation = document.quotationAt(from);
  const last = quotation === undefined ? endOfWords(document, from, mark) : endOfQuotation(document, from);
  const start = document.tokens[from]?.start ?? 0;
  const closing = quotation === undefined ? document.quotationAt(last)?.end : undefined;
  return { start, end: closing ?? document.tokens[last]?.end ?? start, last };
}

/** The last token of the quotation that a token stands in. */
function endOfQuotation(document: RequestDocument, from: number): number {
  const quotation = document.quotationAt(from);
  let last = from;
  while (document.quotationAt(last + 1) === quotation && last + 1 < document.tokens.length) last += 1;
  return last;
}

function endOfWords(document: RequestDocument, from: number, mark: RegExp): number {
  let depth = 0;
  let index = from;
  for (; index < document.tokens.length && index - from <= 30; index += 1) {
    if (index > from && document.quotationAt(index) !== undefined) {
      // `sh -c "until nc -z db 5432; do sleep 1; done"`: what stands in quotes is one word of the command.
      index = endOfQuotation(document, index);
      continue;
    }
    const text = document.tokens[index]?.text ?? '';
    if (depth === 0 && index > from && (mark.test(text) || isStop(document, index))) break;
    depth += depthOf(text);
  }
  return index - 1;
}

function depthOf(mark: string): number {
  if (mark === '(') return 1;
  return mark === ')' ? -1 : 0;
}

/** `-A app worker` goes on, `every hour` does not; `daily` after `-Q` belongs to it, `in` after `--force` does not. */
function isStop(document: RequestDocument, index: number): boolean {
  const token = document.tokens[index];
  const before = document.tokens[index - 1]?.text ?? '';
  if (token === undefined || document.isSentenceEnd(index)) return true;
  if (/^-{1,2}[\w-]+$/.test(before) && !NO_OPTION.test(token.normal)) return false;
  return STOP.test(token.normal);
}
