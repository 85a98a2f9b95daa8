import { groupText, type Match } from './request-document.js';
import type { RequestReader } from './request-reader.js';
import type { Span } from './token.js';

/** Name of an environment variable the way requests write it. */
export const VARIABLE = /^[A-Z][A-Z0-9_]*$/;
const SECRET =
  /(?:existing |kubernetes |k8s |the |an |a |our )*secrets?(?: (?:called|named|is|:|=))? ([a-z0-9][a-z0-9.-]*(?:\/[\w.-]+)?)(?: (?:,|\())?(?: (?:with|under|using|at|and|via))?(?: the| its)?(?: keys? (?:is |called |named |: |= )?([\w.-]+))?/;
const NOT_A_NAME =
  /^(?:is|are|with|from|for|in|and|or|to|the|a|an|manager|management|store|stores|key|keys|that|which|must|should|will|called|named|values?|backend|rotation|operator|comes?|of|as|please)$/;

/** A variable that reads a key of a Secret. */
interface Reference {
  readonly component: string;
  /** Kubernetes name of the Secret. */
  readonly secret: string;
  /** Our short name for it. */
  readonly short: string;
  readonly key: string;
  /** Environment variable. */
  readonly name: string;
}

/** States where a variable's value is kept. */
export function stateReference(reader: RequestReader, span: Span, reference: Reference): void {
  const { component, secret, short, key, name } = reference;
  const path = ['components', component];
  reader.stateAt(span, [...path, 'secrets', short, 'mode'], 'existing');
  reader.stateAt(span, [...path, 'secrets', short, 'name'], secret);
  reader.stateAt(span, [...path, 'secrets', short, 'keys', key], `Value of ${name}`);
  reader.stateAt(span, [...path, 'env', name, 'secret'], short);
  reader.stateAt(span, [...path, 'env', name, 'key'], key);
}

/** `A and B come from secret X`, `A from secret X key K`, `secret X provides A and B`. */
export function recogniseSecretReferences(reader: RequestReader): void {
  for (const match of reader.findAll(SECRET)) {
    const place = match.spans[1];
    if (place === undefined || reader.isClaimed(reader.document.tokenIndexAt(place.start))) continue;
    const [secret = '', slashKey = ''] = reader.written(match, 1).split('/');
    if (NOT_A_NAME.test(groupText(match, 1)) || !/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(secret)) continue;
    const variables = variablesAround(reader, match);
    if (variables.length > 0) reader.claim(match);
    const key = variables.length === 1 ? reader.written(match, 2) || slashKey : '';
    for (const variable of variables) stateVariable(reader, match, variable, { secret, key });
  }
}

function stateVariable(
  reader: RequestReader,
  match: Match,
  variable: NamedVariable,
  place: { readonly secret: string; readonly key: string },
): void {
  reader.claimSpan(variable.span);
  const span = {
    start: Math.min(variable.span.start, match.span.start),
    end: Math.max(variable.span.end, match.span.end),
  };
  const short = place.secret.replaceAll('.', '-').replace(/^[^a-z]+/, 's');
  for (const component of reader.components.at(match.span.start))
    stateReference(reader, span, {
      component,
      secret: place.secret,
      short,
      key: place.key === '' ? variable.name : place.key,
      name: variable.name,
    });
}

interface NamedVariable {
  readonly name: string;
  readonly span: Span;
}

/** Variable names before the Secret in its sentence; else after it (`provides A and B`); else the noun before `from`. */
function variablesAround(reader: RequestReader, match: Match): readonly NamedVariable[] {
  const { first, last } = reader.document.sentenceAround(match.firstToken);
  const before = nearestNames(reader, first, match.firstToken - 1);
  if (before.length > 0) return before;
  const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 3);
  if (/^(?:\( |, )?(?:provides|contains|holds|has|with|for|gives|which|that|:|->|as)(?: |$)/.test(after)) {
    const names = namesBetween(reader, match.lastToken + 1, endOfBracket(reader, match.lastToken, last));
    if (names.length > 0) return names;
  }
  return nounBefore(reader, match);
}

/** What a bracket says ends with it: `(creds in secret x: user, pass) - LEVEL "debug"`. */
function endOfBracket(reader: RequestReader, from: number, last: number): number {
  let depth = 0;
  for (let index = from + 1; index <= last; index += 1) {
    const mark = reader.document.tokens[index]?.normal;
    if (mark === '(') depth += 1;
    if (mark === ')') depth -= 1;
    if (depth < 0 || (depth === 0 && mark === '-')) return index - 1;
  }
  return last;
}

/** The last list of names before a place: `A, B and C`. Names further away belong to other statements. */
function nearestNames(reader: RequestReader, first: number, last: number): readonly NamedVariable[] {
  const found: NamedVariable[] = [];
  for (let index = last; index >= first; index -= 1) {
    const [name] = namesBetween(reader, index, index);
    if (name !== undefined) found.unshift(name);
    else if (found.length > 0 && !/^(?:and|,|&|\+|\/|or)$/.test(reader.document.tokens[index]?.normal ?? ''))
      break;
  }
  return found;
}

function namesBetween(reader: RequestReader, first: number, last: number): readonly NamedVariable[] {
  const found: NamedVariable[] = [];
  for (let index = first; index <= last; index += 1) {
    const token = reader.document.tokens[index];
    if (token === undefined || reader.isClaimed(index) || hasOwnValue(reader, index)) continue;
    if (VARIABLE.test(token.text) && (token.text.includes('_') || SHORT_NAMES.has(token.text)))
      found.push({ name: token.text, span: token });
  }
  return found;
}

/** `LEVEL "debug"` is no key of a Secret. */
function hasOwnValue(reader: RequestReader, index: number): boolean {
  const { document } = reader;
  const quotation = document.quotationAt(index + 1);
  return (
    quotation !== undefined && quotation !== document.quotationAt(index) && !document.isClauseEnd(index + 1)
  );
}

const SHORT_NAMES = new Set(['PASSWORD', 'TOKEN', 'SECRET', 'APIKEY', 'DSN', 'PGPASSWORD']);

/** `api token from secret X` becomes API_TOKEN; the user is told about the guess. */
function nounBefore(reader: RequestReader, match: Match): readonly NamedVariable[] {
  const found = reader
    .findWithin(SECRET_NOUN, match.firstToken - 8, match.firstToken - 1)
    .find((noun) => noun.lastToken >= match.firstToken - 4);
  if (found === undefined) return [];
  const words = reader.document.slice(found.spans[1] ?? found.span);
  const guess = words.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
  const known = WELL_KNOWN[guess];
  if (known !== undefined) return [{ name: known, span: found.span }];
  reader.note(
    `${guess}: the variable's name is a guess from "${words}"; say the name if the application reads another.`,
  );
  return [{ name: guess, span: found.span }];
}

/** Variables that products document for a secret people call otherwise. */
const WELL_KNOWN: Readonly<Record<string, string>> = {
  // https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables (2026-11-28)
  HUGGINGFACE_TOKEN: 'HF_TOKEN',
  HUGGINGFACE_KEY: 'HF_TOKEN',
  FACE_TOKEN: 'HF_TOKEN',
};

const SECRET_NOUN =
  /(?:the |an |a |its )?((?:[a-z][a-z0-9]* )?(?:password|token|key|dsn|credentials|license))(?: (?:is|are|comes?|must come|should come|taken|read|kept|stored|in))* (?:from|in|via)/;
