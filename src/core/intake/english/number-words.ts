import type { Token } from './token.js';

const UNITS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  dozen: 12,
};

const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000 };

/** Replaces runs of number words by one token whose normal form is digits: `two hundred fifty-six` is `256`. */
export function mergeNumberWords(tokens: readonly Token[], text: string): readonly Token[] {
  const merged: Token[] = [];
  for (let index = 0; index < tokens.length;) {
    const length = countNumberTokens(tokens, index);
    const first = tokens[index];
    const last = tokens[index + length - 1];
    const value = length === 0 ? undefined : readNumberWords(tokens.slice(index, index + length));
    if (first === undefined || last === undefined || value === undefined) {
      if (first !== undefined) merged.push(first);
      index += 1;
      continue;
    }
    merged.push({
      text: text.slice(first.start, last.end),
      normal: String(value),
      start: first.start,
      end: last.end,
      quoted: false,
    });
    index += length;
  }
  return merged;
}

/** How many tokens from here form one number; `and` counts between a hundred and the rest. */
function countNumberTokens(tokens: readonly Token[], from: number): number {
  let length = 0;
  while (from + length < tokens.length) {
    const word = tokens[from + length]?.normal ?? '';
    if (isNumberWord(word)) length += 1;
    else if (word === 'and' && length > 0 && bridgesHundred(tokens, from + length)) length += 1;
    else break;
  }
  return length;
}

function bridgesHundred(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.normal ?? '';
  const after = tokens[at + 1]?.normal ?? '';
  return before in SCALES && isNumberWord(after);
}

function isNumberWord(word: string): boolean {
  const parts = word.split('-');
  return parts.every((part) => part in UNITS || part in TENS || part in SCALES);
}

/** Value of the words; undefined for a sequence that is no number, such as `two three`. */
function readNumberWords(tokens: readonly Token[]): number | undefined {
  const words = tokens.flatMap((token) => token.normal.split('-')).filter((word) => word !== 'and');
  const spoken = readDigitPairs(words);
  if (spoken !== undefined) return spoken;
  let total = 0;
  let current = 0;
  let previous = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const scale = SCALES[word];
    if (scale !== undefined) {
      current = Math.max(current, 1) * scale;
      if (scale === 1000) [total, current] = [total + current, 0];
      previous = scale;
      continue;
    }
    const value = UNITS[word] ?? TENS[word] ?? 0;
    const size = word in TENS ? 99 : value >= 10 ? 98 : 9;
    if (size >= previous) return undefined;
    current += value;
    previous = word in TENS ? 10 : value === 0 ? 0 : 1;
  }
  return total + current;
}

/** Ports are read in pairs: `eighty eighty` is 8080, `thirty thirty-one` is 3031. */
function readDigitPairs(words: readonly string[]): number | undefined {
  if (words.length < 2 || words.some((word) => word in SCALES)) return undefined;
  const [first = '', ...rest] = words;
  if (!(first in TENS) || !(rest[0] !== undefined && rest[0] in TENS)) return undefined;
  const low = rest.reduce((sum, word) => sum + (TENS[word] ?? UNITS[word] ?? 0), 0);
  return low < 100 ? (TENS[first] ?? 0) * 100 + low : undefined;
}
