import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseDataStores', () => {
  it.each([
    [
      'fin/a:1 port 80 and a postgres postgres:16 with 10Gi',
      { '/dependencies/postgresql/mode': 'embedded', '/dependencies/postgresql/storage': '10Gi' },
    ],
    [
      'fin/a:1 needs mongo and rabbitmq',
      {
        '/dependencies/mongodb/engine': 'mongodb',
        '/dependencies/rabbitmq/engine': 'rabbitmq',
        '/intent/uses/a/mongodb': true,
      },
    ],
    [
      'fin/a:1 with postgers 16 on port 6432',
      { '/dependencies/postgresql/version': '16', '/dependencies/postgresql/port': 6432 },
    ],
    [
      'fin/a:1 and redis:7 as cache',
      {
        '/components/a/image': 'fin/a:1',
        '/dependencies/redis/version': '7',
        '/dependencies/redis/mode': 'embedded',
      },
    ],
    [
      'fin/a:1 uses MySQL, the url is in secret ledger-db, key dsn',
      { '/components/a/env/DATABASE_URL/secret': 'ledger-db', '/components/a/env/DATABASE_URL/key': 'dsn' },
    ],
    ['fin/a:1 uses redis. Redis is part of the chart.', { '/intent/inChart/redis': true }],
    [
      'run fin/a:1 with REDIS_URL=redis://:letmein77@cache:6379',
      { '/components/a/env/REDIS_URL/secret': 'secrets' },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});
