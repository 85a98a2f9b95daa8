import { describe, expect, it } from 'vitest';
import type { Question } from '../core/intake/question.js';
import { findUnaskedAnswers, parseAnswers } from './answers.js';
import { parseAssignment } from './commands/reviews-edit.js';

const IMAGE_QUESTION: Question = {
  id: '/components/0/image',
  text: 'Which image?',
  reason: 'none was named',
  pointer: '/components/0/image',
  kind: 'image',
  example: 'ghcr.io/acme/orders:1.4.2',
};

describe('parseAnswers', () => {
  it('splits at the first equals sign only', () => {
    expect(parseAnswers(['/a=b=c', '/d='])).toEqual([
      { questionId: '/a', text: 'b=c' },
      { questionId: '/d', text: '' },
    ]);
  });

  it.each([[['image']], [['=x']], [['/a=1', '/a=2']]])('refuses %j', (words) => {
    expect(() => parseAnswers(words)).toThrow(expect.objectContaining({ code: 'USAGE_INVALID' }));
  });
});

describe('findUnaskedAnswers', () => {
  it('names the nearest open question', () => {
    const answers = parseAnswers(['/components/0/imag=x', '/components/0/image=y']);
    expect(findUnaskedAnswers(answers, [IMAGE_QUESTION])).toEqual([
      'nobody asked "/components/0/imag"; did you mean "/components/0/image"?',
    ]);
  });
});

describe('parseAssignment', () => {
  it.each([
    ['/a/max=6', ['/a/max', 6]],
    ['/a/on=true', ['/a/on', true]],
    ['/a/list=["x"]', ['/a/list', ['x']]],
    ['/a/name=orders', ['/a/name', 'orders']],
    ['/a/query=x=y', ['/a/query', 'x=y']],
  ])('reads %s', (word, expected) => {
    expect(parseAssignment(word)).toEqual(expected);
  });

  it.each(['a=1', '/a', '=1', '/=1'])('refuses %s', (word) => {
    expect(() => parseAssignment(word)).toThrow(expect.objectContaining({ code: 'USAGE_INVALID' }));
  });
});
