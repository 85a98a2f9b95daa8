import { describe, expect, it } from 'vitest';
import { countOf } from './count-of.js';

describe('countOf', () => {
  it('has one of a thing, and several or none of them', () => {
    expect([0, 1, 2].map((count) => countOf(count, 'finding'))).toEqual([
      '0 findings',
      '1 finding',
      '2 findings',
    ]);
  });

  it('knows words whose plural is another one', () => {
    expect([1, 2].map((count) => countOf(count, 'question is', 'questions are'))).toEqual([
      '1 question is',
      '2 questions are',
    ]);
  });
});
