import type { Span } from './token.js';

/** A name in the request; `start` is where the words about it begin, when that is not the name itself. */
export interface FoundName {
  readonly name: string;
  readonly span: Span;
  readonly start?: number;
}
