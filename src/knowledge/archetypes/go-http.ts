import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a Go service. */
export const goHttp = {
  id: 'go-http',
  title: 'a Go service',
  words: ['gin', 'echo framework', 'gorilla', 'chi router', 'go fiber'],
  languages: ['go service', 'go api', 'golang', 'go app', 'go server', 'go'],
  port: {
    value: 8080,
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  metrics: {
    value: { path: '/metrics' },
    reference: 'https://prometheus.io/docs/guides/go-application/ (2026-11-28)',
  },
  probes: {
    value: {
      liveness: { kind: 'http', path: '/healthz' },
      readiness: { kind: 'http', path: '/readyz' },
      startupAttempts: 6,
      builtIn: false,
    },
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  resources: {
    value: {
      requests: { cpu: '50m', memory: '32Mi' },
      limits: { cpu: '500m', memory: '128Mi' },
    },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  user: {
    value: { uid: 65532, gid: 65532 },
    reference: 'https://github.com/GoogleContainerTools/distroless (2026-11-20)',
  },
  writablePaths: {
    value: ['/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: { value: 20, reference: 'https://pkg.go.dev/net/http#Server.Shutdown (2026-11-20)' },
  env: {},
  protocol: 'http',
} as const satisfies Archetype;
