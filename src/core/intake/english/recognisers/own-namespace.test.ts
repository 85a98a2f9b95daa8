import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseOwnNamespace', () => {
  it.each([
    [
      'fin/a:1 in its own namespace shop with a quota of 4 cpu, 8Gi memory and 20 pods, pod security restricted',
      {
        '/intent/ownNamespace': true,
        '/chart/namespace': 'shop',
        '/chart/ownNamespace/quota/cpu': '4',
        '/chart/ownNamespace/quota/memory': '8Gi',
        '/chart/ownNamespace/quota/pods': 20,
        '/chart/ownNamespace/podSecurity': 'restricted',
      },
    ],
    ['fin/a:1, create the namespace shop', { '/intent/ownNamespace': true, '/chart/namespace': 'shop' }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each(['fin/a:1 with pod security restricted'])('states nothing for %j', (request) => {
    expect(
      Object.keys(readFacts(request)).filter((pointer) => /^\/(chart|intent\/ownNamespace)/.test(pointer)),
    ).toEqual([]);
  });
});
