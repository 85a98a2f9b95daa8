import { secretPlaceholders } from '../secrets/placeholder.js';
import { mergeNumberWords } from './number-words.js';
import { correctSpelling } from './spelling.js';
import { BLOCK_TOKEN, LINE_TOKEN, type Span, type Token } from './token.js';

const OPENING = '([{"\'`“”‘’«';
const CLOSING = ')]}"\'`“”‘’»,.;:!?';
const QUOTES = '"\'`“”‘’«»';
const BULLET = /^(?:[-*•–—]|\d{1,2}[.)])$/;

/**
 * Splits text into tokens in one pass. Punctuation marks around a word are tokens of their own; quotes vanish into the
 * `quoted` flag; a fenced block is one {@link BLOCK_TOKEN}; a line break is one {@link LINE_TOKEN}.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  for (const block of findFences(text)) {
    tokenizeProse(text, position, block.start, tokens);
    tokens.push(createMark(text, block, BLOCK_TOKEN));
    position = block.end;
  }
  tokenizeProse(text, position, text.length, tokens);
  return mergeNumberWords(tokens, text);
}

/** Fenced blocks including their fences; an unclosed fence runs to the end. */
function findFences(text: string): readonly Span[] {
  const fences: Span[] = [];
  let start = text.indexOf('```');
  while (start !== -1) {
    const close = text.indexOf('```', start + 3);
    const end = close === -1 ? text.length : close + 3;
    // Inline triple backticks on one line are quotes, not a file.
    if (text.slice(start, end).includes('\n')) fences.push({ start, end });
    start = close === -1 ? -1 : text.indexOf('```', end);
  }
  return fences;
}

function tokenizeProse(text: string, from: number, to: number, tokens: Token[]): void {
  const chunks = /\n|[^\s]+/g;
  chunks.lastIndex = from;
  for (let match = chunks.exec(text); match !== null && match.index < to; match = chunks.exec(text)) {
    const end = Math.min(match.index + match[0].length, to);
    if (match[0] === '\n') tokens.push(createMark(text, { start: match.index, end }, LINE_TOKEN));
    else if (!isBullet(text, match.index, match[0])) splitChunk(text, match.index, end, tokens);
  }
}

function isBullet(text: string, start: number, chunk: string): boolean {
  if (!BULLET.test(chunk)) return false;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  return (lineStart > 0 || text.includes('\n')) && text.slice(lineStart, start).trim() === '';
}

/** Cuts one run of non-space characters into tokens. */
function splitChunk(text: string, from: number, to: number, tokens: Token[]): void {
  let start = from;
  let end = to;
  let quoted = false;
  const trailing: Token[] = [];
  while (start < end && OPENING.includes(text.charAt(start))) {
    if (text.startsWith('$(', start)) break;
    if (QUOTES.includes(text.charAt(start))) quoted = true;
    else tokens.push(createToken(text, start, start + 1));
    start += 1;
  }
  while (end > start && CLOSING.includes(text.charAt(end - 1))) {
    if (!QUOTES.includes(text.charAt(end - 1))) trailing.unshift(createToken(text, end - 1, end));
    else quoted = true;
    end -= 1;
  }
  if (end > start) splitInner(text, { start, end }, quoted, tokens);
  tokens.push(...trailing);
}

/** `image:acme/web:1` and `replicas=3`: a setting written without a space. Upper-case `PORT=1` is a variable instead. */
const SETTING =
  /^(?:(?:image|name|port|replicas|namespace|ns|host|memory|mem|cpu|ram|service|ingress|tls|path|min|max|chart)[:=]|(?:Image|Name|Port|Replicas|Namespace|Host|Memory|CPU|RAM|Service|Ingress|TLS|PORT|IMAGE):)(?=\S)/;

/** Cuts at commas, semicolons, brackets and arrows inside a run, except within `NAME=value` and placeholders. */
function splitInner(text: string, span: Span, quoted: boolean, tokens: Token[]): void {
  const word = text.slice(span.start, span.end);
  const setting = SETTING.exec(word)?.[0].length;
  if (setting !== undefined) {
    const mark = span.start + setting - 1;
    tokens.push(createToken(text, span.start, mark), createToken(text, mark, mark + 1));
    splitInner(text, { start: mark + 1, end: span.end }, quoted, tokens);
    return;
  }
  if (/^[A-Za-z_][\w.]*=/.test(word) || secretPlaceholders(word).length > 0) {
    tokens.push(createToken(text, span.start, span.end, quoted));
    return;
  }
  let from = span.start;
  for (const cut of word.matchAll(/->|=>|→|[,;()[\]|—]/g)) {
    const at = span.start + cut.index;
    if (at > from) tokens.push(createToken(text, from, at, quoted));
    tokens.push(createToken(text, at, at + cut[0].length));
    from = at + cut[0].length;
  }
  if (span.end > from) tokens.push(createToken(text, from, span.end, quoted));
}

function createToken(text: string, start: number, end: number, quoted = false): Token {
  const raw = text.slice(start, end);
  return { text: raw, normal: normalize(raw, quoted), start, end, quoted };
}

function createMark(text: string, span: Span, normal: string): Token {
  return { text: text.slice(span.start, span.end), normal, start: span.start, end: span.end, quoted: false };
}

/** `512M`, `100m/128M`: without its capital, a megabyte would be a thousandth of a core. */
const CAPITAL_UNITS = /^(?=.*\d[MGT](?:[/-]|$))(?:\d[\d.]*[a-zA-Z]{0,2}[/-]?){1,3}$/;

/** Plain form of one token; corrections never touch quoted text or anything with digits or punctuation. */
function normalize(raw: string, quoted: boolean): string {
  const plain = (CAPITAL_UNITS.test(raw) ? raw.replaceAll(/(?<=\d[MGT])(?=[/-]|$)/g, 'b') : raw)
    .toLowerCase()
    .replaceAll(/[–—−]/g, '-')
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/→|=>/g, '->')
    .replaceAll(' ', '_')
    .replace(/^(tcp|udp)\/(\d{2,5})$/, '$2/$1');
  return quoted ? plain : correctSpelling(plain);
}
