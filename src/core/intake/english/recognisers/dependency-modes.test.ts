import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseDependencyModes', () => {
  it('leaves a mode to the store that it stands before', () => {
    const facts = readFacts('fin/a:1 needs nats and an embedded postgres');
    expect(facts).toMatchObject({ '/dependencies/postgresql/mode': 'embedded' });
    expect(facts).not.toHaveProperty(['/dependencies/nats/mode']);
  });

  it.each([
    [
      'fin/a:1 uses postgres via the CloudNativePG operator with 3 instances and 20Gi storage',
      {
        '/dependencies/postgresql/engine': 'postgresql',
        '/dependencies/postgresql/mode': 'operator',
        '/dependencies/postgresql/storage': '20Gi',
        '/dependencies/postgresql/instances': 3,
      },
    ],
    [
      'fin/a:1 with an embedded redis',
      { '/dependencies/redis/engine': 'redis', '/dependencies/redis/mode': 'embedded' },
    ],
    [
      'fin/a:1 needs an embedded redis, 3 replicas',
      { '/dependencies/redis/mode': 'embedded', '/components/a/scaling/replicas': 3 },
    ],
    [
      'fin/a:1 needs an embedded redis with 3 replicas',
      { '/dependencies/redis/mode': 'embedded', '/dependencies/redis/instances': 3 },
    ],
    [
      'fin/a:1 uses redis. Redis is part of the chart',
      { '/dependencies/redis/engine': 'redis', '/intent/inChart/redis': true },
    ],
    [
      'fin/a:1 uses redis, as a subchart',
      { '/dependencies/redis/engine': 'redis', '/dependencies/redis/mode': 'embedded' },
    ],
    [
      'fin/a:1 uses mysql managed by RDS',
      { '/dependencies/mysql/engine': 'mysql', '/dependencies/mysql/mode': 'external' },
    ],
    [
      'fin/a:1 uses kafka run by strimzi',
      { '/dependencies/kafka/engine': 'kafka', '/dependencies/kafka/mode': 'operator' },
    ],
    [
      'fin/a:1 with mysql from the percona operator, 3 nodes, 50Gi',
      {
        '/dependencies/mysql/engine': 'mysql',
        '/dependencies/mysql/mode': 'operator',
        '/dependencies/mysql/storage': '50Gi',
        '/dependencies/mysql/instances': 3,
      },
    ],
    [
      'fin/a:1 uses an external postgres',
      { '/dependencies/postgresql/engine': 'postgresql', '/dependencies/postgresql/mode': 'external' },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});
