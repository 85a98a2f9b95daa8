import { formatPointer } from '../../blueprint/json-pointer.js';

/** One key of values.yaml as it is written, with its place. */
export interface ValuesEntry {
  /** JSON pointer of the key. */
  readonly pointer: string;
  /** 1-based. */
  readonly line: number;
  /** Text after the colon, without a trailing comment. */
  readonly text: string;
  /** True when a comment stands directly above or behind the key. */
  readonly documented: boolean;
}

const KEY =
  /^( *)(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s#:'"[\]{},-][^:#]*|-[^\s:#][^:#]*)):(?:\s+(.*))?$/;
const BLOCK_SCALAR = /^[|>][-+\d]*\s*(?:#.*)?$/;

/**
 * The block-style keys of a values file in order, with comments attached. Keys inside flow collections and lists are not
 * listed: the key that holds them stands for them. Linear in the text.
 */
export function outlineValues(text: string): readonly ValuesEntry[] {
  const outline = new Outline();
  for (const [index, line] of text.split('\n').entries()) outline.read(line, index + 1);
  return outline.entries;
}

/** Reads a values file line by line. */
class Outline {
  readonly entries: ValuesEntry[] = [];
  readonly #parents: { readonly indent: number; readonly key: string }[] = [];
  #isCommented = false;
  /** Indent of the block scalar or list item whose lines are skipped. */
  #skipBelow: number | undefined;

  read(line: string, number: number): void {
    const content = line.trim();
    const indent = line.length - line.trimStart().length;
    if (this.#skipBelow !== undefined && (content === '' || indent > this.#skipBelow)) return;
    this.#skipBelow = undefined;
    const match = content.startsWith('- ') ? null : KEY.exec(line.trimEnd());
    if (match !== null) this.#addKey(match, indent, number);
    else {
      this.#isCommented = content.startsWith('#');
      if (content.startsWith('-')) this.#skipBelow = indent;
    }
  }

  #addKey(match: RegExpExecArray, indent: number, line: number): void {
    while ((this.#parents.at(-1)?.indent ?? -1) >= indent) this.#parents.pop();
    this.#parents.push({ indent, key: keyOf(match) });
    const { value, hasComment } = splitComment(match[5] ?? '');
    this.entries.push({
      pointer: formatPointer(...this.#parents.map((parent) => parent.key)),
      line,
      text: value,
      documented: this.#isCommented || hasComment,
    });
    if (BLOCK_SCALAR.test(value)) this.#skipBelow = indent;
    this.#isCommented = false;
  }
}

function keyOf(match: RegExpExecArray): string {
  return match[2] ?? match[3] ?? match[4]?.trim() ?? '';
}

/** A `#` starts a comment at the beginning or after a space, outside quotes. */
function splitComment(text: string): { readonly value: string; readonly hasComment: boolean } {
  let quote = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '#' && (index === 0 || text[index - 1] === ' '))
      return { value: text.slice(0, index).trim(), hasComment: true };
  }
  return { value: text.trim(), hasComment: false };
}
