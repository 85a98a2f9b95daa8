import type { DataStore } from '../../core/intake/knowledge.js';

/** PostgreSQL as a service that components use. */
export const postgresql = {
  engine: 'postgresql',
  title: 'PostgreSQL',
  words: ['postgresql', 'postgres', 'pgsql', 'psql', 'pg', 'cockroachdb', 'timescaledb'],
  images: ['postgres', 'postgresql', 'timescaledb', 'postgis'],
  port: {
    value: 5432,
    reference: 'https://www.postgresql.org/docs/current/runtime-config-connection.html (2026-11-20)',
  },
  secret: 'database',
  keys: [{ name: 'DATABASE_URL', purpose: 'Connection string of PostgreSQL' }],
  schemes: ['postgres', 'postgresql'],
  operator: {
    value: {
      kind: 'cloudnative-pg',
      title: 'CloudNativePG',
      api: 'postgresql.cnpg.io/v1/Cluster',
      install:
        'helm upgrade --install cnpg cloudnative-pg --repo https://cloudnative-pg.github.io/charts --namespace cnpg-system --create-namespace',
      maxNameLength: 50,
      podLabels: { 'cnpg.io/cluster': '{name}' },
      image: 'ghcr.io/cloudnative-pg/postgresql:{version}',
      instances: 3,
      access: {
        hostSuffix: '-rw',
        secretSuffix: '-app',
        keys: { url: 'uri', username: 'username', password: 'password' },
        username: 'app',
        database: 'app',
      },
    },
    reference: 'https://cloudnative-pg.io/documentation/current/applications/ (2026-11-28)',
  },
  embedded: {
    value: {
      chart: 'postgres',
      repository: 'oci://registry-1.docker.io/cloudpirates',
      version: '~0.20.0',
      values: {
        auth: { username: 'app', database: 'app' },
        persistence: { size: '1Gi' },
        resources: { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '256Mi' } },
      },
      access: {
        hostSuffix: '',
        secretSuffix: '',
        keys: { password: 'postgres-password' },
        username: 'app',
        database: 'app',
        url: 'postgresql://{username}:{password}@{host}:{port}/{database}',
      },
    },
    reference: 'https://github.com/CloudPirates-io/helm-charts/tree/main/charts/postgres (2026-11-28)',
  },
} as const satisfies DataStore;
