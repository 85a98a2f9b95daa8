/**
 * Characters that change what a terminal shows without being seen: controls other than tab and line feed, C1 controls,
 * zero-width and bidirectional marks.
 *
 * @see https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const DECEPTIVE =
  // eslint-disable-next-line no-control-regex -- finding control characters is the point
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** The same characters in JSON text, where controls below U+0020 are escaped already. */
const DECEPTIVE_IN_JSON = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function codePoint(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0');
}

/** Text that is safe to print: `\u{202e}` instead of the character itself. Line breaks and tabs stay. */
export function makeVisible(text: string): string {
  return text.replace(DECEPTIVE, (character) => `\\u{${codePoint(character)}}`);
}

/** Escapes deceptive characters of JSON text in JSON's own way, so that parsing gives the same value. */
export function escapeInvisible(json: string): string {
  return json.replace(DECEPTIVE_IN_JSON, (character) => `\\u${codePoint(character)}`);
}

/** {@link makeVisible} for every string in plain data, so that no renderer can forget one. */
export function makeAllVisible<Value>(value: Value): Value {
  return visit(value) as Value;
}

function visit(value: unknown): unknown {
  if (typeof value === 'string') return makeVisible(value);
  if (Array.isArray(value)) return value.map(visit);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [makeVisible(key), visit(item)]));
}
