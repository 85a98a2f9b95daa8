/** Matches a placeholder; the first group is the name. Names are upper-case identifiers with an optional `-2`. */
const PLACEHOLDER = /<secret:([A-Z][A-Z0-9_]{0,80}(?:-\d{1,4})?)>/g;

/** The text that stands for a secret value in everything that is stored: `<secret:DB_PASSWORD>`. */
export function formatPlaceholder(name: string): string {
  return `<secret:${name}>`;
}

/** A placeholder found in a text. */
export interface PlaceholderMatch {
  readonly name: string;
  /** 0-based offsets into the text. */
  readonly start: number;
  readonly end: number;
}

/** Every placeholder of the text, in order. */
export function secretPlaceholders(text: string): readonly PlaceholderMatch[] {
  if (!text.includes('<secret:')) return [];
  return [...text.matchAll(PLACEHOLDER)].map((match) => ({
    name: (match[1] ?? '').replace(/-\d+$/, ''),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
