import type { Archetype } from '../../core/intake/knowledge.js';
import { RAILS_KEY } from './settings/rails-settings.js';

/** Starting point for a Rails application. */
export const rails = {
  id: 'rails',
  title: 'a Rails application',
  words: ['rails', 'ruby on rails', 'ror', 'puma', 'sinatra'],
  languages: ['ruby'],
  note: 'with config.force_ssl, leave the health check out of it: config.ssl_options = { redirect: { exclude: ->(r) { r.path == "/up" } } }.',
  port: { value: 3000, reference: 'https://guides.rubyonrails.org/getting_started.html (2026-11-20)' },
  metrics: {
    value: { path: '/metrics' },
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/up' },
      startupAttempts: 36,
      builtIn: true,
    },
    reference: 'https://api.rubyonrails.org/classes/Rails/HealthController.html (2026-11-20)',
  },
  resources: {
    value: {
      requests: { cpu: '200m', memory: '384Mi' },
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
  secrets: { rails: RAILS_KEY },
  writablePaths: {
    value: ['/tmp', '/rails/tmp', '/rails/log', '/rails/storage'],
    reference:
      'https://github.com/rails/rails/blob/main/railties/lib/rails/generators/rails/app/templates/Dockerfile.tt (2026-11-20)',
  },
  drainSeconds: {
    value: 30,
    reference: 'https://github.com/puma/puma/blob/master/docs/signals.md (2026-11-20)',
  },
  env: {
    HOME: {
      value: '/tmp',
      reference:
        'id 10001 has no entry in the image, so nothing else says where its home is; see docs/adr/2026-11-21-intake.md',
    },
    RAILS_ENV: {
      value: 'production',
      reference: 'https://guides.rubyonrails.org/configuring.html (2026-11-20)',
    },
    RAILS_LOG_TO_STDOUT: {
      value: '1',
      reference: 'https://guides.rubyonrails.org/configuring.html (2026-11-20)',
    },
    PORT: { value: '{port}', reference: 'https://github.com/puma/puma (2026-11-20)' },
  },
  protocol: 'http',
} as const satisfies Archetype;
