import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a static site on nginx. */
export const staticSite = {
  id: 'static-site',
  title: 'a static site on nginx',
  words: [
    'static site',
    'static website',
    'single page app',
    'single-page app',
    'spa',
    'react app',
    'vue app',
    'angular app',
    'static files',
    'static html',
    'caddy',
    'gatsby',
    'hugo',
    'jekyll',
  ],
  languages: ['nginx', 'react', 'vue', 'vue.js', 'angular', 'svelte', 'vite'],
  onlyFiles: true,
  port: { value: 8080, reference: 'https://github.com/nginx/docker-nginx-unprivileged (2026-11-20)' },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/' },
      startupAttempts: 6,
      builtIn: true,
    },
    reference: 'https://github.com/nginx/docker-nginx-unprivileged (2026-11-20)',
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
    value: ['/tmp', '/var/cache/nginx'],
    reference: 'https://github.com/nginx/docker-nginx-unprivileged (2026-11-20)',
  },
  drainSeconds: {
    value: 10,
    reference: 'longest request we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {},
  protocol: 'http',
} as const satisfies Archetype;
