import { describe, expect, it } from 'vitest';
import { listValuesReads } from './template-reads.js';
import { outlineValues } from './values-outline.js';
import { coversPointer, findFreeMap } from './values-schema.js';

describe('listValuesReads', () => {
  it.each([
    ['{{ .Values.a.b }}', ['a.b']],
    ['{{- $.Values.a | quote -}}', ['a']],
    ['{{ if and .Values.a (not .Values.b.c) }}', ['a', 'b.c']],
    ['{{ ((.Values.a).b) }}', ['a']],
    ['{{- $c := .Values.api -}}\n{{ $c.image.tag }}', ['api', 'api.image.tag']],
    ['{{ $root := .Values }}{{ $root.x }}', ['x']],
    ['{{ range $k, $v := .Values.env }}{{ $v.name }}{{ end }}', ['env']],
    ['{{ $c := .Values.a }}{{ $c := .Values.b }}{{ $c.x }}', ['a', 'b']],
    ['{{/* .Values.a */}}{{ "{{ .Values.b }}" }}', []],
    ['{{ fail "set .Values.a" }}', []],
    ['{{ include "x" (dict "v" .Values.a) }}', ['a']],
    ['{{ .Release.Name }} .Values.a', []],
    ['{{ .Values.a', []],
  ])('reads %s', (template, expected) => {
    expect(listValuesReads(template).map((read) => read.path.join('.'))).toEqual(expected);
  });

  it('knows the lines', () => {
    expect(listValuesReads('a\n{{ .Values.a }}\n\n{{ .Values.b }}').map((read) => read.line)).toEqual([2, 4]);
  });

  it.each(['{{', '{{/*', '{{ "', '}}', '{{ $a := '])('reads a megabyte of %j in linear time', (piece) => {
    expect(listValuesReads(piece.repeat(1_000_000 / piece.length))).toEqual([]);
  });
});

describe('outlineValues', () => {
  it('attaches comments to keys and skips what hangs below lists and block texts', () => {
    const text = `# -- Pods
replicas: 2
image: # behind
  # -- Tag
  tag: "a: #b"
  plain: 1

  list:
    - name: x
      value: y
  text: |
    key: value
  "quoted.key": 1 # yes
other: {a: 1}
`;
    expect(
      outlineValues(text).map((entry) => [entry.pointer, entry.line, entry.text, entry.documented]),
    ).toEqual([
      ['/replicas', 2, '2', true],
      ['/image', 3, '', true],
      ['/image/tag', 5, '"a: #b"', true],
      ['/image/plain', 6, '1', false],
      ['/image/list', 8, '', false],
      ['/image/text', 11, '|', false],
      ['/image/quoted.key', 13, '1', true],
      ['/other', 14, '{a: 1}', false],
    ]);
  });
});

describe('coversPointer', () => {
  const schema = {
    properties: {
      a: { $ref: '#/$defs/a' },
      map: { additionalProperties: { type: 'string' } },
      any: { anyOf: [{ type: 'null' }, { properties: { x: { type: 'string' } } }] },
      loop: { anyOf: [{ $ref: '#/properties/loop' }, { $ref: '#/properties/loop' }] },
      self: { $ref: '#/properties/self' },
      nothing: {},
      env: { additionalProperties: false, patternProperties: { '^(a+)+$': { type: 'string' } } },
    },
    $defs: { a: { properties: { b: { type: 'string' } } } },
  };

  it.each([
    ['/a/b', true],
    ['/a/c', false],
    ['/map/anything', true],
    ['/any/x', true],
    ['/any/y', false],
    ['/loop/x', false],
    ['/self/x', false],
    ['/nothing', false],
    ['/toString', false],
    [`/env/${'a'.repeat(50)}!`, true],
    ['/env/A/b', false],
  ])('%s is %s', (pointer, expected) => {
    expect(coversPointer(schema, pointer)).toBe(expected);
  });

  it.each([
    ['/map/x', '/map'],
    ['/map/x/y', '/map'],
    ['/env/X', '/env'],
    ['/a/b', undefined],
    ['/a/c', undefined],
  ])('finds the free map of %s', (pointer, expected) => {
    expect(findFreeMap(schema, pointer)).toBe(expected);
  });
});
