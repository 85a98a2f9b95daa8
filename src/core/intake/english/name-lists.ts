import type { RequestDocument } from './request-document.js';

/** Names that the request lists side by side: `web, api and the worker`. */
export interface NameList {
  readonly names: readonly string[];
  /**
   * Names before the last comma, else before the last `and`: the ones a sentence is left with when the others open the next
   * one, as in `web calls users and billing, billing calls users`.
   */
  readonly before: readonly string[];
  /** Index of the last token of the list. */
  readonly last: number;
}

const MOST_NAMES = 20;

/** The name a token stands for, also as a plural; undefined when it is none of the names. */
export function nameAt(
  document: RequestDocument,
  names: ReadonlySet<string>,
  index: number,
): string | undefined {
  const word = document.tokens[index]?.normal ?? '';
  if (names.has(word)) return word;
  const singular = word.replace(/s$/, '');
  return names.has(singular) ? singular : undefined;
}

/** The list of names that begins at a token, which may be the only one; undefined when no name stands there. */
export function listFrom(
  document: RequestDocument,
  names: ReadonlySet<string>,
  index: number,
): NameList | undefined {
  const first = skipArticle(document, index);
  const name = nameAt(document, names, first);
  if (name === undefined) return undefined;
  const found = [name];
  let last = first;
  let comma: number | undefined;
  while (found.length < MOST_NAMES) {
    const next = afterJoint(document, last + 1);
    const other = next === undefined ? undefined : nameAt(document, names, next);
    if (next === undefined || other === undefined) break;
    if (document.tokens[last + 1]?.normal === ',') comma = found.length;
    found.push(other);
    last = next;
  }
  return {
    names: [...new Set(found)],
    before: [...new Set(found.slice(0, comma ?? Math.max(found.length - 1, 1)))],
    last,
  };
}

/** Token behind `,`, `and`, `, and the`; undefined where nothing joins another name. */
function afterJoint(document: RequestDocument, index: number): number | undefined {
  let next = index;
  if (document.tokens[next]?.normal === ',') next += 1;
  if (/^(?:and|&|\+|plus|as)$/.test(document.tokens[next]?.normal ?? '')) next += 1;
  return next === index ? undefined : skipArticle(document, next);
}

function skipArticle(document: RequestDocument, index: number): number {
  return /^(?:the|our|my)$/.test(document.tokens[index]?.normal ?? '') ? index + 1 : index;
}
