import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject, JsonValue } from '../ports/json.js';
import { quoteYaml, writeInlineYaml, writeYamlMap } from './write-yaml.js';

/** Texts that some YAML reader takes for something else. */
const TRAPS = [
  'y',
  'N',
  'yes',
  'No',
  'on',
  'OFF',
  'true',
  'False',
  'null',
  'Null',
  '~',
  '',
  ' ',
  '007',
  '0o7',
  '0x1F',
  '1e6',
  '1_000',
  '12:30:45',
  '.5',
  '.inf',
  '.NaN',
  '-',
  '- a',
  '? a',
  ': a',
  'a: b',
  'a #b',
  '#a',
  '{{ .Values.a }}',
  '[a]',
  '{a: b}',
  '*a',
  '&a',
  '!a',
  '|',
  '>',
  '%a',
  '@a',
  '`a`',
  "'a'",
  '"a"',
  'a\nb',
  'a\n',
  '\na',
  ' a\nb',
  'a\n\n',
  'a\tb',
  'a\r\nb',
  'a\u2028b',
  'a\u0085b',
  '\ufeffa',
  'a\ufffe',
  '\u007f',
  'a\u0080',
  '\u0007',
  '2026-11-21',
  '1.10',
  '10m',
  '25%',
  '=',
  '<<',
  'ä',
  '日本',
  '😀',
  '---',
  '...',
  '\\',
  'a\\n',
];

const jsonValue: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(...TRAPS),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...TRAPS)), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value;

/** Every reader that charts meet: YAML 1.2 and 1.1 of one library, and another library altogether. */
const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['yaml, version 1.2', (text): unknown => parse(text)],
  ['yaml, version 1.1', (text): unknown => parse(text, { version: '1.1', merge: false })],
  ['js-yaml', (text) => load(text)],
];

describe.each(READERS)('what is written, read by %s', (_, read) => {
  it.each(TRAPS)('is the same string: %j', (text) => {
    const value = { key: text, [text]: 'value', list: [text, { inner: text }] };
    expect(read(writeYamlMap(value))).toEqual(value);
    expect(read(writeInlineYaml(value))).toEqual(value);
    expect(read(quoteYaml(text))).toBe(text);
  });

  it('is the same value, in block and in one line', () => {
    fc.assert(
      fc.property(jsonValue, (inner) => {
        const value: JsonObject = { key: inner, list: [inner, [inner]] };
        expect(read(writeYamlMap(value))).toEqual(value);
        expect(read(writeInlineYaml(value))).toEqual(value);
      }),
      { numRuns: 400 },
    );
  });
});

describe('writeYamlMap', () => {
  it('keeps texts of several lines readable', () => {
    expect(writeYamlMap({ file: 'a: 1\n\nb: 2\n', last: 'a\nb' })).toBe(
      'file: |\n  a: 1\n\n  b: 2\nlast: |-\n  a\n  b',
    );
  });

  it('writes lists of maps in the indentation that charts use', () => {
    expect(writeYamlMap({ list: [{ name: 'a', inner: [{ b: 1 }] }, {}] })).toBe(
      'list:\n  - name: a\n    inner:\n      - b: 1\n  - {}',
    );
  });
});
