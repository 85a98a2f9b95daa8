import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for the official image of MySQL as one server with its own storage. */
export const mysql = {
  id: 'mysql',
  title: 'MySQL',
  words: [],
  languages: [],
  officialImages: ['mysql'],
  usualTag: {
    value: '8.4',
    reference:
      'a series known to exist, not looked up for this release: name the version you want; see docs/adr/2026-11-21-intake.md',
  },
  note: 'the chart runs a single MySQL server without backups; an operator is the way to production.',
  role: 'store',
  workload: 'StatefulSet',
  singleton: 'This image runs one server; a second pod would have other data. An operator makes clusters.',
  port: { value: 3306, reference: 'https://dev.mysql.com/doc/mysql-port-reference/en/ (2026-11-28)' },
  portName: 'mysql',
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'command', command: ['mysqladmin', 'ping', '-h', '127.0.0.1'] },
      timeoutSeconds: 5,
      startupAttempts: 60,
      builtIn: true,
    },
    reference: 'https://dev.mysql.com/doc/refman/8.4/en/mysqladmin.html (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
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
        variables: { MYSQL_ROOT_PASSWORD: 'Password of the user root' },
        mountPath: '/etc/secrets/mysql',
      },
      reference: 'https://hub.docker.com/_/mysql (2026-11-28)',
    },
  },
  deviations: [
    {
      field: 'runAsUser',
      reason: 'The image owns its data directory as its user mysql (999).',
    },
  ],
  user: { value: { uid: 999, gid: 999 }, reference: 'https://github.com/docker-library/mysql (2026-11-28)' },
  writablePaths: {
    value: ['/tmp', '/var/run/mysqld'],
    reference: 'https://github.com/docker-library/mysql (2026-11-28)',
  },
  drainSeconds: {
    value: 110,
    reference: 'time a data store gets to write what it holds in memory; see docs/adr/2026-11-21-intake.md',
  },
  env: {
    MYSQL_ROOT_PASSWORD_FILE: {
      value: '/etc/secrets/mysql/MYSQL_ROOT_PASSWORD',
      reference: 'https://hub.docker.com/_/mysql (2026-11-28)',
    },
  },
  protocol: 'tcp',
} as const satisfies Archetype;
