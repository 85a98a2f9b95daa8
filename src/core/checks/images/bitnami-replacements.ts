/** What to use instead of one Bitnami image or chart. */
export interface BitnamiReplacement {
  /** Official image of the same software. */
  readonly image: string;
  /** Operator that runs it in production; absent: a managed service. */
  readonly operator?: string;
  /** What is called differently, for whoever moves settings and data. */
  readonly differences?: string;
}

/**
 * Replacements by the name of the Bitnami image or chart. Bitnami's versioned images left Docker Hub on 2025-09-29, and
 * `bitnamilegacy` gets no updates.
 *
 * @see https://github.com/bitnami/charts/issues/35164 (2026-11-28)
 */
export const BITNAMI_REPLACEMENTS: Readonly<Record<string, BitnamiReplacement>> = {
  postgresql: {
    image: 'docker.io/library/postgres',
    operator: 'CloudNativePG',
    differences: 'POSTGRESQL_* variables are POSTGRES_*, data lies in /var/lib/postgresql',
  },
  'postgresql-ha': { image: 'docker.io/library/postgres', operator: 'CloudNativePG' },
  'postgresql-repmgr': { image: 'docker.io/library/postgres', operator: 'CloudNativePG' },
  mysql: {
    image: 'docker.io/library/mysql',
    operator: 'Percona XtraDB Cluster operator',
    differences: 'data lies in /var/lib/mysql',
  },
  mariadb: {
    image: 'docker.io/library/mariadb',
    operator: 'mariadb-operator',
    differences: 'data lies in /var/lib/mysql',
  },
  'mariadb-galera': { image: 'docker.io/library/mariadb', operator: 'mariadb-operator' },
  mongodb: {
    image: 'docker.io/library/mongo',
    operator: 'Percona Operator for MongoDB',
    differences: 'MONGODB_ROOT_* variables are MONGO_INITDB_ROOT_*, data lies in /data/db',
  },
  redis: {
    image: 'docker.io/valkey/valkey',
    differences: 'the password is an argument (--requirepass) instead of REDIS_PASSWORD, data lies in /data',
  },
  valkey: {
    image: 'docker.io/valkey/valkey',
    differences: 'the password is an argument (--requirepass) instead of VALKEY_PASSWORD, data lies in /data',
  },
  rabbitmq: {
    image: 'docker.io/library/rabbitmq',
    operator: 'RabbitMQ Cluster Operator',
    differences:
      'RABBITMQ_USERNAME and RABBITMQ_PASSWORD are RABBITMQ_DEFAULT_USER and RABBITMQ_DEFAULT_PASS',
  },
  kafka: {
    image: 'docker.io/apache/kafka',
    operator: 'Strimzi',
    differences: 'KAFKA_CFG_* variables are KAFKA_*',
  },
  memcached: { image: 'docker.io/library/memcached' },
  nats: { image: 'docker.io/library/nats' },
  nginx: {
    image: 'docker.io/nginxinc/nginx-unprivileged',
    differences: 'server blocks lie in /etc/nginx/conf.d',
  },
  elasticsearch: {
    image: 'docker.elastic.co/elasticsearch/elasticsearch',
    operator: 'Elastic Cloud on Kubernetes',
  },
  opensearch: { image: 'docker.io/opensearchproject/opensearch', operator: 'OpenSearch operator' },
  minio: { image: 'docker.io/rustfs/rustfs', differences: 'the open-source MinIO is archived too' },
  keycloak: { image: 'quay.io/keycloak/keycloak', operator: 'Keycloak operator' },
  etcd: { image: 'registry.k8s.io/etcd' },
  kubectl: { image: 'registry.k8s.io/kubectl' },
};

/** True for anything that Bitnami publishes or published: images, the frozen legacy ones, and charts. */
export function isBitnami(address: string): boolean {
  return /(?:^|[/.])bitnami(?:legacy|secure|charts|prem)?(?:[/.]|$)/.test(address);
}

/** What to do instead, as sentences; `name` is the last part of the image or chart. */
export function replaceBitnami(name: string): string {
  const replacement = BITNAMI_REPLACEMENTS[name];
  if (replacement === undefined)
    return 'Use the image or chart that the makers of the software publish themselves.';
  const { image, operator, differences } = replacement;
  return [
    `Use the official image ${image}${operator === undefined ? '' : `, in production through ${operator}`}.`,
    ...(differences === undefined ? [] : [`Mind that ${differences}.`]),
  ].join(' ');
}
