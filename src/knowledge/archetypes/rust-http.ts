import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a Rust service. */
export const rustHttp = {
  id: 'rust-http',
  title: 'a Rust service',
  words: ['axum', 'actix', 'actix-web', 'rocket', 'warp', 'poem', 'rust axum'],
  languages: ['rust service', 'rust api', 'rust'],
  port: {
    value: 8080,
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  metrics: {
    value: { path: '/metrics' },
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/healthz' },
      startupAttempts: 6,
      builtIn: false,
    },
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  resources: {
    value: {
      requests: { cpu: '25m', memory: '16Mi' },
      limits: { cpu: '500m', memory: '96Mi' },
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
  drainSeconds: {
    value: 15,
    reference:
      'https://docs.rs/axum/latest/axum/serve/struct.Serve.html#method.with_graceful_shutdown (2026-11-20)',
  },
  env: {
    RUST_LOG: { value: 'info', reference: 'https://docs.rs/env_logger/latest/env_logger/ (2026-11-20)' },
  },
  protocol: 'http',
} as const satisfies Archetype;
