import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a worker that takes work from a queue: no port, no Service. */
export const genericWorker = {
  id: 'generic-worker',
  title: 'a worker',
  words: [],
  languages: [],
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
    value: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  user: {
    value: { uid: 10001, gid: 10001 },
    reference:
      'numeric user above 10000 that owns nothing in the image, as scanners ask for; see docs/adr/2026-11-21-intake.md',
  },
  writablePaths: {
    value: ['/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: {
    value: 55,
    reference: 'longest piece of work we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {},
  protocol: 'tcp',
} as const satisfies Archetype;
