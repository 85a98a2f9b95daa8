import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseLifecycle', () => {
  it.each([
    ['fin/a:1 PDB minAvailable 50%', { '/components/a/disruption/minAvailable': '50%' }],
    ['fin/a:1, at least 2 pods must be available', { '/components/a/disruption/minAvailable': 2 }],
    ['fin/a:1, no pod disruption budget', { '/components/a/disruption/enabled': false }],
    ['fin/a:1, grace period 2 minutes', { '/components/a/shutdown/terminationGracePeriodSeconds': 120 }],
    ['fin/a:1, 50 seconds to shut down', { '/components/a/shutdown/terminationGracePeriodSeconds': 50 }],
    ['fin/a:1, preStop sleep 12s', { '/components/a/shutdown/preStopSeconds': 12 }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});
