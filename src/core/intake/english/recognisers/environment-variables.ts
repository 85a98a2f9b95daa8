import { secretPlaceholders } from '../../secrets/placeholder.js';
import { isSecretName } from '../../secrets/secret-names.js';
import { ORDINARY_WORDS } from '../ordinary-words.js';
import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';
import type { Span } from '../token.js';

const ASSIGNMENT = /[a-z_][a-z0-9_]*=\S*/;
const SET_TO =
  /(?:(?:env|environment)(?: variables?| vars?)?(?: :)? |variable |set |with )?([a-z][a-z0-9]*(?:_[a-z0-9]+)+|port|debug|tz|lang)(?: (?::|=|is|to|set to|should be|must be|be))+ (\S+)/;
/** `with LOG_LEVEL debug`: a name and its value side by side. */
const BESIDE =
  /(?:with|and|env|environment|variables?|vars?|set|,|:) ([a-z][a-z0-9]*(?:_[a-z0-9]+)+) ([a-z0-9][\w./:-]*)/;
const ENV_WORD = /(?:as (?:an? )?)?(?:env|envs|environment)(?: (?:variables?|vars?))?/;
const VARIABLE = /^[A-Z][A-Z0-9_]*$/;
const SECRET =
  /(?:existing |kubernetes |k8s |the |an |a |our )*secrets?(?: (?:called|named|is|:|=))? ([a-z0-9][a-z0-9.-]*(?:\/[\w.-]+)?)(?: (?:,|\())?(?: (?:with|under|using|at|and|via))?(?: the| its)?(?: keys? (?:is |called |named |: |= )?([\w.-]+))?/;
const NOT_A_NAME =
  /^(?:is|are|with|from|for|in|and|or|to|the|a|an|manager|management|store|stores|key|keys|that|which|must|should|will|called|named|values?|backend|rotation|operator|comes?|of|as|please)$/;

/** Environment variables: literal values, values kept in Secrets, and secrets that were taken out of the request. */
export function recogniseEnvironmentVariables(reader: RequestReader): void {
  for (const match of reader.find(ASSIGNMENT)) stateAssignment(reader, match);
  recogniseSecretReferences(reader);
  for (const match of reader.find(SET_TO)) stateSetting(reader, match);
  for (const match of reader.find(BESIDE)) stateBeside(reader, match);
  recognisePlaceholders(reader);
  for (const match of reader.find(ENV_WORD)) reader.claim(match);
}

function stateAssignment(reader: RequestReader, match: Match): void {
  const text = reader.document.slice(match.span);
  const mark = text.indexOf('=');
  const name = text.slice(0, mark);
  if (!VARIABLE.test(name)) return;
  stateValue(reader, match, name, text.slice(mark + 1).replaceAll(/^["'`]|["'`]$/g, ''));
}

/** `LOG_LEVEL is debug`, `set GREETING_TEXT to hello`: only upper-case names count. */
function stateSetting(reader: RequestReader, match: Match): void {
  const name = reader.written(match, 1);
  const value = reader.written(match, 2);
  if (
    !VARIABLE.test(name) ||
    /^(?:in|from|on|must|the|a|an|,|\(|\n|required|needed|set|stored|taken|provided)$/.test(
      groupText(match, 2),
    )
  )
    return;
  stateValue(reader, match, name, value);
}

function stateBeside(reader: RequestReader, match: Match): void {
  const value = groupText(match, 2);
  if (isSecretName(reader.written(match, 1)) || ORDINARY_WORDS.has(value)) return;
  stateSetting(reader, match);
}

function stateValue(reader: RequestReader, match: Match, name: string, value: string): void {
  if (secretPlaceholders(value).length > 0) {
    reader.claim(match);
    for (const component of reader.components.at(match.span.start)) {
      stateOwnSecret(reader, match.span, component, name);
      stateStoreOfScheme(reader, match.span, component, value);
    }
  } else reader.stateForComponent(match, ['env', name, 'value'], value);
}

/** A secret from the request itself: the chart refers to a Secret that the user creates; the value is gone. */
function stateOwnSecret(reader: RequestReader, span: Span, component: string, name: string): void {
  const secret = `${component}-secrets`;
  stateReference(reader, span, { component, secret, short: 'secrets', key: name, name });
  reader.note(
    `A secret value was in the request and was not kept. ${component} reads ${name} from the Secret ${secret}; create it with: ` +
      `kubectl create secret generic ${secret} --from-literal=${name}=VALUE`,
  );
}

/** Placeholders that stand alone: `with password <secret:PASSWORD>`, or a whole connection string. */
function recognisePlaceholders(reader: RequestReader): void {
  for (const [index, token] of reader.document.tokens.entries()) {
    const [placeholder] = secretPlaceholders(token.text);
    if (placeholder === undefined || reader.isClaimed(index)) continue;
    reader.claim({ firstToken: index, lastToken: index });
    claimIntroduction(reader, index);
    for (const component of reader.components.at(token.start)) {
      stateOwnSecret(reader, token, component, placeholder.name);
      stateStoreOfScheme(reader, token, component, token.text);
    }
  }
}

/** A connection string says which data store is used. */
function stateStoreOfScheme(reader: RequestReader, span: Span, component: string, text: string): void {
  const scheme = /^([a-z0-9+.-]+):\/\//i.exec(text)?.[1]?.toLowerCase() ?? '';
  const store = reader.knowledge.dataStores.find((candidate) => candidate.schemes.includes(scheme));
  if (store === undefined) return;
  reader.stateAt(span, ['dependencies', store.engine, 'engine'], store.engine);
  reader.stateAt(span, ['intent', 'uses', component, store.engine], true);
}

/** `db password is` before a placeholder is understood with it. */
function claimIntroduction(reader: RequestReader, placeholder: number): void {
  for (let index = placeholder - 1; index >= placeholder - 4; index -= 1) {
    const word = reader.document.tokens[index]?.normal ?? '';
    if (
      !/^(?:is|=|:|to|as|db|database|api|admin|root|user|access|client|auth|passwords?|token|keys?|secret)$/.test(
        word,
      )
    )
      return;
    reader.claim({ firstToken: index, lastToken: index });
  }
}

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

function stateReference(reader: RequestReader, span: Span, reference: Reference): void {
  const { component, secret, short, key, name } = reference;
  const path = ['components', component];
  reader.stateAt(span, [...path, 'secrets', short, 'mode'], 'existing');
  reader.stateAt(span, [...path, 'secrets', short, 'name'], secret);
  reader.stateAt(span, [...path, 'secrets', short, 'keys', key], `Value of ${name}`);
  reader.stateAt(span, [...path, 'env', name, 'secret'], short);
  reader.stateAt(span, [...path, 'env', name, 'key'], key);
}

/** `A and B come from secret X`, `A from secret X key K`, `secret X provides A and B`. */
function recogniseSecretReferences(reader: RequestReader): void {
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
    const names = namesBetween(reader, match.lastToken + 1, last);
    if (names.length > 0) return names;
  }
  return nounBefore(reader, match);
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
    if (token === undefined || reader.isClaimed(index)) continue;
    if (VARIABLE.test(token.text) && (token.text.includes('_') || SHORT_NAMES.has(token.text)))
      found.push({ name: token.text, span: token });
  }
  return found;
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
