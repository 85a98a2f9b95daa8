import { describe, expect, it } from 'vitest';
import { editDistance, correctSpelling } from './spelling.js';
import { tokenize } from './tokenize.js';

const normals = (text: string): readonly string[] => tokenize(text).map((token) => token.normal);

describe('tokenize', () => {
  it.each([
    ['Port 80, please.', ['port', '80', ',', 'please', '.']],
    ['(fin/a:1)', ['(', 'fin/a:1', ')']],
    ['"web" `api`', ['web', 'api']],
    ['4–9', ['4-9']],
    ['image:fin/a:1', ['image', ':', 'fin/a:1']],
    ['A=1,2 b,c', ['A=1,2'.toLowerCase(), 'b', ',', 'c']],
    ['80->90', ['80', '->', '90']],
    ['two hundred and fifty-six megs', ['256', 'megs']],
    ['twenty one pods', ['21', 'pods']],
    ['port eighty-eighty', ['port', '8080']],
    ['- one\n- two', ['1', '\n', '2']],
    ['a\n```\nport 9\n```\nb', ['a', '\n', '{block}', '\n', 'b']],
    ['<secret:X_Y>,', ['<secret:x_y>', ',']],
  ])('cuts %j', (text, expected) => {
    expect(normals(text)).toEqual(expected);
  });

  it('keeps exact places', () => {
    const text = 'run "web" on 80,\nnow';
    for (const token of tokenize(text)) expect(text.slice(token.start, token.end)).toBe(token.text);
  });
});

describe('correctSpelling', () => {
  it.each([
    ['repilcas', 'replicas'],
    ['postgress', 'postgres'],
    ['ingres', 'ingress'],
    ['djnago', 'django'],
    ['kuberentes', 'kubernetes'],
    ['services', 'services'],
    ['sprint', 'sprint'],
    ['api', 'api'],
  ])('turns %s into %s', (word, corrected) => {
    expect(correctSpelling(word)).toBe(corrected);
  });

  it('counts a swap of neighbours as one slip', () => {
    expect([editDistance('redis', 'redsi'), editDistance('abc', 'abc'), editDistance('', 'abc')]).toEqual([
      1, 0, 3,
    ]);
  });
});
