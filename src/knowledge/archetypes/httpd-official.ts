import type { Archetype } from '../../core/intake/knowledge.js';

/**
 * Starting point for the official image of Apache httpd as it is: it expects to start as root and to listen on port 80. It also runs without
 * root where ports below 1024 are open to everyone, which the chart asks for with a safe kernel parameter.
 */
export const httpdOfficial = {
  id: 'httpd-official',
  title: 'the official Apache httpd image',
  words: [],
  languages: [],
  officialImages: ['httpd'],
  note: 'the official httpd image expects root; the chart runs it as user 10001 on port 80.',
  port: { value: 80, reference: 'https://github.com/docker-library/httpd (2026-11-21)' },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/' },
      startupAttempts: 6,
      builtIn: true,
    },
    reference: 'https://github.com/docker-library/httpd (2026-11-21)',
  },
  resources: {
    value: {
      requests: { cpu: '10m', memory: '48Mi' },
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
    value: ['/tmp', '/usr/local/apache2/logs'],
    reference: 'https://github.com/docker-library/httpd (2026-11-21)',
  },
  drainSeconds: {
    value: 10,
    reference: 'longest request we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {},
  protocol: 'http',
} as const satisfies Archetype;
