import { describeRequests } from '../../../../../test/support/describe-requests.js';

describeRequests('reads data stores that are the component itself', [
  [
    'redis cluster redis:7 statefulset',
    {
      'no image': true,
      'redis/image': 'redis:7',
      'redis/workload': 'StatefulSet',
      'redis/role': 'store',
      'redis/archetype': 'redis',
    },
    [],
  ],
  [
    'Redis redis:7 with 5Gi storage',
    {
      'no image': true,
      'redis/image': 'redis:7',
      'redis/role': 'store',
      'redis/workload': 'StatefulSet',
      'redis/archetype': 'redis',
      'redis/volumes/data/kind': 'claim',
      'redis/volumes/data/size': '5Gi',
    },
    [],
  ],
  [
    'nats nats:2.10 port 4222',
    {
      'no image': true,
      'nats/image': 'nats:2.10',
      'nats/role': 'store',
      'nats/workload': 'StatefulSet',
      'nats/archetype': 'nats',
      'nats/ports/http/containerPort': 4222,
    },
    [],
  ],
  [
    'rabbitmq rabbitmq:3.13',
    {
      'no image': true,
      'rabbitmq/image': 'rabbitmq:3.13',
      'rabbitmq/role': 'store',
      'rabbitmq/workload': 'StatefulSet',
      'rabbitmq/archetype': 'rabbitmq',
    },
    [],
  ],
  [
    'mariadb mariadb:11',
    {
      'no image': true,
      'mariadb/image': 'mariadb:11',
      'mariadb/role': 'store',
      'mariadb/workload': 'StatefulSet',
      'mariadb/archetype': 'mariadb',
    },
    [],
  ],
  [
    'elasticsearch docker.elastic.co/elasticsearch/elasticsearch:8.15.2',
    {
      'no image': true,
      'elasticsearch/image': 'docker.elastic.co/elasticsearch/elasticsearch:8.15.2',
      'elasticsearch/role': 'store',
      'elasticsearch/workload': 'StatefulSet',
      'elasticsearch/archetype': 'elasticsearch',
    },
    [],
  ],
  [
    'A NATS server with JetStream',
    { 'no image': true, 'nats/role': 'store', 'nats/workload': 'StatefulSet', 'nats/archetype': 'nats' },
    [],
  ],
  [
    'Postgres postgres:16 statefulset 20Gi',
    {
      'no image': true,
      'postgres/image': 'postgres:16',
      'postgres/workload': 'StatefulSet',
      'postgres/role': 'store',
      'postgres/archetype': 'postgresql',
      'postgres/volumes/data/kind': 'claim',
      'postgres/volumes/data/size': '20Gi',
    },
    [],
  ],
  [
    'MinIO minio/minio:RELEASE.2025 port 9000',
    {
      'no image': true,
      'minio/image': 'minio/minio:RELEASE.2025',
      'minio/role': 'store',
      'minio/workload': 'StatefulSet',
      'minio/ports/http/containerPort': 9000,
    },
    [],
  ],
  [
    'redis redis:7 and rabbitmq rabbitmq:3.13',
    {
      'no image': true,
      'redis/image': 'redis:7',
      'rabbitmq/image': 'rabbitmq:3.13',
      'redis/role': 'store',
      'redis/workload': 'StatefulSet',
      'redis/archetype': 'redis',
      'rabbitmq/role': 'store',
      'rabbitmq/workload': 'StatefulSet',
      'rabbitmq/archetype': 'rabbitmq',
    },
    [],
  ],
  [
    'Postgres 16 postgres:16 with 20Gi, uses redis',
    {
      'no image': true,
      'postgres/image': 'postgres:16',
      'postgres/role': 'store',
      'postgres/workload': 'StatefulSet',
      'postgres/archetype': 'postgresql',
      '/dependencies/redis/engine': 'redis',
      '/intent/uses/postgres/redis': true,
      'postgres/volumes/data/kind': 'claim',
      'postgres/volumes/data/size': '20Gi',
    },
    [],
  ],
  [
    'redis redis:7, redis on port 6380',
    {
      'no image': true,
      'redis/image': 'redis:7',
      'redis/role': 'store',
      'redis/workload': 'StatefulSet',
      'redis/archetype': 'redis',
      'redis/ports/http/containerPort': 6380,
    },
    [],
  ],
  [
    'kafka apache/kafka:3.9 with 3 brokers',
    {
      'no image': true,
      'kafka/image': 'apache/kafka:3.9',
      'kafka/role': 'store',
      'kafka/workload': 'StatefulSet',
      'kafka/archetype': 'kafka',
      'kafka/scaling/replicas': 3,
    },
    [],
  ],
]);

describeRequests('reads that a data store is not used', [
  ['kestrel/tide:2.4 does not use redis', {}, []],
  ["kestrel/tide:2.4 and it doesn't use kafka", {}, []],
  [
    "kestrel/tide:2.4 doesn't need a redis but uses mysql",
    { '/dependencies/mysql/engine': 'mysql', '/intent/uses/tide/mysql': true },
    [],
  ],
]);

describeRequests('reads jobs beside an application', [
  [
    'app acme/a:1 port 80 plus a job acme/j:1 that loads the data',
    {
      'no image': true,
      'a/image': 'acme/a:1',
      'job/image': 'acme/j:1',
      'job/workload': 'Job',
      'a/ports/http/containerPort': 80,
    },
    ['loads the data'],
  ],
  [
    'job acme/j:1 and app acme/a:1 port 80',
    {
      'no image': true,
      'job/image': 'acme/j:1',
      'a/image': 'acme/a:1',
      'job/workload': 'Job',
      'a/ports/http/containerPort': 80,
    },
    [],
  ],
  [
    'app acme/a:1 port 80, cronjob acme/j:1 every night',
    {
      'no image': true,
      'a/image': 'acme/a:1',
      'cronjob/image': 'acme/j:1',
      'cronjob/schedule/cron': '0 2 * * *',
      'cronjob/workload': 'CronJob',
      'a/ports/http/containerPort': 80,
    },
    [],
  ],
  [
    'app acme/a:1 port 80 and a cleanup job acme/j:1',
    {
      'no image': true,
      'a/image': 'acme/a:1',
      'cleanup/image': 'acme/j:1',
      'cleanup/workload': 'Job',
      'a/ports/http/containerPort': 80,
    },
    [],
  ],
]);
