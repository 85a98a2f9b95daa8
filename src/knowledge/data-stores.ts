import type { DataStore } from '../core/intake/knowledge.js';
import { elasticsearch } from './data-stores/elasticsearch.js';
import { kafka } from './data-stores/kafka.js';
import { mariadb } from './data-stores/mariadb.js';
import { memcached } from './data-stores/memcached.js';
import { mongodb } from './data-stores/mongodb.js';
import { mysql } from './data-stores/mysql.js';
import { nats } from './data-stores/nats.js';
import { opensearch } from './data-stores/opensearch.js';
import { postgresql } from './data-stores/postgresql.js';
import { rabbitmq } from './data-stores/rabbitmq.js';
import { redis } from './data-stores/redis.js';
import { s3 } from './data-stores/s3.js';
import { valkey } from './data-stores/valkey.js';

/** Every data store, sorted by engine. */
export const DATA_STORES: readonly DataStore[] = [
  elasticsearch,
  kafka,
  mariadb,
  memcached,
  mongodb,
  mysql,
  nats,
  opensearch,
  postgresql,
  rabbitmq,
  redis,
  s3,
  valkey,
];
