import { expect, it } from 'vitest';
import { closestWord, editDistance } from './closest-word.js';

it.each([
  ['replcas', 'replicas'],
  ['replicaCuont', 'replicaCount'],
  ['Iamge', 'image'],
])('finds %s among the candidates as %s', (word, expected) => {
  expect(closestWord(word, ['replicas', 'replicaCount', 'image', 'ports'])).toBe(expected);
});

it('suggests nothing when no candidate is near', () => {
  expect(closestWord('volumes', ['image', 'ports'])).toBeUndefined();
});

it('counts a swap of neighbours as one change', () => {
  expect(editDistance('djano', 'django')).toBe(1);
  expect(editDistance('iamge', 'image')).toBe(1);
  expect(editDistance('', 'abc')).toBe(3);
});
