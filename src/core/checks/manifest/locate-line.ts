import { parsePointer } from '../../blueprint/json-pointer.js';

/** `key:` at the start of a line, after list markers and quotes. */
const KEY_LINE = /^([\s-]*)["']?([\w./-]+)["']?:/;

/**
 * The line of a template that most likely writes the field at the pointer.
 *
 * Templates are not YAML, so this is a best effort: the keys of the pointer are searched one after another, each below
 * and further right than the one before; the last one found counts.
 *
 * @param kind - Kind of the object; where several objects share a file, the search starts at `kind: <kind>`.
 * @returns A 1-based line; undefined when not even the kind or the first key is there.
 */
export function locateLine(text: string, kind: string, pointer: string): number | undefined {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trim() === `kind: ${kind}`);
  const keys = parsePointer(pointer).filter((segment) => !/^\d+$/.test(segment));
  let found: number | undefined = start === -1 ? undefined : start + 1;
  let from = 0;
  let minimumIndent = 0;
  for (const key of keys) {
    const index = findKey(lines, key, from, minimumIndent);
    if (index === -1) break;
    found = index + 1;
    from = index + 1;
    minimumIndent = indentOf(lines[index] ?? '') + 1;
  }
  return found;
}

function findKey(lines: readonly string[], key: string, from: number, minimumIndent: number): number {
  for (let index = from; index < lines.length; index += 1) {
    const match = KEY_LINE.exec(lines[index] ?? '');
    if (match === null) continue;
    if ((match[1] ?? '').length < minimumIndent) return -1;
    if (match[2] === key) return index;
  }
  return -1;
}

function indentOf(line: string): number {
  return KEY_LINE.exec(line)?.[1]?.length ?? 0;
}
