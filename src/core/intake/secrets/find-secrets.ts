import {
  findCredentialPairs,
  findLonePasswords,
  findShortFlags,
  findUserInfo,
} from './find-credential-pairs.js';
import { findPairedValues } from './find-paired-values.js';
import { findRemoteSecrets, findValuesBeside } from './find-remote-secrets.js';
import { isReference, trimValue, type FoundSecret, type SecretFinder } from './found-secret.js';
import { isImageOf, isPartOfImage } from './image-names.js';
import { secretPlaceholders } from './placeholder.js';
import { isSecretName, toVariableName } from './secret-names.js';
import { hasHighEntropy, isPossibleSecret, looksLikeSecret } from './secret-value.js';

/**
 * Every literal secret of the text, sorted, without overlaps. All patterns have bounded repeats and start at characters
 * they consume, so the time is linear in the length of the text.
 */
export function findSecrets(text: string): readonly FoundSecret[] {
  const placeholders = secretPlaceholders(text);
  const found = FINDERS.flatMap((find) => find(text)).filter(
    (secret) => !placeholders.some((taken) => secret.start < taken.end && taken.start < secret.end),
  );
  // The wider span wins, so that nothing of a secret is left beside a placeholder.
  found.sort((left, right) => left.start - right.start || right.end - left.end);
  const kept: FoundSecret[] = [];
  for (const secret of found) {
    const last = kept.at(-1);
    if (last === undefined || secret.start >= last.end) kept.push(secret);
    else if (secret.end > last.end) kept[kept.length - 1] = { ...last, end: secret.end };
  }
  return kept;
}

const PEM_BEGIN = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;

function findPrivateKeys(text: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  let from = 0;
  for (const match of text.matchAll(PEM_BEGIN)) {
    if (match.index < from) continue;
    const footer = text.indexOf('-----END', match.index + match[0].length);
    const close = footer === -1 ? -1 : text.indexOf('-----', footer + 8);
    // An unclosed key runs to the end of the text: rather too much than a rest of the key.
    const end = close === -1 ? text.length : close + 5;
    found.push({ start: match.index, end, name: 'PRIVATE_KEY', kind: 'private-key' });
    from = end;
  }
  return found;
}

const URL = /\b([a-z][a-z0-9+.-]{1,20}):\/\/([^\s"'`<>]{1,2000})/gi;
const SCHEME_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:postgres|postgresql|mysql|mysql2|mariadb|mssql|sqlserver|jdbc)/, 'DATABASE_URL'],
  [/^rediss?|^valkey/, 'REDIS_URL'],
  [/^mongodb/, 'MONGODB_URI'],
  [/^amqps?/, 'RABBITMQ_URL'],
  [/^nats/, 'NATS_URL'],
];

/** Addresses with a password in them: everything after the scheme, so that the kind of store stays readable. */
function findConnectionStrings(text: string): readonly FoundSecret[] {
  return [...text.matchAll(URL)].flatMap((match): readonly FoundSecret[] => {
    const [, scheme = '', rest = ''] = match;
    const address = rest.replace(/[.,;:!?)\]}]+$/, '');
    const start = match.index + scheme.length + 3;
    const span = { start, end: start + address.length };
    if (WEBHOOK.test(address)) return [{ ...span, name: 'WEBHOOK_URL', kind: 'token' }];
    if (!holdsPassword(address)) return [];
    return [{ ...span, name: schemeName(scheme.toLowerCase()), kind: 'connection-string' }];
  });
}

const WEBHOOK = /^(?:hooks\.slack\.com\/services\/|discord(?:app)?\.com\/api\/webhooks\/)/;

/** `user:password@host`, or a long token before the `@`. A password may hold a slash, so the last `@` counts. */
function holdsPassword(address: string): boolean {
  const authority = address.split(/[/?#]/, 1)[0] ?? '';
  const at = /^[^/@]*:[^@]*@/.test(address) ? address.lastIndexOf('@') : authority.lastIndexOf('@');
  if (at === -1) return false;
  const user = address.slice(0, at);
  const colon = user.indexOf(':');
  if (colon !== -1 && isPossibleSecret(user.slice(colon + 1))) return true;
  return looksLikeSecret(user) && user.length >= 16;
}

function schemeName(scheme: string): string {
  return SCHEME_NAMES.find(([pattern]) => pattern.test(scheme))?.[1] ?? 'CONNECTION_URL';
}

const NAME = /(?<![\w.-])-{0,2}[A-Za-z_][\w.-]{1,80}/g;
/** After a name: an optional closing quote, `=` or `:`, and the value, quoted or up to the next space. */
const ASSIGNED =
  /["'`]?[ \t]{0,3}(?::=|=>|=|:)[ \t]{0,3}(?:(?:[|>][+-]?)?\n[ \t]{1,8})?("[^"\n]{1,500}"|'[^'\n]{1,500}'|`[^`\n]{1,500}`|[^\s"'`]{1,2000})/y;
const FLAG_VALUE = /[ \t]("[^"\n]{1,500}"|'[^'\n]{1,500}'|[^\s"'`]{1,2000})/y;

/** `DB_PASSWORD=hunter2`, `"apiKey": "x"`, `--token abc1`. */
function findAssignments(text: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const match of text.matchAll(NAME)) {
    const name = match[0].replace(/^-+/, '').replace(/[.-]+$/, '');
    if (!isSecretName(name) && !AUTH_NAME.test(name)) continue;
    const after = match.index + match[0].length;
    const assigned = matchAt(ASSIGNED, text, after);
    const value = assigned ?? (match[0].startsWith('--') ? matchAt(FLAG_VALUE, text, after) : undefined);
    if (value === undefined) continue;
    const span = trimValue(text, value.start, value.end);
    if (isPartOfImage(text, name, { nameStart: match.index, ...span })) continue;
    if (isAssignedSecret(name, text.slice(span.start, span.end)))
      found.push({ ...span, name: toVariableName(name), kind: 'assignment' });
  }
  return found;
}

/** `REDIS_AUTH` is a password; `SMTP_AUTH` is `login` or `plain`. */
const AUTH_NAME = /(?:^|[_-])auth$/i;

function isAssignedSecret(name: string, words: string): boolean {
  if (!isPossibleSecret(words)) return false;
  if (isNameOfSecret(name)) return looksStrong(words);
  if (AUTH_NAME.test(name)) return looksLikeSecret(words) && /^[^:/]*\d[^:/]*$/.test(words);
  return !/^(?:pass|pat)$/i.test(name) || looksLikeSecret(words);
}

/** `secret: app-secrets` names a Kubernetes Secret; only a strong value after a bare `secret` is one. */
function isNameOfSecret(name: string): boolean {
  return /^(?:secret|tls[_-]?secret|existing[_-]?secret|pull[_-]?secret|image[_-]?pull[_-]?secret|credentials?)$/i.test(
    name,
  );
}

function looksStrong(value: string): boolean {
  return (
    looksLikeSecret(value) &&
    (!/^[a-z][a-z0-9.-]*$/.test(value) || (/\d/.test(value) && !value.includes('-') && value.length >= 12))
  );
}

const PROSE =
  /\b((?:[A-Za-z][\w-]{1,30} )?(?:passwords?|passwd|passphrase|passcode|pwd|api[ -]?keys?|api[ -]?tokens?|access[ -]?keys?(?: id)?|secret[ -](?:access[ -])?keys?(?: base)?|access tokens?|auth tokens?|bearer tokens?|refresh tokens?|bearer|client secrets?|signing secrets?|webhook secrets?|jwt secrets?|shared secrets?|license keys?|encryption keys?|private keys?|signing keys?|master keys?|credentials|login|tokens?|pin code)|[A-Z][A-Z0-9]*_[A-Z0-9_]{2,60})["'`]?([ \t]{1,3}(?:is|are|=|:|to|as|be|will be|should be|must be|set to|of|being|equals)|:|=)?[ \t\n]{1,3}("[^"\n]{2,200}"|'[^'\n]{2,200}'|`[^`\n]{2,200}`|“[^”\n]{2,200}”|[^\s"'`“”]{3,500})/gi;

/** `password hunter2`, `the api key is sk-…`, `credentials admin:hunter2`. */
function findProse(text: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  const pattern = new RegExp(PROSE.source, PROSE.flags);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [whole, name = '', connector = '', value = ''] = match;
    const start = match.index + whole.length - value.length;
    const span = trimValue(text, start, start + value.length);
    const words = text.slice(span.start, span.end);
    if (isProseSecret(name, connector, words, value))
      found.push({ ...span, name: proseName(name), kind: 'prose' });
    // The value may itself be the name before the next value.
    pattern.lastIndex = Math.max(match.index + name.length, match.index + 1);
  }
  return found;
}

function isProseSecret(name: string, connector: string, words: string, raw: string): boolean {
  if (!isPossibleSecret(words) || /^(?:\(|->|\/)/.test(words) || isImageOf(name, words)) return false;
  if (/credentials$|login$/i.test(name)) return /^[^:\s]{1,60}:[^:\s/]{3,}$/.test(words);
  const isVariable = /^[A-Z][A-Z0-9_]*$/.test(name);
  if (isVariable && !isSecretName(name)) return false;
  const quoted = /^["'`“]/.test(raw);
  const isPassword = /pass|pwd/i.test(name);
  const strong = looksLikeSecret(words);
  if (connector.trim() !== '') return [isPassword, quoted, strong, words.length >= 12].includes(true);
  if (strong) return !isReference(words);
  // `password swordfish`: without a digit or a sign, only a word right after the password itself.
  return isPassword && (quoted || (!isVariable && /^(?:\d{4,}|[a-z]{5,})$/i.test(words)));
}

function proseName(name: string): string {
  const [first = '', ...rest] = name.split(/\s+/);
  const useless =
    /^(?:the|a|an|my|our|your|its|with|and|use|using|is|has|as|this|that|of|for|in|to|same|set|or|whose|have|where)$/i;
  const kept = useless.test(first) ? rest : [first, ...rest];
  return toVariableName(kept.join(' ')).replace(/(PASSWORD|TOKEN|SECRET|KEY)S$/, '$1');
}

const REVERSED =
  /(?<![^\s"'`(])["'`]?([^\s"'`]{4,200})["'`]? (?:is|as|for|be) (?:the |our |my |its |a |an )?(?:[a-z]{2,20} ){0,2}(password|passphrase|passwd|api key|token|secret key)\b/gi;

/** `use hunter2 as the password`. */
function findReversed(text: string): readonly FoundSecret[] {
  return [...text.matchAll(REVERSED)].flatMap((match) => {
    const value = match[1] ?? '';
    const start = match.index + match[0].indexOf(value);
    const span = trimValue(text, start, start + value.length);
    const words = text.slice(span.start, span.end);
    if (
      !looksLikeSecret(words) ||
      isReference(words) ||
      isSecretName(words) ||
      /^[A-Z][A-Z0-9_]*$/.test(words)
    )
      return [];
    return [{ ...span, name: toVariableName(match[2] ?? ''), kind: 'prose' as const }];
  });
}

/** Forms that services give their keys. @see https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml */
const TOKENS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, 'AWS_ACCESS_KEY_ID'],
  [/\bgh[pousr]_[A-Za-z0-9]{16,255}/g, 'GITHUB_TOKEN'],
  [/\bgithub_pat_[A-Za-z0-9_]{16,255}/g, 'GITHUB_TOKEN'],
  [/\bglpat-[\w-]{16,64}/g, 'GITLAB_TOKEN'],
  [/\bxox[abeoprs]-[\w-]{10,250}/g, 'SLACK_TOKEN'],
  [/\b[rsp]k_(?:live|test)_[A-Za-z0-9]{8,250}/g, 'STRIPE_API_KEY'],
  [/\bwhsec_[A-Za-z0-9+/=]{16,128}/g, 'WEBHOOK_SECRET'],
  [/\bsk-[A-Za-z0-9_-]{8,250}/g, 'API_KEY'],
  [/\bAIza[\w-]{30,45}/g, 'GOOGLE_API_KEY'],
  [/\bya29\.[\w-]{16,300}/g, 'GOOGLE_TOKEN'],
  [/\bSG\.[\w-]{10,64}\.[\w-]{10,128}/g, 'SENDGRID_API_KEY'],
  [/\bnpm_[A-Za-z0-9]{20,64}/g, 'NPM_TOKEN'],
  [/\bhf_[A-Za-z0-9]{12,64}/g, 'HF_TOKEN'],
  [/\bdop_v1_[a-f0-9]{32,128}/g, 'DIGITALOCEAN_TOKEN'],
  [/\bhv[sb]\.[\w-]{16,300}/g, 'VAULT_TOKEN'],
  [/\bpypi-[\w-]{16,300}/g, 'PYPI_TOKEN'],
  [/\b\d{8,10}:[\w-]{35}(?![\w-])/g, 'TELEGRAM_TOKEN'],
  [/\bdckr_pat_[\w-]{16,100}/g, 'DOCKER_TOKEN'],
  [/\bAGE-SECRET-KEY-1[A-Z0-9]{20,80}/g, 'AGE_SECRET_KEY'],
  [/\beyJ[\w-]{8,4000}\.[\w-]{2,8000}(?:\.[\w-]{0,2000})?/g, 'JWT'],
];

function findTokens(text: string): readonly FoundSecret[] {
  return TOKENS.flatMap(([pattern, name]) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      name,
      kind: 'token' as const,
    })),
  );
}

const LONG_RUN = /(?<![\w+/@:.-])[A-Za-z0-9+/_-]{32,4000}={0,2}/g;

function findHighEntropy(text: string): readonly FoundSecret[] {
  return [...text.matchAll(LONG_RUN)].flatMap((match) =>
    hasHighEntropy(match[0])
      ? [
          {
            start: match.index,
            end: match.index + match[0].length,
            name: 'SECRET_KEY',
            kind: 'token' as const,
          },
        ]
      : [],
  );
}

const FINDERS: readonly SecretFinder[] = [
  findPrivateKeys,
  findConnectionStrings,
  findAssignments,
  findProse,
  findRemoteSecrets,
  findValuesBeside,
  findPairedValues,
  findCredentialPairs,
  findLonePasswords,
  findUserInfo,
  findShortFlags,
  findReversed,
  findTokens,
  findHighEntropy,
];

function matchAt(pattern: RegExp, text: string, index: number): { start: number; end: number } | undefined {
  pattern.lastIndex = index;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const end = match.index + match[0].length;
  return { start: end - (match[1]?.length ?? 0), end };
}
