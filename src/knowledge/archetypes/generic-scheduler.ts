import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a process that starts work at the right time and must run once only. */
export const genericScheduler = {
  id: 'generic-scheduler',
  title: 'a scheduler',
  words: [],
  languages: [],
  role: 'scheduler',
  singleton: 'Two schedulers would start every piece of work twice.',
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
    value: { requests: { cpu: '20m', memory: '96Mi' }, limits: { cpu: '200m', memory: '256Mi' } },
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
    value: 10,
    reference: 'longest piece of work we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {},
  protocol: 'tcp',
} as const satisfies Archetype;
