import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseScheduling', () => {
  it.each([
    ['fin/a:1, nodeSelector: disk=fast', { '/components/a/scheduling/nodeSelector/disk': 'fast' }],
    ['fin/a:1, only amd64 nodes', { '/components/a/scheduling/nodeSelector/kubernetes.io~1arch': 'amd64' }],
    [
      'fin/a:1, tolerates spot=yes:NoExecute',
      {
        '/components/a/scheduling/tolerations': [
          { key: 'spot', operator: 'Equal', value: 'yes', effect: 'NoExecute' },
        ],
      },
    ],
    ['fin/a:1, priority class gold', { '/components/a/scheduling/priorityClassName': 'gold' }],
    ['fin/a:1, never two pods on the same node', { '/components/a/scheduling/spread': 'required' }],
    ['fin/a:1, spread over several zones', { '/components/a/scheduling/spread': 'preferred' }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});
