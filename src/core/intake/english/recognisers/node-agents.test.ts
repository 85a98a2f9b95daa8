import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseNodeAgents', () => {
  it.each([
    [
      'daemonset fin/a:1, also on control plane nodes',
      { '/components/a/scheduling/tolerations': [{ operator: 'Exists' }] },
    ],
    [
      'fin/a:1 on every node, tolerate all taints',
      { '/components/a/scheduling/tolerations': [{ operator: 'Exists' }] },
    ],
    [
      'daemonset fin/a:1, rolling update of 10% nodes at a time',
      { '/components/a/daemonSet/maxUnavailable': '10%' },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each(['fin/a:1 talks to the masters'])('states nothing for %j', (request) => {
    expect(
      Object.keys(readFacts(request)).filter((pointer) =>
        /\/components\/\w+\/(scheduling\/tolerations|daemonSet)/.test(pointer),
      ),
    ).toEqual([]);
  });
});
