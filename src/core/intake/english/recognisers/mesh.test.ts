import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseMesh', () => {
  it.each([
    [
      'fin/a:1 with istio sidecar injection on',
      { '/components/a/mesh/kind': 'istio', '/components/a/mesh/inject': true },
    ],
    [
      'fin/a:1 with linkerd injection enabled',
      { '/components/a/mesh/kind': 'linkerd', '/components/a/mesh/inject': true },
    ],
    [
      'fin/a:1, istio injection disabled',
      { '/components/a/mesh/kind': 'istio', '/components/a/mesh/inject': false },
    ],
    [
      'fin/a:1 in the linkerd mesh',
      { '/components/a/mesh/kind': 'linkerd', '/components/a/mesh/inject': true },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each(['fin/a:1, no istio'])('states nothing for %j', (request) => {
    expect(
      Object.keys(readFacts(request)).filter((pointer) => /\/components\/\w+\/mesh/.test(pointer)),
    ).toEqual([]);
  });
});
