import { isReference, trimValue, type FoundSecret } from './found-secret.js';
import { isTaggedImage } from './image-names.js';
import { isPossibleSecret, looksLikeSecret } from './secret-value.js';

/** Words after which a pair can only be a user and a password. */
const CERTAIN = 'basic[ -]?auth(?:entication|orization)?|credentials?|creds|http auth';
/** Words after which a pair may also be an image or a host with a port. */
const LIKELY =
  'auth|login|log(?:s|ged)?[ -]?in|sign(?:s|ed)?[ -]?in|authenticat(?:e|es|ed|ing)|authorization|userpass';
/** What may stand between such a word and its value. */
const FILLER =
  '(?:[ \\t]{1,3}(?:is|are|as|and|be|should|must|will|to|with|using|via|by|of|on|the|user|username|use|uses|set|for|its|our|my|enabled|protected|[:=])){0,5}[:=,]?';
const PAIR = new RegExp(
  `\\b(?:(${CERTAIN})|(?:${LIKELY}))["']?${FILLER}[ \\t]{1,3}["'\`(]?([^\\s"'\`:/@,;(){}]{1,60})(:|[ \\t]{0,2}/[ \\t]{0,2})([^\\s"'\`/]{3,200})`,
  'gi',
);

/** `basic auth bob:hunter2`, `credentials are bob / hunter2`: the user goes with the password, so that no image is read. */
export function findCredentialPairs(text: string): readonly FoundSecret[] {
  return [...text.matchAll(PAIR)].flatMap((match): readonly FoundSecret[] => {
    const [whole, certain, user = '', separator = '', secret = ''] = match;
    const valueStart = match.index + whole.length - secret.length;
    const { end } = trimValue(text, valueStart, match.index + whole.length);
    const words = text.slice(valueStart, end);
    if (!isPairSecret(words, certain !== undefined) || !isPossibleSecret(user)) return [];
    const start = valueStart - separator.length - user.length;
    // `auth acme/auth:1` is a component and its image.
    if (certain === undefined && isTaggedImage(wordAt(text, start))) return [];
    return [{ start, end, name: 'CREDENTIALS', kind: 'prose' }];
  });
}

/** Everything up to the next blank, without the punctuation of the sentence. */
function wordAt(text: string, start: number): string {
  const [word = ''] = /^\S{1,300}/.exec(text.slice(start, start + 300)) ?? [];
  const { end } = trimValue(word, 0, word.length);
  return word.slice(0, end);
}

/** `1.27-alpine`, `v2`: what stands behind the colon of an image. */
const VERSION = /^v?\d+(?:\.\d+)+(?:[-.+]\w+)*$|^v\d+$|^\d+-[a-z]+$|^(?:latest|stable|alpine|edge|main)$/;
const PORT = /^\d{2,5}$/;
/** Mixed case alone is a proper name: GitHub, OpenId. */
const SIGN = /\d|[!@#$%^&*+~?]/;

function isPairSecret(words: string, isCertain: boolean): boolean {
  if (!isPossibleSecret(words) || VERSION.test(words)) return false;
  return isCertain || (!PORT.test(words) && looksLikeSecret(words) && SIGN.test(words));
}

/** `auth hunter2`: the only value that Redis wants. Names of protocols hold digits as well. */
const LONE =
  /\b(?:auth|requirepass|masterauth)["']?(?:[ \t]{1,3}(?:is|as|of|with|=|:)|:|=)?[ \t]{1,3}(["'`]?)([^\s"'`:/]{4,200})\1/gi;
const PROTOCOL =
  /^(?:o?auth\d?(?:[.-]?0)?|oidc|openid\w*|saml\w*|jwts?|mtls|m?tls\d?|[ehrp]s(?:256|384|512)|sha-?\d+|md5|ed25519|x\.?509|ldap\w*|web-?authn|fido2?|u2f|\dfa|mfa|sso\w*|scram\w*|ntlm\w*|kerberos\d?|v\d+\w*|api[kv]\w*|oauth2?-?proxy|auth0|okta|keycloak\w*|github|s3|k8s)$/i;

/** A password after a word that servers use for it. */
export function findLonePasswords(text: string): readonly FoundSecret[] {
  return [...text.matchAll(LONE)].flatMap((match): readonly FoundSecret[] => {
    const [whole, quote = '', value = ''] = match;
    const start = match.index + whole.length - value.length - quote.length;
    const span = trimValue(text, start, start + value.length);
    const words = text.slice(span.start, span.end);
    const isSecret =
      quote !== ''
        ? isPossibleSecret(words)
        : looksLikeSecret(words) && SIGN.test(words) && !isReference(words);
    if (!isSecret || PROTOCOL.test(words) || isNameLike(words)) return [];
    return [{ ...span, name: 'PASSWORD', kind: 'prose' }];
  });
}

/** `auth-service-2`, `users.example2.com`: names of things of ours. */
function isNameLike(words: string): boolean {
  return /^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)+$/.test(words);
}

const USER_INFO = /(?<![\w./@-])[\w.+-]{1,60}[:/]([^\s:@/"'`]{3,200})@(?!sha\d)[A-Za-z0-9]/g;

/** `bob:hunter2@db:5432` and Oracle's `bob/hunter2@db`, without a scheme before them. */
export function findUserInfo(text: string): readonly FoundSecret[] {
  return [...text.matchAll(USER_INFO)].flatMap((match): readonly FoundSecret[] => {
    const value = match[1] ?? '';
    if (!isPossibleSecret(value)) return [];
    return [
      {
        start: match.index,
        end: match.index + match[0].length - 2,
        name: 'CREDENTIALS',
        kind: 'connection-string',
      },
    ];
  });
}

/** Short options of clients: `mysql -phunter2`, `redis-cli -a hunter2`, `curl -u bob:hunter2`. */
const SHORT_FLAG =
  /(?<![\w-])-(?:(p|a)[ \t]{0,3}|(?:u|-user|-userpass)[ \t=]{1,3}[^\s:"'`]{1,60}:)(["'`]?)([^\s"'`/:]{4,200})\2/g;

/** A password in a short option; ports, users with ids and paths stand behind the same letters. */
export function findShortFlags(text: string): readonly FoundSecret[] {
  return [...text.matchAll(SHORT_FLAG)].flatMap((match): readonly FoundSecret[] => {
    const [whole, , quote = '', value = ''] = match;
    const start = match.index + whole.length - value.length - quote.length;
    const { end } = trimValue(text, start, start + value.length);
    const words = text.slice(start, end);
    if (!looksLikeSecret(words) || isReference(words) || isNameLike(words)) return [];
    return [{ start, end, name: 'PASSWORD', kind: 'assignment' }];
  });
}
