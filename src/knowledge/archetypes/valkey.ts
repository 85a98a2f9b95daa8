import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for the official image of Valkey as one server that keeps its data on disk. */
export const valkey = {
  id: 'valkey',
  title: 'Valkey',
  words: [],
  languages: [],
  officialImages: ['valkey/valkey'],
  usualTag: {
    value: '9.1',
    reference:
      'the series in use when stateful images were surveyed in August 2026; see docs/adr/2026-11-21-intake.md',
  },
  note: 'the chart runs a single Valkey server; without it, what it holds cannot be reached.',
  role: 'store',
  workload: 'StatefulSet',
  singleton:
    'This image runs one server; a second pod would have other data. Replication has to be configured.',
  port: { value: 6379, reference: 'https://valkey.io/topics/valkey.conf/ (2026-11-28)' },
  portName: 'redis',
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: {
        kind: 'command',
        command: [
          'sh',
          '-c',
          'REDISCLI_AUTH="${VALKEY_PASSWORD:-$(cat /etc/secrets/valkey/VALKEY_PASSWORD)}" valkey-cli ping | grep -q PONG',
        ],
      },
      timeoutSeconds: 5,
      startupAttempts: 24,
      builtIn: true,
    },
    reference: 'https://hub.docker.com/r/valkey/valkey (2026-11-28)',
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
      'exec docker-entrypoint.sh valkey-server --appendonly yes --dir /data --requirepass "${VALKEY_PASSWORD:-$(cat /etc/secrets/valkey/VALKEY_PASSWORD)}"',
    ],
    reference: 'https://hub.docker.com/r/valkey/valkey (2026-11-28)',
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
      value: { variables: { VALKEY_PASSWORD: 'Password of Valkey' }, mountPath: '/etc/secrets/valkey' },
      reference:
        'a data store without a password is open to whoever reaches it; see docs/adr/2026-11-21-intake.md',
    },
  },
  deviations: [
    {
      field: 'runAsUser',
      reason: 'The image owns its data directory as its user valkey (999).',
    },
  ],
  user: {
    value: { uid: 999, gid: 1000 },
    reference: 'https://github.com/valkey-io/valkey-container (2026-11-28)',
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
