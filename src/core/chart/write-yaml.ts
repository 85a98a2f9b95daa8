import type { JsonObject, JsonValue } from '../ports/json.js';

/** Words that some YAML version reads as a boolean or as nothing. @see https://yaml.org/type/bool.html */
const RESERVED_WORD = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf|infinity)$/i;
/** Text that every YAML version reads as the string itself, also in flow lists; no number begins with a letter or ends with a unit. */
const PLAIN_SCALAR = /^(?:[A-Za-z/][A-Za-z0-9_./-]*|\d+(?:m|Ki|Mi|Gi|Ti|%))$/;
/** Characters that YAML 1.1 treats as line breaks and JSON does not escape, and DEL to U+009F, which YAML does not print. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
/** Characters that rule out a block scalar. */
const NOT_IN_BLOCK = new RegExp(
  `[${String.raw`\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff`}]`,
);

/** Writes a string as a double-quoted YAML scalar. */
export function quoteYaml(text: string): string {
  return JSON.stringify(text).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Writes a scalar, `[]`, `{}` or a short list on one line, so that YAML 1.1 and 1.2 both read it back as the same value. */
export function writeInlineYaml(value: JsonValue): string {
  if (typeof value === 'string')
    return PLAIN_SCALAR.test(value) && !RESERVED_WORD.test(value) ? value : quoteYaml(value);
  if (isList(value)) return `[${value.map(writeInlineYaml).join(', ')}]`;
  if (value !== null && typeof value === 'object')
    return `{${Object.entries(value)
      .map(([key, member]) => `${writeInlineYaml(key)}: ${writeInlineYaml(member)}`)
      .join(', ')}}`;
  return typeof value === 'number' ? writeNumber(value) : JSON.stringify(value);
}

/** YAML 1.1 wants a dot in the mantissa of an exponent; without one it reads a string. */
function writeNumber(value: number): string {
  const text = JSON.stringify(value);
  return /^-?\d+e/.test(text) ? text.replace('e', '.0e') : text;
}

/** True when the value fits on the line of its key: scalars of one line, empty collections, short lists of scalars. */
export function isInline(value: JsonValue): boolean {
  if (typeof value === 'string') return !canBeBlock(value);
  if (isList(value))
    return (
      value.length === 0 ||
      (value.every((member) => member === null || typeof member !== 'object') &&
        writeInlineYaml(value).length <= 60)
    );
  return value === null || typeof value !== 'object' || Object.keys(value).length === 0;
}

/**
 * Writes what follows `key:`, with its leading blank or line end, in block style.
 *
 * @param indent - Columns of the key itself.
 */
export function writeYamlValue(value: JsonValue, indent: number): string {
  if (isInline(value)) return ` ${writeInlineYaml(value)}`;
  if (typeof value === 'string') return ` ${writeBlockScalar(value, indent + 2)}`;
  if (isList(value)) return `\n${writeList(value, indent + 2)}`;
  return value !== null && typeof value === 'object' ? `\n${writeYamlMap(value, indent + 2)}` : '';
}

/** Writes a map in block style, keys in the order they have. No line end after the last line. */
export function writeYamlMap(map: JsonObject, indent = 0): string {
  return Object.entries(map)
    .map(([key, value]) => `${' '.repeat(indent)}${writeInlineYaml(key)}:${writeYamlValue(value, indent)}`)
    .join('\n');
}

function writeList(list: readonly JsonValue[], indent: number): string {
  return list.map((member) => `${' '.repeat(indent)}- ${writeListMember(member, indent)}`).join('\n');
}

function writeListMember(member: JsonValue, indent: number): string {
  if (isInline(member)) return writeInlineYaml(member);
  if (typeof member === 'string') return writeBlockScalar(member, indent + 2);
  if (isList(member)) return writeList(member, indent + 2).trimStart();
  return member !== null && typeof member === 'object' ? writeYamlMap(member, indent + 2).trimStart() : '';
}

function canBeBlock(text: string): boolean {
  const hasSafeStart = /^[^\s]/.test(text);
  const hasOneLineEndAtMost = !text.endsWith('\n\n');
  return text.includes('\n') && hasSafeStart && hasOneLineEndAtMost && !NOT_IN_BLOCK.test(text);
}

function writeBlockScalar(text: string, indent: number): string {
  const lines = text.endsWith('\n') ? text.slice(0, -1).split('\n') : text.split('\n');
  const body = lines.map((line) => (line === '' ? '' : `${' '.repeat(indent)}${line}`)).join('\n');
  return `${text.endsWith('\n') ? '|' : '|-'}\n${body}`;
}

/** `Array.isArray` that keeps the read-only element type. */
export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
