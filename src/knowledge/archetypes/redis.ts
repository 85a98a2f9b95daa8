import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for the official image of Redis as one server that keeps its data on disk. */
export const redis = {
  id: 'redis',
  title: 'Redis',
  words: [],
  languages: [],
  officialImages: ['redis'],
  usualTag: {
    value: '8.10',
    reference:
      'the series in use when stateful images were surveyed in August 2026; see docs/adr/2026-11-21-intake.md',
  },
  note: 'the chart runs a single Redis server; without it, what it holds cannot be reached.',
  role: 'store',
  workload: 'StatefulSet',
  singleton:
    'This image runs one server; a second pod would have other data. Replication has to be configured.',
  port: {
    value: 6379,
    reference: 'https://redis.io/docs/latest/operate/oss_and_stack/management/config-file/ (2026-11-28)',
  },
  portName: 'redis',
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: {
        kind: 'command',
        command: [
          'sh',
          '-c',
          'REDISCLI_AUTH="${REDIS_PASSWORD:-$(cat /etc/secrets/redis/REDIS_PASSWORD)}" redis-cli ping | grep -q PONG',
        ],
      },
      timeoutSeconds: 5,
      startupAttempts: 24,
      builtIn: true,
    },
    reference: 'https://hub.docker.com/_/redis (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  args: {
    value: [
      'sh',
      '-c',
      'exec docker-entrypoint.sh redis-server --appendonly yes --dir /data --requirepass "${REDIS_PASSWORD:-$(cat /etc/secrets/redis/REDIS_PASSWORD)}"',
    ],
    reference: 'https://hub.docker.com/_/redis (2026-11-28)',
  },
  volumes: {
    data: {
      value: { kind: 'claim', mountPath: '/data', size: '5Gi' },
      reference:
        'a start for data; most storage classes let a claim grow, none lets it shrink; see docs/adr/2026-11-21-intake.md',
    },
  },
  secrets: {
    credentials: {
      value: { variables: { REDIS_PASSWORD: 'Password of Redis' }, mountPath: '/etc/secrets/redis' },
      reference:
        'a data store without a password is open to whoever reaches it; see docs/adr/2026-11-21-intake.md',
    },
  },
  deviations: [
    {
      field: 'runAsUser',
      reason: 'The image owns its data directory as its user redis (999).',
    },
  ],
  user: {
    value: { uid: 999, gid: 999 },
    reference: 'https://github.com/redis/docker-library-redis (2026-11-28)',
  },
  writablePaths: {
    value: ['/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: {
    value: 50,
    reference: 'time a data store gets to write what it holds in memory; see docs/adr/2026-11-21-intake.md',
  },
  env: {},
  protocol: 'tcp',
} as const satisfies Archetype;
