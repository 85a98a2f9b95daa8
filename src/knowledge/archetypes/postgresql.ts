import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for the official image of PostgreSQL as one server with its own storage. */
export const postgresql = {
  id: 'postgresql',
  title: 'PostgreSQL',
  words: [],
  languages: [],
  officialImages: ['postgres'],
  usualTag: {
    value: '18',
    reference:
      'the series in use when stateful images were surveyed in August 2026; see docs/adr/2026-11-21-intake.md',
  },
  note: 'the chart runs a single PostgreSQL server without backups; an operator such as CloudNativePG is the way to production. Images of the alpine kind run as user 70.',
  role: 'store',
  workload: 'StatefulSet',
  singleton: 'This image runs one server; a second pod would have other data. An operator makes clusters.',
  port: {
    value: 5432,
    reference: 'https://www.postgresql.org/docs/current/runtime-config-connection.html (2026-11-28)',
  },
  portName: 'postgresql',
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'command', command: ['pg_isready', '-q', '-h', '127.0.0.1', '-U', 'postgres'] },
      timeoutSeconds: 5,
      startupAttempts: 66,
      builtIn: true,
    },
    reference: 'https://www.postgresql.org/docs/current/app-pg-isready.html (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '250m', memory: '512Mi' }, limits: { cpu: '1', memory: '1Gi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  volumes: {
    data: {
      value: { kind: 'claim', mountPath: '/var/lib/postgresql', size: '10Gi' },
      reference:
        'a start for data; most storage classes let a claim grow, none lets it shrink; see docs/adr/2026-11-21-intake.md',
    },
    'shared-memory': {
      value: { kind: 'memory', mountPath: '/dev/shm', size: '256Mi' },
      reference: 'https://github.com/docker-library/postgres (2026-11-28)',
    },
  },
  secrets: {
    credentials: {
      value: {
        variables: { POSTGRES_PASSWORD: 'Password of the user postgres' },
        mountPath: '/etc/secrets/postgresql',
      },
      reference: 'https://hub.docker.com/_/postgres (2026-11-28)',
    },
  },
  deviations: [
    {
      field: 'runAsUser',
      reason:
        'The image owns its data directory as its user postgres (999), and the server needs a user with a name.',
    },
  ],
  user: {
    value: { uid: 999, gid: 999 },
    reference: 'https://github.com/docker-library/postgres (2026-11-28)',
  },
  writablePaths: {
    value: ['/tmp', '/var/run/postgresql'],
    reference: 'https://github.com/docker-library/postgres (2026-11-28)',
  },
  drainSeconds: {
    value: 110,
    reference: 'https://www.postgresql.org/docs/current/server-start.html (2026-11-28)',
  },
  env: {
    PGDATA: {
      value: '/var/lib/postgresql/pgdata',
      reference:
        'a directory that no version of the image declares as a volume of its own; see docs/adr/2026-11-21-intake.md',
    },
    POSTGRES_PASSWORD_FILE: {
      value: '/etc/secrets/postgresql/POSTGRES_PASSWORD',
      reference: 'https://hub.docker.com/_/postgres (2026-11-28)',
    },
  },
  protocol: 'tcp',
} as const satisfies Archetype;
