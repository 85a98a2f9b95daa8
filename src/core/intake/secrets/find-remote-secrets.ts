import { isReference, trimValue, type FoundSecret } from './found-secret.js';
import { toVariableName } from './secret-names.js';
import { isPossibleSecret, looksLikeSecret } from './secret-value.js';

const NAME =
  '((?:[A-Za-z][\\w-]{1,30} )?(?:\\w{0,20}password|passwd|passphrase|passcode|\\w{0,10}pass|pwd|pw|pin(?: code)?|api[ -]?key|(?:secret |access |auth |api |signing |encryption |master |license )?(?:key|token|secret)))';
const NAMES = new RegExp(`\\b${NAME}\\b["']?`, 'gi');
/** Between a name and a connector that is not its next word: whose it is or where it belongs, in one clause. */
const WHOSE =
  /^[ \t]{1,3}(?:for|of|to|on|in|from|at|that|which|with|used|shared|given)[ \t][^,;:=(]{1,120}$/i;
const CONNECTED =
  /(?:[ \t]{1,3}(?:(?:is|are)(?: set to| exactly| now)?|(?:should|must|shall|will|can|has to|have to|needs to|ought to|to) be(?: set to| exactly)?|being|equals|reads|:=|=|:|->|→)|:|=)[ \t]{1,3}("[^"\n]{2,200}"|'[^'\n]{2,200}'|`[^`\n]{2,200}`|“[^”\n]{2,200}”|[^\s"'`“”]{3,200})/gi;
/** How far from its name a value is looked for, in characters. */
const REACH = 240;
const SENTENCE_END = /[.!?](?:\s|$)|\n/;

/**
 * A secret whose value comes later in the sentence: `the password for the admin account should be hunter2`, `the token of
 * the bot has to be …`.
 */
export function findRemoteSecrets(text: string): readonly FoundSecret[] {
  return [...text.matchAll(NAMES)].flatMap((match): readonly FoundSecret[] => {
    const from = match.index + match[0].length;
    const reach = text.slice(from, from + REACH);
    const end = from + (SENTENCE_END.exec(reach)?.index ?? reach.length);
    return findValue(text, { name: match[1] ?? '', from, end });
  });
}

interface Clause {
  readonly name: string;
  /** Where the words after the name begin. */
  readonly from: number;
  readonly end: number;
}

function findValue(text: string, { name, from, end }: Clause): readonly FoundSecret[] {
  for (const match of text.slice(from, end).matchAll(CONNECTED)) {
    const value = match[1] ?? '';
    const between = text.slice(from, from + match.index);
    if (between !== '' && !WHOSE.test(between)) continue;
    const start = from + match.index + match[0].length - value.length;
    const span = trimValue(text, start, start + value.length);
    const words = text.slice(span.start, span.end);
    if (isRemoteSecret(name, words, /^["'`“]/.test(value), text.slice(span.end, span.end + 20)))
      return [{ ...span, name: nameOf(name), kind: 'prose' }];
  }
  return [];
}

function isRemoteSecret(name: string, words: string, isQuoted: boolean, after: string): boolean {
  if (!isPossibleSecret(words) || /^(?:\(|->|\/)/.test(words) || isReference(words))
    return isPin(name, words);
  const isPassword = /pass(?:word|wd|phrase|code)?$|pwd$|pw$/i.test(name);
  if (isQuoted) return isPassword || !/\s/.test(words);
  if (isBareName(name)) return isUnlikeName(words);
  if (looksLikeSecret(words)) return isPassword || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(words);
  // An ordinary word is a password only where the sentence ends with it.
  return isPassword && !/\Bpass$/i.test(name) && isLastWord(words, after);
}

/** Bare `key` and `secret` also name keys of Secrets and Secrets: a value must not be able to be one. */
function isUnlikeName(words: string): boolean {
  return looksLikeSecret(words) && (/[A-Z]/.test(words) || /^[a-z\d]{12,}$/.test(words));
}

function isBareName(name: string): boolean {
  return (
    /(?:^|\s)(?:key|secret)$/i.test(name) &&
    !/(?:api|secret|access|auth|signing|encryption|master|license) key$/i.test(name)
  );
}

function isPin(name: string, words: string): boolean {
  return /pin(?: code)?$|pass|pwd$|pw$/i.test(name) && /^\d{4,12}$/.test(words);
}

/** Participles and qualities end sentences about passwords, too: `must be rotated`, `should be strong`. */
function isLastWord(words: string, after: string): boolean {
  return (
    /^[a-z]{5,}$/i.test(words) &&
    !/(?:ed|en|able|ible|ic|ive|al)$/i.test(words) &&
    /^\s*(?:$|[.,;!\n])/.test(after)
  );
}

/** Words of a name that say what kind of secret it is; `the` and the like go. */
const TELLING =
  /^(?:password|passwd|passphrase|passcode|pass|pwd|pw|pin|api|secret|access|auth|signing|encryption|master|license|key|token|db|database|redis|admin|root)$/i;

function nameOf(name: string): string {
  const variable = toVariableName(
    name
      .trim()
      .split(/[ -]+/)
      .filter((word) => TELLING.test(word))
      .join(' '),
  );
  if (variable === 'SECRET') return toVariableName(name).replace(/^SECRET$/, 'SECRET_KEY');
  if (/^(?:PASS|PW|PWD)$/.test(variable)) return 'PASSWORD';
  return variable === 'KEY' ? 'SECRET_KEY' : variable;
}

const BESIDE =
  /\b(?:password|passwd|passphrase|pass|pwd|pw)["']?[ \t,:]{1,3}\(?(["'`]?)([^\s"'`()]{4,200})/gi;

/** `pw hunter2`, `user bob pass hunter2`, `the root password (hunter2)`. */
export function findValuesBeside(text: string): readonly FoundSecret[] {
  return [...text.matchAll(BESIDE)].flatMap((match): readonly FoundSecret[] => {
    const value = match[2] ?? '';
    const start = match.index + match[0].length - value.length;
    const span = trimValue(text, start, start + value.length);
    const words = text.slice(span.start, span.end);
    const isName = /^[a-z][a-z0-9]*(?:[-./:][a-z0-9.]+)+$/.test(words);
    if (!looksLikeSecret(words) || isReference(words) || isName) return [];
    return [{ ...span, name: 'PASSWORD', kind: 'prose' }];
  });
}
