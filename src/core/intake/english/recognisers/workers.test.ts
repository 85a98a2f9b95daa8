import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseWorkers', () => {
  it.each([
    ['fin/a:1 is a queue worker', { '/components/a/role': 'worker' }],
    [
      'fin/a:1, a background worker without a port',
      { '/components/a/ports': {}, '/components/a/role': 'worker' },
    ],
    ['fin/a:1 does not listen on any port', { '/components/a/ports': {}, '/components/a/role': 'worker' }],
    ['fin/a:1 takes jobs from redis', { '/components/a/role': 'worker' }],
    ['fin/a:1 is a kafka consumer', { '/components/a/role': 'worker' }],
    ['fin/a:1, celery beat', { '/components/a/role': 'scheduler' }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each(['fin/a:1 with gunicorn workers', 'fin/a:1 on worker nodes', 'fin/a:1, not a worker'])(
    'states nothing for %j',
    (request) => {
      expect(
        Object.keys(readFacts(request)).filter((pointer) => /\/components\/\w+\/(role|ports)/.test(pointer)),
      ).toEqual([]);
    },
  );
});
