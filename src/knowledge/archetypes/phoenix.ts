import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a Phoenix application. */
export const phoenix = {
  id: 'phoenix',
  title: 'a Phoenix application',
  words: ['phoenix', 'elixir phoenix'],
  languages: ['elixir', 'erlang'],
  port: { value: 4000, reference: 'https://hexdocs.pm/phoenix/deployment.html (2026-11-20)' },
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
    value: 30,
    reference: 'longest request we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {
    PHX_SERVER: { value: 'true', reference: 'https://hexdocs.pm/phoenix/deployment.html (2026-11-20)' },
    PORT: { value: '{port}', reference: 'https://hexdocs.pm/phoenix/deployment.html (2026-11-20)' },
    RELEASE_TMP: { value: '/tmp', reference: 'https://hexdocs.pm/mix/Mix.Tasks.Release.html (2026-11-20)' },
  },
  protocol: 'http',
} as const satisfies Archetype;
