import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a NestJS service. */
export const nestjs = {
  id: 'nestjs',
  title: 'a NestJS service',
  words: ['nestjs', 'nest.js', 'nest'],
  languages: [],
  port: { value: 3000, reference: 'https://docs.nestjs.com/first-steps (2026-11-20)' },
  metrics: { value: { path: '/metrics' }, reference: 'https://github.com/siimon/prom-client (2026-11-28)' },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/health' },
      startupAttempts: 18,
      builtIn: false,
    },
    reference: 'https://docs.nestjs.com/recipes/terminus (2026-11-20)',
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
      'no file of the image has to belong to the process: everything it writes is a volume, everything it reads is open to all; see docs/adr/2026-11-21-intake.md',
  },
  writablePaths: {
    value: ['/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: {
    value: 20,
    reference: 'https://docs.nestjs.com/fundamentals/lifecycle-events (2026-11-20)',
  },
  env: {
    HOME: {
      value: '/tmp',
      reference:
        'id 10001 has no entry in the image, so nothing else says where its home is; see docs/adr/2026-11-21-intake.md',
    },
    NODE_ENV: {
      value: 'production',
      reference: 'https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md (2026-11-20)',
    },
    PORT: {
      value: '{port}',
      reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
    },
  },
  protocol: 'http',
} as const satisfies Archetype;
