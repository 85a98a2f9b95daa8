import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a Next.js application. */
export const nextjs = {
  id: 'nextjs',
  title: 'a Next.js application',
  words: ['next.js', 'nextjs', 'next js'],
  languages: [],
  port: {
    value: 3000,
    reference: 'https://github.com/vercel/next.js/blob/canary/examples/with-docker/Dockerfile (2026-11-20)',
  },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/' },
      startupAttempts: 18,
      builtIn: true,
    },
    reference: 'https://github.com/vercel/next.js/blob/canary/examples/with-docker/Dockerfile (2026-11-20)',
  },
  resources: {
    value: {
      requests: { cpu: '200m', memory: '256Mi' },
      limits: { cpu: '1', memory: '1Gi' },
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
    value: ['/app/.next/cache', '/tmp'],
    reference: 'https://github.com/vercel/next.js/blob/canary/examples/with-docker/Dockerfile (2026-11-20)',
  },
  drainSeconds: {
    value: 20,
    reference: 'longest request we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {
    HOME: {
      value: '/tmp',
      reference:
        'id 10001 has no entry in the image, so nothing else says where its home is; see docs/adr/2026-11-21-intake.md',
    },
    NODE_ENV: {
      value: 'production',
      reference: 'https://github.com/vercel/next.js/blob/canary/examples/with-docker/Dockerfile (2026-11-20)',
    },
    HOSTNAME: {
      value: '0.0.0.0',
      reference: 'https://github.com/vercel/next.js/blob/canary/examples/with-docker/Dockerfile (2026-11-20)',
    },
    PORT: {
      value: '{port}',
      reference: 'https://github.com/vercel/next.js/blob/canary/examples/with-docker/Dockerfile (2026-11-20)',
    },
  },
  protocol: 'http',
} as const satisfies Archetype;
