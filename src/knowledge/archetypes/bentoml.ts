import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a model packed by BentoML. */
export const bentoml = {
  id: 'bentoml',
  title: 'a BentoML service',
  words: ['bentoml'],
  languages: [],
  port: {
    value: 3000,
    reference: 'https://docs.bentoml.com/en/latest/reference/bentoml/configurations.html (2026-11-28)',
  },
  metrics: {
    value: { path: '/metrics' },
    reference:
      'https://docs.bentoml.com/en/latest/build-with-bentoml/observability/metrics.html (2026-11-28)',
  },
  probes: {
    value: {
      liveness: { kind: 'http', path: '/livez' },
      readiness: { kind: 'http', path: '/readyz' },
      startupAttempts: 36,
      builtIn: true,
    },
    reference: 'https://docs.bentoml.com/en/latest/build-with-bentoml/observability/index.html (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  deviations: [
    {
      field: 'runAsUser',
      reason: 'The image keeps its service in the home of its user, which is closed to others.',
    },
  ],
  user: {
    value: { uid: 1034, gid: 1034 },
    reference:
      'https://github.com/bentoml/BentoML/tree/main/src/bentoml/_internal/container/frontend/dockerfile/templates (2026-11-28)',
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
    HOME: {
      value: '/tmp',
      reference:
        'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
    },
    BENTOML_PORT: {
      value: '{port}',
      reference: 'https://docs.bentoml.com/en/latest/reference/bentoml/configurations.html (2026-11-28)',
    },
  },
  protocol: 'http',
} as const satisfies Archetype;
