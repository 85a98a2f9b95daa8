import { isPlaceholder } from './secret-patterns.js';

/** Words that make a name a secret's name. @see https://polaris.docs.fairwinds.com/checks/security/ (sensitiveContainerEnvVar) */
const SECRET_WORDS: ReadonlySet<string> = new Set([
  'password',
  'passwd',
  'pwd',
  'pass',
  'passphrase',
  'secret',
  'token',
  'bearer',
  'credential',
  'credentials',
  'apikey',
  'privatekey',
  'accesskey',
  'secretkey',
  'authkey',
  'signingkey',
  'encryptionkey',
]);

/** Words that make a following `key` a secret. */
const KEY_QUALIFIERS: ReadonlySet<string> = new Set([
  'api',
  'private',
  'access',
  'secret',
  'auth',
  'signing',
  'encryption',
  'master',
  'storage',
  'account',
]);

/** Last words of names that describe a secret without being one. */
const DESCRIPTIVE_WORDS: ReadonlySet<string> = new Set(
  (
    'name names file files path dir ref reference mount enabled enable create ttl url uri type mode provider ' +
    'length size expiry expires expiration seconds minutes hours days lifetime timeout interval issuer audience ' +
    'header endpoint annotations labels algorithm policy store class count limit limits budget per max min ' +
    'prefix suffix format field version id arn region rotation key keys'
  ).split(' '),
);

/** Splits `dbPassword`, `DB_PASSWORD` and `db-password` into lower-case words. */
export function splitWords(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/**
 * True when a name says that its value is a secret: `DB_PASSWORD`, `apiKey`, `SECRET_KEY`.
 * False for names that describe one: `TOKEN_TTL`, `passwordFile`, `secretName`, `existingSecret`.
 */
export function isSecretName(name: string): boolean {
  const words = splitWords(name);
  const last = words.at(-1) ?? '';
  const beforeLast = words.at(-2) ?? '';
  if (words[0] === 'existing' || words[0] === 'external') return false;
  if (last === 'key' && KEY_QUALIFIERS.has(beforeLast)) return !isReferenceName(name, beforeLast);
  if (DESCRIPTIVE_WORDS.has(last)) return false;
  return words.some((word) => SECRET_WORDS.has(word));
}

/** In values, `secretKey` names the key of a Secret; in an environment, `SECRET_KEY` is a secret. */
function isReferenceName(name: string, qualifier: string): boolean {
  return qualifier === 'secret' && name !== name.toUpperCase();
}

/** Names of keys that are secrets only when their value looks random. */
const CRYPTIC_WORDS: ReadonlySet<string> = new Set([
  'key',
  'salt',
  'auth',
  'hash',
  'seed',
  'nonce',
  'dsn',
  'license',
]);

/** Shortest value, and least bits per character, of what is taken for random. Base64 text has up to 6, English words about 3. */
const SHORTEST_RANDOM = 20;
const LEAST_ENTROPY_BITS = 3.7;

/** Longest value looked at. */
const LONGEST_SECRET = 4096;

/** True when the value of this name is a hard-coded secret. Numbers, switches, paths and placeholders are not. */
export function isHardCodedSecret(name: string, value: string): boolean {
  const text = value.trim();
  if (isPlaceholder(text) || text.length > LONGEST_SECRET) return false;
  if (isSecretName(name)) return !/^(?:true|false|null|yes|no|none|\/[\w./-]*)$/i.test(text);
  return splitWords(name).some((word) => CRYPTIC_WORDS.has(word)) && looksRandom(text);
}

function looksRandom(text: string): boolean {
  const isToken = /^[A-Za-z0-9+/=_-]+$/.test(text) && /\d/.test(text) && /[A-Za-z]/.test(text);
  return isToken && text.length >= SHORTEST_RANDOM && entropyBits(text) >= LEAST_ENTROPY_BITS;
}

/** Shannon entropy of the characters, in bits per character. */
export function entropyBits(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
