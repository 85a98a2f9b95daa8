import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseResources', () => {
  it.each([
    [
      'fin/a:1 200m/300Mi',
      { '/components/a/resources/requests/cpu': '200m', '/components/a/resources/requests/memory': '300Mi' },
    ],
    [
      'fin/a:1 requests 200m / 300Mi, limits 2 / 600Mi',
      {
        '/components/a/resources/requests/memory': '300Mi',
        '/components/a/resources/limits/cpu': '2',
        '/components/a/resources/limits/memory': '600Mi',
      },
    ],
    [
      'fin/a:1 needs half a core and 300 megs',
      {
        '/components/a/resources/requests/cpu': '500m',
        '/components/a/resources/requests/memory': '300Mi',
        '/intent/memoryBound/a': true,
      },
    ],
    [
      'fin/a:1 with 2 vCPUs and 4 gigs of ram',
      { '/components/a/resources/requests/cpu': '2', '/components/a/resources/requests/memory': '4Gi' },
    ],
    ['fin/a:1 memory limit 1.5GB', { '/components/a/resources/limits/memory': '1536Mi' }],
    [
      'fin/a:1 200m cpu request, 800m cpu limit',
      { '/components/a/resources/requests/cpu': '200m', '/components/a/resources/limits/cpu': '800m' },
    ],
    [
      'fin/a:1, 200m-800m cpu',
      { '/components/a/resources/requests/cpu': '200m', '/components/a/resources/limits/cpu': '800m' },
    ],
    ['fin/a:1 without cpu limits', { '/intent/noCpuLimit/a': true }],
    [
      'fin/a:1; in production 2Gi memory',
      { '/environments/prod/components/a/resources/requests/memory': '2Gi' },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});
