import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a web API around a scikit-learn or ONNX model. */
export const modelApi = {
  id: 'model-api',
  title: 'an API around a model on CPU',
  words: [],
  languages: ['onnx', 'onnxruntime', 'sklearn', 'scikit-learn'],
  port: { value: 8000, reference: 'https://uvicorn.dev/settings/ (2026-11-28)' },
  metrics: {
    value: { path: '/metrics' },
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/health' },
      startupAttempts: 24,
      builtIn: false,
    },
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  resources: {
    value: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
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
    value: 30,
    reference: 'longest request we expect plus a margin; see docs/adr/2026-11-21-intake.md',
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
    OMP_NUM_THREADS: {
      value: '2',
      reference: 'as many threads as the CPU limit has cores; see docs/adr/2026-11-21-intake.md',
    },
  },
  protocol: 'http',
} as const satisfies Archetype;
