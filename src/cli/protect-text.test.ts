import { describe, expect, it } from 'vitest';
import { protectText } from './protect-text.js';
import { restoreText } from './restore-text.js';

describe('protectText', () => {
  it.each(['- web acme/web:1\n- api acme/api:1', '- web acme/web:1'])(
    'makes a request that begins with a dash plain text: %j',
    (request) => {
      const [, word = ''] = protectText(['create', request, '--yes']);
      expect(word.startsWith('-')).toBe(false);
      expect(restoreText(word)).toBe(request);
    },
  );

  it.each([
    [['create', '-', '--yes']],
    [['create', 'web acme/web:1', '-o', 'json']],
    [['runs', 'resume', 'x', '--answer', '- a']],
    [['create', '--', '- web']],
    [['create', '--ouy']],
  ])('leaves %j alone', (argv) => {
    expect(protectText(argv)).toEqual(argv);
  });
});
