import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseOwnStores', () => {
  it.each([
    [
      'MySQL 8.4 single node, root password from existing secret mysql-root (key password)',
      {
        '/components/mysql/image': 'mysql:8.4',
        '/components/mysql/role': 'store',
        '/components/mysql/workload': 'StatefulSet',
        '/components/mysql/secrets/mysql-root/mode': 'existing',
        '/components/mysql/secrets/mysql-root/name': 'mysql-root',
        '/components/mysql/secrets/mysql-root/keys/password': 'Password of MySQL',
        '/components/mysql/env/MYSQL_ROOT_PASSWORD/secret': 'mysql-root',
        '/components/mysql/env/MYSQL_ROOT_PASSWORD/key': 'password',
        '/components/mysql/scaling/replicas': 1,
      },
    ],
    [
      'PostgreSQL 16.4, password from secret pg key pw, database orders',
      {
        '/components/postgresql/image': 'postgres:16.4',
        '/components/postgresql/role': 'store',
        '/components/postgresql/workload': 'StatefulSet',
        '/components/postgresql/secrets/pg/mode': 'existing',
        '/components/postgresql/secrets/pg/name': 'pg',
        '/components/postgresql/secrets/pg/keys/pw': 'Password of PostgreSQL',
        '/components/postgresql/env/POSTGRES_PASSWORD/secret': 'pg',
        '/components/postgresql/env/POSTGRES_PASSWORD/key': 'pw',
        '/components/postgresql/env/POSTGRES_DB/value': 'orders',
      },
    ],
    [
      'RabbitMQ 3.13 three node cluster, user admin',
      {
        '/components/rabbitmq/image': 'rabbitmq:3.13',
        '/components/rabbitmq/role': 'store',
        '/components/rabbitmq/workload': 'StatefulSet',
        '/components/rabbitmq/env/RABBITMQ_DEFAULT_USER/value': 'admin',
        '/components/rabbitmq/scaling/replicas': 3,
      },
    ],
    [
      'redis:7.2 with 5Gi',
      {
        '/components/redis/image': 'redis:7.2',
        '/components/redis/role': 'store',
        '/components/redis/workload': 'StatefulSet',
      },
    ],
    [
      'run a standalone MongoDB 7.0, root password in secret mongo-root',
      {
        '/components/mongodb/image': 'mongo:7.0',
        '/components/mongodb/role': 'store',
        '/components/mongodb/workload': 'StatefulSet',
        '/components/mongodb/secrets/mongo-root/mode': 'existing',
        '/components/mongodb/secrets/mongo-root/name': 'mongo-root',
        '/components/mongodb/secrets/mongo-root/keys/MONGO_INITDB_ROOT_PASSWORD': 'Password of MongoDB',
        '/components/mongodb/env/MONGO_INITDB_ROOT_PASSWORD/secret': 'mongo-root',
        '/components/mongodb/env/MONGO_INITDB_ROOT_PASSWORD/key': 'MONGO_INITDB_ROOT_PASSWORD',
        '/components/mongodb/scaling/replicas': 1,
      },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});
