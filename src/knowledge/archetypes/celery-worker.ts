import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a Celery worker. */
export const celeryWorker = {
  id: 'celery-worker',
  title: 'a Celery worker',
  words: [],
  languages: ['celery'],
  note: 'Celery ends its tasks on SIGTERM only when it is started without a shell; touch /tmp/alive from a bootstep, for the health checks.',
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
    value: { requests: { cpu: '200m', memory: '384Mi' }, limits: { cpu: '1', memory: '1Gi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  commandExample: {
    value: 'celery -A shop worker --loglevel INFO',
    reference: 'https://docs.celeryq.dev/en/stable/reference/cli.html#celery-worker (2026-11-28)',
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
    reference: 'https://docs.celeryq.dev/en/stable/userguide/workers.html#stopping-the-worker (2026-11-28)',
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
