/** A place in the sanitised request; 0-based offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A word, number, reference or punctuation mark of the request. */
export interface Token extends Span {
  /** As it was written. */
  readonly text: string;
  /** Lower case, spelling corrected, number words as digits, dashes and quotes made plain. */
  readonly normal: string;
  /** True when the token stood in quotes or backticks. */
  readonly quoted: boolean;
}

/** Stands for a fenced block in the normal text, so that no recogniser reads its content as prose. */
export const BLOCK_TOKEN = '{block}';

/** Stands for a line break. */
export const LINE_TOKEN = '\n';
