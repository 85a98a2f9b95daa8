/** A text form that only secrets have. */
export interface SecretPattern {
  /** Shown to people instead of the value. */
  readonly title: string;
  /** Global, bounded repetition: linear on any text. Group 1, when there is one, is the secret part. */
  readonly pattern: RegExp;
}

/**
 * Forms that issuers gave their secrets so that scanners can find them.
 *
 * @see https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 */
export const SECRET_PATTERNS: readonly SecretPattern[] = [
  { title: 'an AWS access key id', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  { title: 'a private key', pattern: /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g },
  { title: 'a JSON web token', pattern: /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10,2000}/g },
  { title: 'a GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\w{22,255})\b/g },
  { title: 'a GitLab token', pattern: /\bglpat-[\w-]{20,64}/g },
  { title: 'a Slack token', pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,250}/g },
  { title: 'a Slack webhook', pattern: /\bhooks\.slack\.com\/services\/T\w{8,12}\/B\w{8,12}\/\w{20,30}/g },
  { title: 'a Google API key', pattern: /\bAIza[\w-]{35}/g },
  { title: 'a Stripe key', pattern: /\b[sr]k_live_[0-9A-Za-z]{16,255}/g },
  { title: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { title: 'an OpenAI or Anthropic key', pattern: /\bsk-(?:proj-|ant-)[\w-]{20,255}/g },
  {
    title: 'a URL with a password',
    pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@'"{}$<>()]{0,128}:([^\s@'"/{}]{1,256})@[\w[{$]/gi,
  },
];

/** Texts that stand for a secret without being one. */
const PLACEHOLDER =
  /^$|\{\{|^\$[({]|^<.*>$|^\*+$|^x+$|^\.\.\.$|redacted|placeholder|replace[-_ ]?me|^your[-_ ]|^%[sv]$|^\$[A-Z_]+$/i;

/** True for empty texts, template actions, variable references and texts such as `<password>` or `REPLACE_ME`. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text.trim());
}

/** What kinds of secrets the text holds; never the secrets. Sorted as {@link SECRET_PATTERNS}, each once. */
export function listSecretKinds(text: string): readonly string[] {
  return SECRET_PATTERNS.filter(({ pattern }) =>
    [...text.matchAll(pattern)].some((match) => match[1] === undefined || !isPlaceholder(match[1])),
  ).map(({ title }) => title);
}
