import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a Flask application. */
export const flask = {
  id: 'flask',
  title: 'a Flask application',
  words: ['flask', 'bottle', 'gunicorn', 'streamlit', 'gradio'],
  languages: ['python'],
  port: { value: 8000, reference: 'https://docs.gunicorn.org/en/stable/settings.html (2026-11-20)' },
  metrics: {
    value: { path: '/metrics' },
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/health' },
      startupAttempts: 12,
      builtIn: false,
    },
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  resources: {
    value: {
      requests: { cpu: '100m', memory: '128Mi' },
      limits: { cpu: '500m', memory: '384Mi' },
    },
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
  drainSeconds: { value: 30, reference: 'https://docs.gunicorn.org/en/stable/settings.html (2026-11-20)' },
  env: {
    GUNICORN_CMD_ARGS: {
      value: '--worker-tmp-dir /dev/shm',
      reference: 'https://gunicorn.org/faq/#blocking-os-fchmod (2026-11-28)',
    },
    PYTHONUNBUFFERED: {
      value: '1',
      reference: 'https://docs.python.org/3/using/cmdline.html#envvar-PYTHONUNBUFFERED (2026-11-20)',
    },
    PYTHONDONTWRITEBYTECODE: {
      value: '1',
      reference: 'https://docs.python.org/3/using/cmdline.html#envvar-PYTHONDONTWRITEBYTECODE (2026-11-20)',
    },
  },
  protocol: 'http',
} as const satisfies Archetype;
