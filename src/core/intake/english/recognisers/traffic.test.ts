import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseTraffic', () => {
  it.each([
    ['fin/a:1 with sticky sessions', { '/components/a/service/sessionAffinity': 'ClientIP' }],
    [
      'fin/a:1, traffic distribution same zone',
      { '/components/a/service/trafficDistribution': 'PreferSameZone' },
    ],
    [
      'fin/a:1 load balancer, only allow 10.0.0.0/8 and 192.168.1.0/24',
      {
        '/components/a/service/loadBalancerSourceRanges': ['10.0.0.0/8', '192.168.1.0/24'],
        '/components/a/service/type': 'LoadBalancer',
      },
    ],
    [
      'fin/a:1 load balancer, externalTrafficPolicy Local',
      {
        '/components/a/service/externalTrafficPolicy': 'Local',
        '/components/a/service/type': 'LoadBalancer',
      },
    ],
    [
      'fin/a:1 load balancer that preserves the client ip',
      {
        '/components/a/service/externalTrafficPolicy': 'Local',
        '/components/a/service/type': 'LoadBalancer',
      },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each(['fin/a:1 calls 10.0.0.0/8'])('states nothing for %j', (request) => {
    expect(
      Object.keys(readFacts(request)).filter((pointer) => /\/components\/\w+\/service\//.test(pointer)),
    ).toEqual([]);
  });
});
