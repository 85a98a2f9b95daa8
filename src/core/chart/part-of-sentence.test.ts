import { describe, expect, it } from 'vitest';
import { partOfSentence } from './part-of-sentence.js';

describe('partOfSentence', () => {
  it.each([
    [
      'This image runs one server; a second pod differs. An operator makes clusters.',
      'this image runs one server; a second pod differs; an operator makes clusters',
    ],
    ['only one node can mount it', 'only one node can mount it'],
    ['Keycloak keeps its caches', 'Keycloak keeps its caches'],
    ['Version 1.5 keeps state', 'Version 1.5 keeps state'],
  ])('turns %j into %j', (text, part) => {
    expect(partOfSentence(text)).toBe(part);
  });
});
