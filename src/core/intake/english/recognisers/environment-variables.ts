import { secretPlaceholders } from '../../secrets/placeholder.js';
import { isSecretName } from '../../secrets/secret-names.js';
import { ORDINARY_WORDS } from '../ordinary-words.js';
import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';
import type { Span } from '../token.js';
import { recogniseSecretReferences, stateReference, VARIABLE } from '../secret-references.js';

const ASSIGNMENT = /[a-z_][a-z0-9_]*=\S*/;
const SET_TO =
  /(?:(?:env|environment)(?: variables?| vars?)?(?: :)? |variable |set |with )?([a-z][a-z0-9]*(?:_[a-z0-9]+)+|port|debug|tz|lang)(?: (?::|=|is|to|set to|should be|must be|be))+ (\S+)/;
const NAME_ALONE = /([a-z][a-z0-9]*(?:_[a-z0-9]+)+)/;
/** `debug in dev, info in prod`: a further value, with its own environment behind it. */
const FURTHER = /(?:(?:,|and|but|;) )+([a-z0-9][\w./:-]*)(?= (?:in|on|for) )/;
/** `with LOG_LEVEL debug`: a name and its value side by side. */
const BESIDE =
  /(?:with|and|env|environment|variables?|vars?|set|,|:) ([a-z][a-z0-9]*(?:_[a-z0-9]+)+) ([a-z0-9][\w./:-]*)/;
const ENV_WORD = /(?:as (?:an? )?)?(?:env|envs|environment)(?: (?:variables?|vars?))?/;

/** Environment variables: literal values, values kept in Secrets, and secrets that were taken out of the request. */
export function recogniseEnvironmentVariables(reader: RequestReader): void {
  for (const match of reader.find(ASSIGNMENT)) stateAssignment(reader, match);
  recogniseSecretReferences(reader);
  reader.each(NAME_ALONE, (match) => stateQuoted(reader, match));
  for (const match of reader.find(SET_TO)) stateSetting(reader, fromName(match));
  for (const match of reader.find(BESIDE)) stateBeside(reader, fromName(match));
  recognisePlaceholders(reader);
  for (const match of reader.find(ENV_WORD)) reader.claim(match);
}

function stateAssignment(reader: RequestReader, match: Match): void {
  const text = reader.document.slice(match.span);
  const mark = text.indexOf('=');
  const name = text.slice(0, mark);
  if (!VARIABLE.test(name)) return;
  const quotation = reader.document.quotationAt(match.firstToken);
  if (quotation?.start === match.span.start + mark + 1) stateQuotation(reader, match, name, quotation);
  else stateValue(reader, match, name, text.slice(mark + 1).replaceAll(/^["'`]|["'`]$/g, ''));
}

/** `MSG="hello world"`: all that stands in the quotes is the value. */
function stateQuotation(reader: RequestReader, match: Match, name: string, quotation: Span): void {
  reader.claimSpan(quotation);
  const whole = { ...match, span: { start: match.span.start, end: quotation.end } };
  const text = reader.document.slice({ start: quotation.start + 1, end: quotation.end - 1 });
  stateValue(reader, whole, name, text);
}

/** `JAVA_OPTS_APPEND "-Xmx256m"`: a name and its value in quotes need no other word. */
function stateQuoted(reader: RequestReader, match: Match): void {
  const name = reader.written(match, 1);
  const quotation = reader.document.quotationAt(match.lastToken + 1);
  const between = quotation === undefined ? '' : reader.document.text.slice(match.span.end, quotation.start);
  if (quotation === undefined || !/^[ \t]{1,3}$/.test(between)) return;
  if (VARIABLE.test(name) && !isSecretName(name)) stateQuotation(reader, match, name, quotation);
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
  const start = match.spans[2]?.start ?? 0;
  const quotation = reader.document.quotationAt(reader.document.tokenIndexAt(start));
  if (quotation?.start === start - 1) stateQuotation(reader, match, name, quotation);
  else stateValue(reader, match, name, value);
}

/** The match without the words in front of the name, which may belong to another environment. */
function fromName(match: Match): Match {
  const start = match.spans[1]?.start ?? match.span.start;
  return { ...match, span: { start, end: match.span.end } };
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
  } else {
    reader.stateForComponent(match, ['env', name, 'value'], value);
    stateFurther(reader, match, name);
  }
}

/** `LOG_LEVEL debug in dev, info in prod`: a value per environment. */
function stateFurther(reader: RequestReader, match: Match, name: string): void {
  let last = match;
  for (let known = reader.environments.at(match.span.start); known !== undefined;) {
    const [next] = reader.findWithin(FURTHER, last.lastToken + 1, last.lastToken + 4);
    const place = next?.spans[1];
    const environment = place === undefined ? undefined : reader.environments.at(place.start);
    if (next === undefined || place === undefined || environment === undefined || environment === known)
      return;
    last = { ...next, span: place };
    reader.stateForComponent(last, ['env', name, 'value'], reader.written(next, 1));
    known = environment;
  }
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
