import type { ResolvedBlueprint } from '../../src/core/blueprint/resolved-blueprint.js';
import { blueprintOf } from './blueprints.js';

/** One chart with a dependency in each mode: what an operator makes, a subchart, and one that is somewhere else. */
export function dependencyBlueprint(): ResolvedBlueprint {
  return blueprintOf({
    chart: { name: 'accounts', appVersion: '3.0.0' },
    components: {
      api: {
        image: 'ghcr.io/acme/accounts-api:3.0.0',
        env: {
          DATABASE_URL: { dependency: 'database', property: 'url' },
          REDIS_URL: { dependency: 'cache', property: 'url' },
          LEGACY_HOST: { dependency: 'legacy', property: 'host' },
          LEGACY_PORT: { dependency: 'legacy', property: 'port' },
          LEGACY_NAME: { dependency: 'legacy', property: 'name' },
          LEGACY_USER: { dependency: 'legacy', property: 'username' },
          LEGACY_PASSWORD: { dependency: 'legacy', property: 'password' },
        },
      },
      worker: {
        image: 'ghcr.io/acme/accounts-worker:3.0.0',
        env: {
          KAFKA_BROKERS: { dependency: 'events', property: 'url' },
          DATABASE_HOST: { dependency: 'database', property: 'host' },
          DATABASE_USER: { dependency: 'database', property: 'username' },
          DATABASE_PASSWORD: { dependency: 'database', property: 'password' },
        },
      },
    },
    dependencies: {
      database: {
        engine: 'postgresql',
        mode: 'operator',
        port: 5432,
        storage: '10Gi',
        instances: 3,
        operator: {
          kind: 'cloudnative-pg',
          title: 'CloudNativePG',
          api: 'postgresql.cnpg.io/v1/Cluster',
          install:
            'helm upgrade --install cnpg cloudnative-pg --repo https://cloudnative-pg.github.io/charts',
          maxNameLength: 50,
          podLabels: { 'cnpg.io/cluster': '{name}' },
          access: {
            hostSuffix: '-rw',
            secretSuffix: '-app',
            keys: { url: 'uri', username: 'username', password: 'password' },
            username: 'app',
            database: 'app',
          },
        },
      },
      cache: {
        engine: 'redis',
        mode: 'embedded',
        port: 6379,
        embedded: {
          chart: 'redis',
          repository: 'oci://registry-1.docker.io/cloudpirates',
          version: '~0.34.0',
          values: {
            auth: { existingSecretPasswordKey: 'redis-password' },
            persistence: { size: '1Gi' },
          },
          access: {
            hostSuffix: '',
            secretSuffix: '',
            keys: { password: 'redis-password' },
            username: 'default',
            url: 'redis://{username}:{password}@{host}:{port}/0',
          },
        },
      },
      events: {
        engine: 'kafka',
        mode: 'operator',
        port: 9092,
        storage: '20Gi',
        instances: 3,
        operator: {
          kind: 'strimzi',
          title: 'Strimzi',
          api: 'kafka.strimzi.io/v1/Kafka',
          install: 'helm upgrade --install strimzi oci://quay.io/strimzi-helm/strimzi-kafka-operator',
          maxNameLength: 28,
          podLabels: { 'strimzi.io/cluster': '{name}', 'strimzi.io/kind': 'Kafka' },
          access: { hostSuffix: '-kafka-bootstrap', keys: {}, url: '{host}:{port}' },
        },
      },
      legacy: { engine: 'mysql', mode: 'external', port: 3306 },
    },
    connections: {
      'api-to-database': { from: 'api', to: 'database', port: 5432 },
      'api-to-cache': { from: 'api', to: 'cache', port: 6379 },
      'api-to-legacy': { from: 'api', to: 'legacy', port: 3306 },
      'worker-to-database': { from: 'worker', to: 'database', port: 5432 },
      'worker-to-events': { from: 'worker', to: 'events', port: 9092 },
    },
    environments: {
      dev: {
        components: {},
        routes: {},
        dependencies: {
          database: { instances: 1, storage: '1Gi' },
          events: { instances: 1, storage: '1Gi' },
        },
      },
      prod: { components: {}, routes: {}, dependencies: { database: { storage: '100Gi' } } },
    },
  });
}
