import { findQuotations } from './find-quotations.js';
import { LINE_TOKEN, type Span, type Token } from './token.js';
import { tokenize } from './tokenize.js';

/** One place where a pattern holds. */
export interface Match {
  /** Text of each group in the normal view; index 0 is the whole match. */
  readonly groups: readonly string[];
  /** Place of each group in the request, in whole tokens; undefined where a group took no part. */
  readonly spans: readonly (Span | undefined)[];
  /** Place of the whole match in the request, in whole tokens. */
  readonly span: Span;
  /** Index of the first and last token. */
  readonly firstToken: number;
  readonly lastToken: number;
}

/** Normal text of one group; empty when the group took no part. */
export function groupText(match: Match, index: number): string {
  return match.groups[index] ?? '';
}

/** Normal text of the first group that took part: for patterns whose alternatives each have a group. */
export function firstGroup(match: Match): string {
  return match.groups.slice(1).find((group) => group !== '') ?? '';
}

/**
 * The request as tokens and as a *normal view*: the normal forms of all tokens joined by single spaces. Patterns run on
 * the normal view, where case, spelling, number words, quotes and spacing do not matter, and report places in the request.
 */
export class RequestDocument {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The normal view. */
  readonly normal: string;
  /** Where each token starts in the normal view. */
  readonly #starts: readonly number[];
  readonly #matches = new Map<RegExp, readonly Match[]>();
  /** The quotation each token stands in. */
  readonly #quotations: readonly (Span | undefined)[];

  constructor(text: string) {
    this.text = text;
    this.tokens = tokenize(text);
    const starts: number[] = [];
    let length = 0;
    for (const token of this.tokens) {
      starts.push(length);
      length += token.normal.length + 1;
    }
    this.#starts = starts;
    this.normal = this.tokens.map((token) => token.normal).join(' ');
    this.#quotations = quotationsOf(this.tokens, findQuotations(text));
  }

  /** The words of the request at a place. */
  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  /** Every match of the pattern that begins and ends at token borders, in order, without overlaps. */
  find(pattern: RegExp): readonly Match[] {
    let matches = this.#matches.get(pattern);
    if (matches === undefined) {
      matches = this.#search(pattern);
      this.#matches.set(pattern, matches);
    }
    return matches;
  }

  /** Matches that begin between two tokens, both included. */
  findWithin(pattern: RegExp, first: number, last: number): readonly Match[] {
    const matches = this.find(pattern);
    let low = 0;
    let high = matches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((matches[middle]?.firstToken ?? 0) < first) low = middle + 1;
      else high = middle;
    }
    const found: Match[] = [];
    for (let index = low; (matches[index]?.firstToken ?? Infinity) <= last; index += 1) {
      const match = matches[index];
      if (match !== undefined) found.push(match);
    }
    return found;
  }

  #search(pattern: RegExp): readonly Match[] {
    const matches: Match[] = [];
    for (const found of this.normal.matchAll(atTokenBorders(pattern))) {
      const indices = found.indices ?? [];
      const spans = indices.map((pair) => this.#spanOf(pair));
      const [whole] = spans;
      const [range] = indices;
      if (whole === undefined || range === undefined) continue;
      matches.push({
        groups: found.map((group: string | undefined) => group ?? ''),
        spans,
        span: whole,
        firstToken: this.#tokenAt(range[0]),
        lastToken: this.#tokenAt(Math.max(range[0], range[1] - 1)),
      });
    }
    return matches;
  }

  /** Index of the token that contains the offset, or the first one after it. */
  tokenIndexAt(offset: number): number {
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.tokens[middle]?.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The quoted words a token belongs to, with their quotes; undefined outside of quotes. */
  quotationAt(index: number): Span | undefined {
    return this.#quotations[index];
  }

  /** True for tokens that end a sentence or a list item: `.`, `;`, `!`, `?` and line breaks, none of them in quotes. */
  isSentenceEnd(index: number): boolean {
    const token = this.tokens[index];
    if (token === undefined || token.normal === LINE_TOKEN) return true;
    return /^[.;!?]$/.test(token.normal) && this.#quotations[index] === undefined;
  }

  /** True for tokens that end a clause: sentence ends, commas and brackets. */
  isClauseEnd(index: number): boolean {
    if (this.isSentenceEnd(index)) return true;
    return /^[,()]$/.test(this.tokens[index]?.normal ?? '') && this.#quotations[index] === undefined;
  }

  /** The tokens of the sentence around a token, at most {@link SENTENCE_REACH} to each side, so that reading stays linear. */
  sentenceAround(index: number): { readonly first: number; readonly last: number } {
    let first = index;
    let last = index;
    while (first > Math.max(0, index - SENTENCE_REACH) && !this.isSentenceEnd(first - 1)) first -= 1;
    const end = Math.min(this.tokens.length - 1, index + SENTENCE_REACH);
    while (last < end && !this.isSentenceEnd(last)) last += 1;
    return { first, last };
  }

  /** The first token of the clause around a token, at most {@link SENTENCE_REACH} before it. */
  startOfClause(index: number): number {
    let first = index;
    while (first > Math.max(0, index - SENTENCE_REACH) && !this.isClauseEnd(first - 1)) first -= 1;
    return first;
  }

  /** Normal forms of the tokens from one index to another, both included, joined by spaces. */
  normalBetween(first: number, last: number): string {
    return this.tokens
      .slice(Math.max(first, 0), last + 1)
      .map((token) => token.normal)
      .join(' ');
  }

  #spanOf(pair: readonly [number, number] | undefined): Span | undefined {
    if (pair === undefined) return undefined;
    const first = this.tokens[this.#tokenAt(pair[0])];
    const last = this.tokens[this.#tokenAt(Math.max(pair[0], pair[1] - 1))];
    return first && last ? { start: first.start, end: last.end } : undefined;
  }

  #tokenAt(position: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Both lists are in the order of the text. */
function quotationsOf(tokens: readonly Token[], quotations: readonly Span[]): readonly (Span | undefined)[] {
  let next = 0;
  return tokens.map((token) => {
    while ((quotations[next]?.end ?? Infinity) <= token.start) next += 1;
    const quotation = quotations[next];
    return quotation !== undefined && token.end > quotation.start ? quotation : undefined;
  });
}

/** Tokens a statement may stand away from the words that give it meaning. */
const SENTENCE_REACH = 40;

const COMPILED = new WeakMap<RegExp, RegExp>();

function atTokenBorders(pattern: RegExp): RegExp {
  let compiled = COMPILED.get(pattern);
  if (compiled === undefined) {
    compiled = new RegExp(`(?<=^| )(?:${pattern.source})(?= |$)`, 'dgu');
    COMPILED.set(pattern, compiled);
  }
  return compiled;
}
