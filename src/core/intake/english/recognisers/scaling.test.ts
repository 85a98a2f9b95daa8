import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseScaling', () => {
  it.each([
    ['fin/a:1 with four replicas', { '/components/a/scaling/replicas': 4 }],
    ['fin/a:1 replicas: 4', { '/components/a/scaling/replicas': 4 }],
    ['fin/a:1, a single pod', { '/components/a/scaling/replicas': 1 }],
    ['fin/a:1, a couple of instances', { '/components/a/scaling/replicas': 2 }],
    ['fin/a:1 with 4 repilcas', { '/components/a/scaling/replicas': 4 }],
    [
      'fin/a:1, 4–9 pods',
      {
        '/components/a/scaling/autoscaling/minReplicas': 4,
        '/components/a/scaling/autoscaling/maxReplicas': 9,
      },
    ],
    [
      'fin/a:1 scales from 4 to 9',
      {
        '/components/a/scaling/autoscaling/enabled': true,
        '/components/a/scaling/autoscaling/maxReplicas': 9,
      },
    ],
    [
      'fin/a:1 between four and nine instances',
      {
        '/components/a/scaling/autoscaling/minReplicas': 4,
        '/components/a/scaling/autoscaling/maxReplicas': 9,
      },
    ],
    [
      'fin/a:1 autoscaling min 4 max 9 at 65% cpu',
      {
        '/components/a/scaling/autoscaling/minReplicas': 4,
        '/components/a/scaling/autoscaling/targetCpuPercent': 65,
      },
    ],
    [
      'fin/a:1 autoscale when memory is above 70 percent',
      { '/components/a/scaling/autoscaling/targetMemoryPercent': 70 },
    ],
    ['fin/a:1 without autoscaling', { '/components/a/scaling/autoscaling/enabled': false }],
    ["fin/a:1, we don't need an autoscaler", { '/components/a/scaling/autoscaling/enabled': false }],
    [
      'fin/a:1; dev: 1 pod; prod: 4-9 pods',
      {
        '/environments/dev/components/a/replicas': 1,
        '/environments/prod/components/a/autoscaling/minReplicas': 4,
      },
    ],
    [
      'fin/a:1 with 6 pods in production and 2 in staging',
      { '/environments/prod/components/a/replicas': 6, '/environments/staging/components/a/replicas': 2 },
    ],
    ['fin/a:1 with 3 replicas, no wait, exactly 5 replicas', { '/components/a/scaling/replicas': 5 }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});
