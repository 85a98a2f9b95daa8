import { describe, expect, it } from 'vitest';
import { createStyle, usesColor } from './style.js';

const ESCAPE = '\u001b';

describe('usesColor', () => {
  it.each([
    ['a terminal', 'auto', true, {}, true],
    ['a pipe', 'auto', false, {}, false],
    ['NO_COLOR on a terminal', 'auto', true, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR', 'auto', true, { NO_COLOR: '' }, true],
    ['FORCE_COLOR on a pipe', 'auto', false, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0 on a terminal', 'auto', true, { FORCE_COLOR: '0' }, false],
    ['NO_COLOR beside FORCE_COLOR', 'auto', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['TERM=dumb', 'auto', true, { TERM: 'dumb' }, false],
    ['--color always on a pipe with NO_COLOR', 'always', false, { NO_COLOR: '1' }, true],
    ['--color never on a terminal with FORCE_COLOR', 'never', true, { FORCE_COLOR: '1' }, false],
  ] as const)('decides for %s', (...row) => {
    const [, choice, isTerminal, environment, expected] = row;
    expect(usesColor(choice, isTerminal, environment)).toBe(expected);
  });
});

describe('createStyle', () => {
  it('returns text unchanged when it is off, and marks it when it is on', () => {
    for (const style of Object.values<(text: string) => string>({ ...createStyle(false) }))
      expect(style('x')).toBe('x');
    for (const style of Object.values<(text: string) => string>({ ...createStyle(true) }))
      expect(style('x')).toMatch(new RegExp(`^${ESCAPE}\\[\\d+mx${ESCAPE}\\[\\d+m$`));
  });
});
