import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for Celery beat. */
export const celeryBeat = {
  id: 'celery-beat',
  title: 'the Celery scheduler',
  words: [],
  languages: ['celery-beat', 'celerybeat', 'celery beat'],
  note: 'beat keeps its schedule in a file: start it with --schedule /tmp/celerybeat-schedule, because the root file system is read-only.',
  role: 'scheduler',
  singleton: 'Two schedulers would start every task twice.',
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
  commandExample: {
    value: 'celery -A shop beat --schedule /tmp/celerybeat-schedule',
    reference: 'https://docs.celeryq.dev/en/stable/reference/cli.html#celery-beat (2026-11-28)',
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
  env: {
    PYTHONUNBUFFERED: {
      value: '1',
      reference: 'https://docs.python.org/3/using/cmdline.html#envvar-PYTHONUNBUFFERED (2026-11-28)',
    },
    PYTHONDONTWRITEBYTECODE: {
      value: '1',
      reference: 'https://docs.python.org/3/using/cmdline.html#envvar-PYTHONDONTWRITEBYTECODE (2026-11-28)',
    },
  },
  protocol: 'tcp',
} as const satisfies Archetype;
