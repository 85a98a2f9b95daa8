import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeInvisible, makeAllVisible, makeVisible } from './make-visible.js';

// eslint-disable-next-line no-control-regex -- the characters under test
const DECEPTIVE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/;

describe('makeVisible', () => {
  it.each([
    ['a terminal escape', 'red \u001b[31mtext', 'red \\u{001b}[31mtext'],
    ['a carriage return that overwrites the line', 'safe\rrm', 'safe\\u{000d}rm'],
    ['a right-to-left override', 'abc\u202egnp.exe', 'abc\\u{202e}gnp.exe'],
    ['a zero-width space', 'ad\u200bmin', 'ad\\u{200b}min'],
    ['a C1 control', 'x\u009b31m', 'x\\u{009b}31m'],
  ])('shows %s', (_name, text, shown) => {
    expect(makeVisible(text)).toBe(shown);
  });

  it('leaves words, line breaks, tabs and other scripts alone', () => {
    const text = 'größe\tüber\n日本語 👍🏽 عربي';
    expect(makeVisible(text)).toBe(text);
  });

  it('never lets a deceptive character through, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !DECEPTIVE.test(makeVisible(text))));
  });
});

describe('makeAllVisible', () => {
  it('reaches keys and values at any depth and keeps other types', () => {
    expect(makeAllVisible({ 'k\u001b': [{ deep: 'v\u202e' }, 3, null, true] })).toEqual({
      'k\\u{001b}': [{ deep: 'v\\u{202e}' }, 3, null, true],
    });
  });
});

describe('escapeInvisible', () => {
  it('gives JSON that parses to the same value and holds no deceptive character', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
        const source = { value, text: `${text}\u202e\u009b` };
        const json = escapeInvisible(JSON.stringify(source));
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(source)));
        expect(DECEPTIVE.test(json)).toBe(false);
      }),
    );
  });
});
