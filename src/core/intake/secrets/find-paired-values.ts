import { trimValue, type FoundSecret, type SecretFinder } from './found-secret.js';
import { isSecretName, toVariableName } from './secret-names.js';
import { isPossibleSecret, looksLikeSecret } from './secret-value.js';

/** `name: DB_PASSWORD` and `value: hunter2` of Kubernetes lists, in YAML and JSON. */
const NAME_VALUE =
  /\bname["']?[ \t]{0,3}[:=][ \t]{0,3}["']?([A-Za-z_][\w.-]{1,80})["']?[ \t]{0,3},?\s{0,40}["']?value["']?[ \t]{0,3}[:=][ \t]{0,3}("[^"\n]{1,500}"|'[^'\n]{1,500}'|[^\s"'`]{1,500})/g;
/** An element of XML; attributes are assignments. */
const ELEMENT = /<([A-Za-z_][\w.-]{1,80})>[ \t]{0,3}([^<>\n]{1,500}?)[ \t]{0,3}<\//g;
const HEADER =
  /\bauthorization["']?[ \t]{0,3}[:=]?[ \t]{0,3}["']?(?:basic|bearer|token)[ \t]{1,3}([\w+/=.~-]{6,2000})/gi;
/** `ENV DB_PASSWORD hunter2` of a Dockerfile. */
const DOCKER_ENV = /\bENV[ \t]{1,3}([A-Za-z_]\w{1,80})[ \t]{1,3}("[^"\n]{1,500}"|[^\s"'`=]{1,500})/g;

/** A value that stands in another place of a structure than after the sign that assigns it. */
export const findPairedValues: SecretFinder = (text) => [
  ...findByName(text, NAME_VALUE),
  ...findByName(text, ELEMENT),
  ...findByName(text, DOCKER_ENV),
  ...findHeaders(text),
];

function findByName(text: string, pattern: RegExp): readonly FoundSecret[] {
  return [...text.matchAll(pattern)].flatMap((match): readonly FoundSecret[] => {
    const [whole, name = '', value = ''] = match;
    const start = match.index + whole.lastIndexOf(value);
    const span = trimValue(text, start, start + value.length);
    if (!isSecretName(name) || !isPossibleSecret(text.slice(span.start, span.end))) return [];
    return [{ ...span, name: toVariableName(name), kind: 'assignment' }];
  });
}

function findHeaders(text: string): readonly FoundSecret[] {
  return [...text.matchAll(HEADER)].flatMap((match): readonly FoundSecret[] => {
    const value = match[1] ?? '';
    const start = match.index + match[0].length - value.length;
    const span = trimValue(text, start, start + value.length);
    return looksLikeSecret(text.slice(span.start, span.end))
      ? [{ ...span, name: 'AUTHORIZATION_TOKEN', kind: 'token' }]
      : [];
  });
}
