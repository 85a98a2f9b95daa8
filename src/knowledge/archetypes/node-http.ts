import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a Node.js service. */
export const nodeHttp = {
  id: 'node-http',
  title: 'a Node.js service',
  words: ['express', 'express.js', 'expressjs', 'fastify', 'hono', 'koa', 'node express', 'hapi'],
  languages: ['node.js', 'nodejs', 'node', 'javascript', 'typescript', 'bun', 'deno'],
  port: { value: 3000, reference: 'https://expressjs.com/en/starter/hello-world.html (2026-11-20)' },
  metrics: { value: { path: '/metrics' }, reference: 'https://github.com/siimon/prom-client (2026-11-28)' },
  probes: {
    value: {
      liveness: { kind: 'http', path: '/healthz' },
      readiness: { kind: 'http', path: '/readyz' },
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
      'no file of the image has to belong to the process: everything it writes is a volume, everything it reads is open to all; see docs/adr/2026-11-21-intake.md',
  },
  writablePaths: {
    value: ['/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: {
    value: 20,
    reference: 'https://expressjs.com/en/advanced/healthcheck-graceful-shutdown.html (2026-11-20)',
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
