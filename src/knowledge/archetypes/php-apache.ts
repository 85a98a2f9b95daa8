import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for the apache kind of the official PHP image, moved to a port above 1024. */
export const phpApache = {
  id: 'php-apache',
  title: 'a PHP application in Apache',
  words: ['php-apache'],
  languages: [],
  port: { value: 8080, reference: 'https://github.com/docker-library/php (2026-11-28)' },
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
    value: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '512Mi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  args: {
    value: [
      'sh',
      '-c',
      'cp -R /etc/apache2 /tmp/apache2 && sed -i "s/^Listen 80$/Listen 8080/" /tmp/apache2/ports.conf && sed -i "s/:80>/:8080>/" /tmp/apache2/sites-available/*.conf && exec apache2-foreground -d /tmp/apache2 -f /tmp/apache2/apache2.conf',
    ],
    reference:
      'the image listens on port 80, which only root may open; a copy of its configuration listens on 8080; see docs/adr/2026-11-21-intake.md',
  },
  user: {
    value: { uid: 10001, gid: 10001 },
    reference:
      'no file of the image has to belong to the process: everything it writes is a volume, everything it reads is open to all; see docs/adr/2026-11-21-intake.md',
  },
  writablePaths: {
    value: ['/tmp', '/var/lock/apache2', '/var/log/apache2', '/var/run/apache2'],
    reference: 'https://github.com/docker-library/php (2026-11-28)',
  },
  drainSeconds: {
    value: 20,
    reference: 'longest request we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {},
  protocol: 'http',
} as const satisfies Archetype;
