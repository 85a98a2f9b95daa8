import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a PHP application in FrankenPHP, whatever framework it is written with. */
export const frankenphp = {
  id: 'frankenphp',
  title: 'a PHP application in FrankenPHP',
  words: ['frankenphp', 'symfony'],
  languages: ['php'],
  port: { value: 8080, reference: 'https://frankenphp.dev/docs/config/ (2026-11-29)' },
  metrics: {
    value: { path: '/metrics' },
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/' },
      startupAttempts: 12,
      builtIn: false,
    },
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  resources: {
    value: { requests: { cpu: '150m', memory: '192Mi' }, limits: { cpu: '1', memory: '512Mi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  user: {
    value: { uid: 10001, gid: 10001 },
    reference:
      'no file of the image has to belong to the process: everything it writes is a volume, everything it reads is open to all; see docs/adr/2026-11-21-intake.md',
  },
  writablePaths: {
    value: ['/app/var', '/config', '/data', '/tmp'],
    reference: 'https://frankenphp.dev/docs/docker/#hardening-images (2026-11-29)',
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
    SERVER_NAME: { value: ':{port}', reference: 'https://frankenphp.dev/docs/config/ (2026-11-29)' },
  },
  protocol: 'http',
} as const satisfies Archetype;
