import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a server-rendered JavaScript application. */
export const nodeSsr = {
  id: 'node-ssr',
  title: 'a server-rendered JavaScript application',
  words: ['nuxt', 'nuxt.js', 'nuxtjs', 'remix', 'sveltekit', 'astro', 'solidstart', 'qwik'],
  languages: [],
  port: { value: 3000, reference: 'https://nuxt.com/docs/getting-started/deployment (2026-11-20)' },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/' },
      startupAttempts: 18,
      builtIn: true,
    },
    reference: 'https://nuxt.com/docs/getting-started/deployment (2026-11-20)',
  },
  resources: {
    value: {
      requests: { cpu: '150m', memory: '192Mi' },
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
    value: 15,
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
      reference: 'https://nuxt.com/docs/getting-started/deployment (2026-11-20)',
    },
    HOST: { value: '0.0.0.0', reference: 'https://nuxt.com/docs/getting-started/deployment (2026-11-20)' },
    PORT: { value: '{port}', reference: 'https://nuxt.com/docs/getting-started/deployment (2026-11-20)' },
  },
  protocol: 'http',
} as const satisfies Archetype;
