import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JsonObject } from '../ports/json.js';
import {
  buildTree,
  equalJson,
  formatPointer,
  getAtPointer,
  listLeaves,
  parsePointer,
  stableStringify,
} from './json-pointer.js';

it('reads back every pointer it writes, whatever the segments hold', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (segments) => {
      expect(parsePointer(formatPointer(...segments))).toEqual(segments);
    }),
  );
});

it('rebuilds a tree from its leaves', () => {
  const tree = fc.dictionary(
    fc.string(),
    fc.oneof(fc.integer(), fc.string(), fc.dictionary(fc.string(), fc.array(fc.integer()), { minKeys: 1 })),
    { minKeys: 1 },
  );
  fc.assert(
    fc.property(tree, (value) => {
      expect(equalJson(buildTree(listLeaves(value as JsonObject)), value as JsonObject)).toBe(true);
    }),
  );
});

it('treats __proto__ as an ordinary key', () => {
  const tree = buildTree([['/__proto__/polluted', true]]);
  expect(getAtPointer(tree, '/__proto__/polluted')).toBe(true);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

it('never looks at inherited properties', () => {
  expect(getAtPointer({ a: {} }, '/a/toString')).toBeUndefined();
});

it('gives equal text for equal content in another key order', () => {
  expect(stableStringify({ b: 1, a: [{ d: null, c: 'x' }] })).toBe('{"a":[{"c":"x","d":null}],"b":1}');
});
