import type { Archetype } from '../../core/intake/knowledge.js';

/**
 * Starting point for the official image of nginx as it is: it expects to start as root and to listen on port 80. It also runs without
 * root where ports below 1024 are open to everyone, which the chart asks for with a safe kernel parameter.
 */
export const nginxOfficial = {
  id: 'nginx-official',
  title: 'the official nginx image',
  words: [],
  languages: [],
  officialImages: ['nginx'],
  note: 'the official nginx image expects root; the chart runs it as user 10001 on port 80. nginxinc/nginx-unprivileged is the image made for that.',
  port: { value: 80, reference: 'https://github.com/nginx/docker-nginx (2026-11-21)' },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/' },
      startupAttempts: 6,
      builtIn: true,
    },
    reference: 'https://github.com/nginx/docker-nginx (2026-11-21)',
  },
  resources: {
    value: {
      requests: { cpu: '10m', memory: '32Mi' },
      limits: { cpu: '200m', memory: '128Mi' },
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
    value: ['/run', '/tmp', '/var/cache/nginx'],
    reference: 'https://github.com/nginx/docker-nginx (2026-11-21)',
  },
  drainSeconds: {
    value: 10,
    reference: 'longest request we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {},
  protocol: 'http',
} as const satisfies Archetype;
