import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for an agent on every node. */
export const genericDaemon = {
  id: 'generic-daemon',
  title: 'a node agent',
  words: [],
  languages: [],
  role: 'daemon',
  workload: 'DaemonSet',
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
      startupAttempts: 12,
      builtIn: false,
    },
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  resources: {
    value: { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '200m', memory: '256Mi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  toleratesEverything: true,
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
    reference: 'longest piece of work we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {},
  protocol: 'http',
} as const satisfies Archetype;
