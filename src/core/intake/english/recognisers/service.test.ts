import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseService', () => {
  it.each([
    ['fin/a:1, service type NodePort', { '/components/a/service/type': 'NodePort' }],
    ['fin/a:1 behind a load balancer', { '/components/a/service/type': 'LoadBalancer' }],
    [
      'fin/a:1, IPv6 only',
      { '/components/a/service/ipFamilies': ['IPv6'], '/components/a/service/ipFamilyPolicy': 'SingleStack' },
    ],
    ['fin/a:1, dual-stack required', { '/components/a/service/ipFamilyPolicy': 'RequireDualStack' }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});
