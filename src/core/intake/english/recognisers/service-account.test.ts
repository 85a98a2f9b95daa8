import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseServiceAccount', () => {
  it.each([
    ['fin/a:1 without service account token', { '/components/a/serviceAccount/automountToken': false }],
    ['fin/a:1 needs the kubernetes api', { '/components/a/serviceAccount/automountToken': true }],
    ['fin/a:1 no service account', { '/components/a/serviceAccount/create': false }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});
