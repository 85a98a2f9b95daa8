import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseMetadata', () => {
  it.each([
    ['fin/a:1 in namespace tills', { '/chart/namespace': 'tills' }],
    ['fin/a:1 in the tills namespace', { '/chart/namespace': 'tills' }],
    ['fin/a:1 and fin/b:2, the chart is called tills', { '/chart/name': 'tills' }],
    ['fin/a:1 and fin/b:2, the chart name is tills', { '/chart/name': 'tills' }],
    [
      'fin/a:1 labels team=tills,tier=web',
      { '/components/a/podLabels/team': 'tills', '/components/a/podLabels/tier': 'web' },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});
