import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a FastAPI service. */
export const fastapi = {
  id: 'fastapi',
  title: 'a FastAPI service',
  words: ['fastapi', 'fast api', 'starlette', 'uvicorn', 'litestar', 'sanic', 'aiohttp'],
  languages: [],
  port: { value: 8000, reference: 'https://uvicorn.dev/settings/ (2026-11-20)' },
  metrics: {
    value: { path: '/metrics' },
    reference: 'https://github.com/trallnag/prometheus-fastapi-instrumentator (2026-11-28)',
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
      requests: { cpu: '100m', memory: '192Mi' },
      limits: { cpu: '1', memory: '512Mi' },
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
  drainSeconds: {
    value: 20,
    reference: 'longest request we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {
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
