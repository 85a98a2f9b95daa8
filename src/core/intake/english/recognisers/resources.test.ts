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
    [
      'fin/a:1, 2 CPU 4Gi',
      { '/components/a/resources/requests/cpu': '2', '/components/a/resources/requests/memory': '4Gi' },
    ],
    [
      'fin/a:1, 2vCPU/4GB',
      { '/components/a/resources/requests/cpu': '2', '/components/a/resources/requests/memory': '4Gi' },
    ],
    [
      'fin/a:1, cpu request 0.25 limit 1',
      { '/components/a/resources/requests/cpu': '250m', '/components/a/resources/limits/cpu': '1' },
    ],
    [
      'fin/a:1, cpu limit 1, request 250m',
      { '/components/a/resources/requests/cpu': '250m', '/components/a/resources/limits/cpu': '1' },
    ],
    ['fin/a:1 with memory 512M', { '/components/a/resources/requests/memory': '512Mi' }],
    ['fin/a:1 with 512m memory', { '/components/a/resources/requests/memory': '512Mi' }],
    ['fin/a:1, mem: 2G', { '/components/a/resources/requests/memory': '2Gi' }],
    ['fin/a:1, memory limit 512M', { '/components/a/resources/limits/memory': '512Mi' }],
    [
      'fin/a:1, memory 512M, cpu 200m',
      { '/components/a/resources/requests/memory': '512Mi', '/components/a/resources/requests/cpu': '200m' },
    ],
    [
      'fin/a:1, requests 100m/128M limits 500m/512M',
      {
        '/components/a/resources/requests/cpu': '100m',
        '/components/a/resources/requests/memory': '128Mi',
        '/components/a/resources/limits/cpu': '500m',
        '/components/a/resources/limits/memory': '512Mi',
      },
    ],
    [
      'fin/a:1, 1 GPU with 24GB VRAM, 32GB memory',
      { '/components/a/resources/requests/memory': '32Gi', '/components/a/resources/gpu/count': 1 },
    ],
    [
      'fin/a:1, 10Gi RWX for wp-content at /var/www/html/wp-content, 512Mi',
      {
        '/components/a/resources/requests/memory': '512Mi',
        '/components/a/volumes/wp-content/size': '10Gi',
        '/components/a/volumes/wp-content/accessMode': 'ReadWriteMany',
      },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });

  it.each([
    'fin/a:1, 64M',
    'fin/a:1, 512M memory',
    'fin/a:1 at a.example.net, body size 20m',
    'fin/a:1, max body size 8m',
    'fin/a:1, proxy-body-size 8M',
  ])('states no CPU for %j', (request) => {
    expect(Object.keys(readFacts(request)).filter((pointer) => pointer.endsWith('/cpu'))).toEqual([]);
  });

  it.each([
    'fin/a:1, 30 MB request size',
    'fin/a:1, max body size 8M',
    'fin/a:1 on 7001 with 24GB of VRAM',
    'fin/a:1 on 7001 and a postgres postgres:16 with 10Gi',
    'fin/a:1 on 7001 and postgres with 10Gi',
    'fin/a:1 on 7001, postgres:16 with 512Mi memory',
    'fin/a:1, 20Gi each at /var/lib/db',
    'fin/a:1 with 50Gi for models',
  ])('states no memory for %j', (request) => {
    expect(Object.keys(readFacts(request)).filter((pointer) => pointer.endsWith('/memory'))).toEqual([]);
  });
});
