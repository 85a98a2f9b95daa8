import type { Archetype } from '../../core/intake/knowledge.js';
import { LARAVEL_KEY, LARAVEL_STORES } from './settings/laravel-settings.js';

/** Starting point for a Laravel application. */
export const laravel = {
  id: 'laravel',
  title: 'a Laravel application',
  words: ['laravel', 'octane'],
  languages: [],
  port: { value: 8000, reference: 'https://laravel.com/docs/12.x/octane (2026-11-20)' },
  metrics: {
    value: { path: '/metrics' },
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/up' },
      startupAttempts: 12,
      builtIn: true,
    },
    reference: 'https://laravel.com/docs/12.x/deployment#the-health-route (2026-11-20)',
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
      'numeric user above 10000 that owns nothing in the image, as scanners ask for; see docs/adr/2026-11-21-intake.md',
  },
  secrets: { laravel: LARAVEL_KEY },
  storeVariables: LARAVEL_STORES,
  writablePaths: {
    // One by one: an empty volume over the whole of storage would hide the directories that views are compiled into.
    value: [
      '/app/bootstrap/cache',
      '/app/storage/app',
      '/app/storage/framework/cache',
      '/app/storage/framework/sessions',
      '/app/storage/framework/views',
      '/app/storage/logs',
      '/config',
      '/data',
      '/tmp',
    ],
    reference: 'https://laravel.com/docs/12.x/deployment#directory-permissions (2026-11-20)',
  },
  drainSeconds: {
    value: 20,
    reference: 'longest request we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {
    APP_ENV: { value: 'production', reference: 'https://laravel.com/docs/12.x/configuration (2026-11-20)' },
    LOG_CHANNEL: { value: 'stderr', reference: 'https://laravel.com/docs/12.x/logging (2026-11-20)' },
  },
  protocol: 'http',
} as const satisfies Archetype;
