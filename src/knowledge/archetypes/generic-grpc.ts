import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a gRPC service. */
export const genericGrpc = {
  id: 'generic-grpc',
  title: 'a gRPC service',
  words: ['grpc', 'grpc service', 'grpc api', 'grpc server'],
  languages: [],
  port: { value: 50051, reference: 'https://grpc.io/docs/languages/go/quickstart/ (2026-11-20)' },
  probes: {
    value: { liveness: { kind: 'tcp' }, readiness: { kind: 'grpc' }, startupAttempts: 12, builtIn: true },
    reference: 'https://github.com/grpc/grpc/blob/master/doc/health-checking.md (2026-11-20)',
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
    value: 20,
    reference: 'longest request we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {},
  protocol: 'grpc',
} as const satisfies Archetype;
