/** What gave a secret away. */
export type SecretKind = 'assignment' | 'prose' | 'connection-string' | 'token' | 'private-key';

/** A literal secret in a text. */
export interface FoundSecret {
  /** 0-based offsets of the value, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Environment variable name that fits it. */
  readonly name: string;
  readonly kind: SecretKind;
}

/** Finds secrets of one form. Patterns have bounded repeats and start at characters they consume. */
export type SecretFinder = (text: string) => readonly FoundSecret[];

/** Without quotes around it and without the punctuation of the sentence after it. */
export function trimValue(text: string, from: number, to: number): { start: number; end: number } {
  let end = to;
  if (/["'`“]/.test(text.charAt(from)) && end - from >= 2) return { start: from + 1, end: end - 1 };
  while (end > from && /[.,;:)\]}]/.test(text.charAt(end - 1))) end -= 1;
  return { start: from, end };
}

/** Image references, hosts and addresses hold digits and letters too. */
export function isReference(words: string): boolean {
  return (
    /^[a-z0-9.-]+(?:\/[a-z0-9._-]+)+(?::[\w.-]+)?$/.test(words) || /^\d+(?:[mkg]i?b?|ms|s|%)?$/i.test(words)
  );
}
