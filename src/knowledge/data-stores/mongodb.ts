import type { DataStore } from '../../core/intake/knowledge.js';

/** MongoDB as a service that components use. */
export const mongodb = {
  engine: 'mongodb',
  title: 'MongoDB',
  words: ['mongodb', 'mongo', 'mongo db'],
  images: ['mongo', 'mongodb'],
  port: {
    value: 27017,
    reference: 'https://www.mongodb.com/docs/manual/reference/default-mongodb-port/ (2026-11-20)',
  },
  secret: 'mongodb',
  keys: [{ name: 'MONGODB_URI', purpose: 'Connection string of MongoDB' }],
  schemes: ['mongodb', 'mongodb+srv'],
  operator: {
    value: {
      kind: 'percona-server-mongodb',
      title: 'Percona Operator for MongoDB',
      api: 'psmdb.percona.com/v1/PerconaServerMongoDB',
      install:
        'helm upgrade --install psmdb-operator psmdb-operator --repo https://percona.github.io/percona-helm-charts --set watchAllNamespaces=true --namespace psmdb-operator --create-namespace',
      maxNameLength: 40,
      podLabels: {
        'app.kubernetes.io/instance': '{name}',
        'app.kubernetes.io/name': 'percona-server-mongodb',
      },
      image: 'docker.io/percona/percona-server-mongodb:{version}',
      version: '8.0.19-7',
      instances: 3,
      access: {
        hostSuffix: '-rs0',
        secretSuffix: '-custom-user-secret',
        keys: { password: 'app' },
        username: 'app',
        database: 'app',
        url: 'mongodb://{username}:{password}@{host}:{port}/{database}?replicaSet=rs0&authSource=admin',
      },
    },
    reference: 'https://docs.percona.com/percona-operator-for-mongodb/app-users.html (2026-11-28)',
  },
  embedded: {
    value: {
      chart: 'mongodb',
      repository: 'oci://registry-1.docker.io/cloudpirates',
      version: '~0.18.0',
      values: {
        auth: { rootUsername: 'admin' },
        persistence: { size: '1Gi' },
        resources: { requests: { cpu: '50m', memory: '512Mi' }, limits: { memory: '512Mi' } },
      },
      access: {
        hostSuffix: '',
        secretSuffix: '',
        keys: { password: 'mongodb-root-password' },
        username: 'admin',
        database: 'app',
        url: 'mongodb://{username}:{password}@{host}:{port}/{database}?authSource=admin',
      },
    },
    reference: 'https://github.com/CloudPirates-io/helm-charts/tree/main/charts/mongodb (2026-11-28)',
  },
} as const satisfies DataStore;
