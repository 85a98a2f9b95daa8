import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for the official image of MongoDB as one server with its own storage. */
export const mongodb = {
  id: 'mongodb',
  title: 'MongoDB',
  words: [],
  languages: [],
  officialImages: ['mongo'],
  usualTag: {
    value: '8.3',
    reference:
      'the series in use when stateful images were surveyed in August 2026; see docs/adr/2026-11-21-intake.md',
  },
  note: 'the chart runs a single MongoDB server without a replica set or backups; an operator is the way to production.',
  role: 'store',
  workload: 'StatefulSet',
  singleton:
    'This image runs one server; a second pod would have other data. An operator makes replica sets.',
  port: {
    value: 27017,
    reference: 'https://www.mongodb.com/docs/manual/reference/default-mongodb-port/ (2026-11-28)',
  },
  portName: 'mongodb',
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: {
        kind: 'command',
        command: ['mongosh', '--quiet', '--eval', 'quit(db.adminCommand({ping:1}).ok?0:1)'],
      },
      timeoutSeconds: 10,
      startupAttempts: 60,
      builtIn: true,
    },
    reference: 'https://www.mongodb.com/docs/manual/reference/command/ping/ (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  volumes: {
    data: {
      value: { kind: 'claim', mountPath: '/data/db', size: '10Gi' },
      reference:
        'a start for data; most storage classes let a claim grow, none lets it shrink; see docs/adr/2026-11-21-intake.md',
    },
  },
  secrets: {
    credentials: {
      value: {
        variables: {
          MONGO_INITDB_ROOT_USERNAME: 'Name of the first administrator',
          MONGO_INITDB_ROOT_PASSWORD: 'Password of the first administrator',
        },
        mountPath: '/etc/secrets/mongodb',
      },
      reference: 'https://hub.docker.com/_/mongo (2026-11-28)',
    },
  },
  deviations: [
    {
      field: 'runAsUser',
      reason: 'The image owns its data directory as its user mongodb (999).',
    },
  ],
  user: { value: { uid: 999, gid: 999 }, reference: 'https://github.com/docker-library/mongo (2026-11-28)' },
  writablePaths: {
    value: ['/data/configdb', '/tmp'],
    reference: 'https://github.com/docker-library/mongo (2026-11-28)',
  },
  drainSeconds: {
    value: 50,
    reference: 'time a data store gets to write what it holds in memory; see docs/adr/2026-11-21-intake.md',
  },
  env: {
    HOME: {
      value: '/tmp',
      reference:
        'the shell of MongoDB keeps its settings in the home directory; see docs/adr/2026-11-21-intake.md',
    },
    MONGO_INITDB_ROOT_USERNAME_FILE: {
      value: '/etc/secrets/mongodb/MONGO_INITDB_ROOT_USERNAME',
      reference: 'https://hub.docker.com/_/mongo (2026-11-28)',
    },
    MONGO_INITDB_ROOT_PASSWORD_FILE: {
      value: '/etc/secrets/mongodb/MONGO_INITDB_ROOT_PASSWORD',
      reference: 'https://hub.docker.com/_/mongo (2026-11-28)',
    },
  },
  protocol: 'tcp',
} as const satisfies Archetype;
