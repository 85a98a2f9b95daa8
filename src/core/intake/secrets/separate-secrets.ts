import { findSecrets } from './find-secrets.js';
import type { SecretKind } from './found-secret.js';
import { formatPlaceholder } from './placeholder.js';

/** A secret that was taken out of a text; never its value. */
export interface SeparatedSecret {
  /** What stands in the text instead, for example `<secret:DB_PASSWORD>`. */
  readonly placeholder: string;
  /** Environment variable name that fits it: `DB_PASSWORD`. */
  readonly name: string;
  readonly kind: SecretKind;
  /** 0-based offset of the placeholder in the sanitised text. */
  readonly start: number;
}

/** The outcome of {@link separateSecrets}. */
export interface SecretSeparation {
  /** The text with a placeholder for every secret. Safe to store, log and show. */
  readonly sanitised: string;
  /** In the order of the text. */
  readonly secrets: readonly SeparatedSecret[];
  /** Values by placeholder. Drop it at once: it must reach no row, file, log, event or prompt. */
  readonly values: ReadonlyMap<string, string>;
}

/**
 * Takes literal secrets out of free text: passwords in prose, assignments, connection strings, keys of well-known forms,
 * private keys, JSON Web Tokens. Runs before the first row is written, on requests, answers and edits alike.
 *
 * Equal values of one name share a placeholder. Names of Kubernetes Secrets (`existing secret app-secrets`) stay.
 * Doing it twice changes nothing more.
 */
export function separateSecrets(text: string): SecretSeparation {
  const values = new Map<string, string>();
  const secrets: SeparatedSecret[] = [];
  const parts: string[] = [];
  let position = 0;
  let length = 0;
  for (const found of findSecrets(text)) {
    const value = text.slice(found.start, found.end);
    const placeholder = choosePlaceholder(values, found.name, value);
    values.set(placeholder, value);
    const before = text.slice(position, found.start);
    parts.push(before, placeholder);
    secrets.push({ placeholder, name: found.name, kind: found.kind, start: length + before.length });
    length += before.length + placeholder.length;
    position = found.end;
  }
  parts.push(text.slice(position));
  return { sanitised: hideRepeats(parts.join(''), values), secrets, values };
}

function choosePlaceholder(values: ReadonlyMap<string, string>, name: string, value: string): string {
  for (let count = 1; ; count += 1) {
    const placeholder = formatPlaceholder(count === 1 ? name : `${name}-${count}`);
    const taken = values.get(placeholder);
    if (taken === undefined || taken === value) return placeholder;
  }
}

/** A secret said twice, once without a word that gives it away, goes both times. Short ones could be ordinary words. */
function hideRepeats(text: string, values: ReadonlyMap<string, string>): string {
  let hidden = text;
  for (const [placeholder, value] of values)
    if (value.length >= 8 && !placeholder.includes(value)) hidden = hidden.replaceAll(value, placeholder);
  return hidden;
}
