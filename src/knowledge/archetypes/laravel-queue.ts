import type { Archetype } from '../../core/intake/knowledge.js';
import { LARAVEL_KEY, LARAVEL_STORES } from './settings/laravel-settings.js';

/** Starting point for a Laravel queue worker. */
export const laravelQueue = {
  id: 'laravel-queue',
  title: 'a Laravel queue worker',
  words: [],
  languages: ['laravel horizon'],
  note: 'touch /tmp/alive in Queue::looping, for the health checks.',
  role: 'worker',
  portName: 'metrics',
  metrics: {
    value: { path: '/metrics', port: 'metrics' },
    reference: 'common convention, not guaranteed by the framework; see docs/adr/2026-11-21-intake.md',
  },
  probes: {
    value: {
      liveness: { kind: 'command', command: ['sh', '-c', 'test -n "$(find /tmp/alive -mmin -3)"'] },
      readiness: { kind: 'command', command: ['sh', '-c', 'test -n "$(find /tmp/alive -mmin -1)"'] },
      startupAttempts: 12,
      builtIn: false,
    },
    reference:
      'heartbeat file of ours: the application touches /tmp/alive after each round of work; see docs/adr/2026-11-21-intake.md',
  },
  resources: {
    value: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '384Mi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  processOf: 'laravel',
  command: {
    value: ['php', 'artisan', 'queue:work', '--max-time=3600'],
    reference: 'https://laravel.com/docs/queues#running-the-queue-worker (2026-11-28)',
  },
  user: {
    value: { uid: 10001, gid: 10001 },
    reference:
      'no file of the image has to belong to the process: everything it writes is a volume, everything it reads is open to all; see docs/adr/2026-11-21-intake.md',
  },
  secrets: { laravel: LARAVEL_KEY },
  storeVariables: LARAVEL_STORES,
  writablePaths: {
    value: [
      '/app/bootstrap/cache',
      '/app/storage/app',
      '/app/storage/framework/cache',
      '/app/storage/framework/sessions',
      '/app/storage/framework/views',
      '/app/storage/logs',
      '/tmp',
    ],
    reference: 'https://laravel.com/docs/structure (2026-11-28)',
  },
  drainSeconds: {
    value: 55,
    reference: 'longest piece of work we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {
    HOME: {
      value: '/tmp',
      reference:
        'id 10001 has no entry in the image, so nothing else says where its home is; see docs/adr/2026-11-21-intake.md',
    },
    APP_ENV: { value: 'production', reference: 'https://laravel.com/docs/configuration (2026-11-28)' },
    LOG_CHANNEL: { value: 'stderr', reference: 'https://laravel.com/docs/logging (2026-11-28)' },
  },
  protocol: 'tcp',
} as const satisfies Archetype;
