import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for the official image of MariaDB as one server with its own storage. */
export const mariadb = {
  id: 'mariadb',
  title: 'MariaDB',
  words: [],
  languages: [],
  officialImages: ['mariadb'],
  usualTag: {
    value: '12.3',
    reference:
      'the series in use when stateful images were surveyed in August 2026; see docs/adr/2026-11-21-intake.md',
  },
  note: 'the chart runs a single MariaDB server without backups; an operator is the way to production.',
  role: 'store',
  workload: 'StatefulSet',
  singleton: 'This image runs one server; a second pod would have other data. An operator makes clusters.',
  port: { value: 3306, reference: 'https://mariadb.com/kb/en/server-system-variables/#port (2026-11-28)' },
  portName: 'mysql',
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'command', command: ['healthcheck.sh', '--connect', '--innodb_initialized'] },
      timeoutSeconds: 5,
      startupAttempts: 60,
      builtIn: true,
    },
    reference:
      'https://mariadb.com/docs/server/server-management/automated-mariadb-deployment-and-administration/docker-and-mariadb/using-healthcheck-sh (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '250m', memory: '512Mi' }, limits: { cpu: '1', memory: '1Gi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  volumes: {
    data: {
      value: { kind: 'claim', mountPath: '/var/lib/mysql', size: '10Gi' },
      reference:
        'a start for data; most storage classes let a claim grow, none lets it shrink; see docs/adr/2026-11-21-intake.md',
    },
  },
  secrets: {
    credentials: {
      value: {
        variables: { MARIADB_ROOT_PASSWORD: 'Password of the user root' },
        mountPath: '/etc/secrets/mariadb',
      },
      reference: 'https://hub.docker.com/_/mariadb (2026-11-28)',
    },
  },
  deviations: [
    {
      field: 'runAsUser',
      reason: 'The image owns its data directory as its user mysql (999).',
    },
  ],
  user: {
    value: { uid: 999, gid: 999 },
    reference: 'https://github.com/MariaDB/mariadb-docker (2026-11-28)',
  },
  writablePaths: {
    value: ['/run/mysqld', '/tmp'],
    reference: 'https://github.com/MariaDB/mariadb-docker (2026-11-28)',
  },
  drainSeconds: {
    value: 110,
    reference: 'time a data store gets to write what it holds in memory; see docs/adr/2026-11-21-intake.md',
  },
  env: {
    MARIADB_ROOT_PASSWORD_FILE: {
      value: '/etc/secrets/mariadb/MARIADB_ROOT_PASSWORD',
      reference: 'https://hub.docker.com/_/mariadb (2026-11-28)',
    },
  },
  protocol: 'tcp',
} as const satisfies Archetype;
