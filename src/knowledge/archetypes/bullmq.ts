import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a BullMQ worker. */
export const bullmq = {
  id: 'bullmq',
  title: 'a BullMQ worker',
  words: [],
  languages: ['bullmq'],
  role: 'worker',
  portName: 'metrics',
  metrics: {
    value: { path: '/metrics', port: 'metrics' },
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  probes: {
    value: {
      liveness: { kind: 'command', command: ['sh', '-c', 'test -n "$(find /tmp/alive -mmin -3)"'] },
      readiness: { kind: 'command', command: ['sh', '-c', 'test -n "$(find /tmp/alive -mmin -1)"'] },
      startupAttempts: 12,
      builtIn: false,
    },
    reference:
      'heartbeat file of ours: the application touches /tmp/alive after each round of work; see docs/adr/2026-11-21-intake.md',
  },
  resources: {
    value: { requests: { cpu: '100m', memory: '192Mi' }, limits: { cpu: '1', memory: '512Mi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  commandExample: {
    value: 'node dist/worker.js',
    reference: 'https://docs.bullmq.io/guide/workers (2026-11-28)',
  },
  user: {
    value: { uid: 10001, gid: 10001 },
    reference:
      'no file of the image has to belong to the process: everything it writes is a volume, everything it reads is open to all; see docs/adr/2026-11-21-intake.md',
  },
  writablePaths: {
    value: ['/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: {
    value: 55,
    reference: 'https://docs.bullmq.io/guide/workers/graceful-shutdown (2026-11-28)',
  },
  env: {
    HOME: {
      value: '/tmp',
      reference:
        'id 10001 has no entry in the image, so nothing else says where its home is; see docs/adr/2026-11-21-intake.md',
    },
    NODE_ENV: {
      value: 'production',
      reference: 'https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md (2026-11-28)',
    },
  },
  protocol: 'tcp',
} as const satisfies Archetype;
