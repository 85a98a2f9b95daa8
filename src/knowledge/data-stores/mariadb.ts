import type { DataStore } from '../../core/intake/knowledge.js';

/** MariaDB as a service that components use. */
export const mariadb = {
  engine: 'mariadb',
  title: 'MariaDB',
  words: ['mariadb', 'maria db'],
  images: ['mariadb'],
  port: { value: 3306, reference: 'https://mariadb.com/kb/en/server-system-variables/#port (2026-11-20)' },
  secret: 'database',
  keys: [{ name: 'DATABASE_URL', purpose: 'Connection string of MariaDB' }],
  schemes: ['mariadb'],
  operator: {
    value: {
      kind: 'mariadb-operator',
      title: 'mariadb-operator',
      api: 'k8s.mariadb.com/v1alpha1/MariaDB',
      install:
        'helm upgrade --install mariadb-operator oci://ghcr.io/mariadb-operator/charts/mariadb-operator --set crds.enabled=true --namespace mariadb-system --create-namespace',
      maxNameLength: 40,
      podLabels: { 'app.kubernetes.io/instance': '{name}', 'app.kubernetes.io/name': 'mariadb' },
      image: 'docker.io/library/mariadb:{version}',
      instances: 3,
      access: {
        hostSuffix: '',
        secretSuffix: '-app',
        keys: { url: 'url', username: 'username', password: 'password' },
        username: 'app',
        database: 'app',
      },
    },
    reference:
      'https://github.com/mariadb-operator/mariadb-operator/blob/main/docs/connection.md (2026-11-28)',
  },
  embedded: {
    value: {
      chart: 'mariadb',
      repository: 'oci://registry-1.docker.io/cloudpirates',
      version: '~0.16.0',
      values: {
        auth: { username: 'app', database: 'app' },
        persistence: { size: '1Gi' },
        resources: { requests: { cpu: '50m', memory: '512Mi' }, limits: { memory: '512Mi' } },
      },
      access: {
        hostSuffix: '',
        secretSuffix: '',
        keys: { password: 'mariadb-password' },
        username: 'app',
        database: 'app',
        url: 'mysql://{username}:{password}@{host}:{port}/{database}',
      },
    },
    reference: 'https://github.com/CloudPirates-io/helm-charts/tree/main/charts/mariadb (2026-11-28)',
  },
} as const satisfies DataStore;
