import type { Archetype } from '../../core/intake/knowledge.js';
import { RAILS_KEY } from './settings/rails-settings.js';

/** Starting point for a Sidekiq worker. */
export const sidekiq = {
  id: 'sidekiq',
  title: 'a Sidekiq worker',
  words: [],
  languages: ['sidekiq'],
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
    value: { requests: { cpu: '200m', memory: '384Mi' }, limits: { cpu: '1', memory: '1Gi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  command: {
    value: ['bundle', 'exec', 'sidekiq'],
    reference: 'https://github.com/sidekiq/sidekiq/wiki/Deployment (2026-11-28)',
  },
  user: {
    value: { uid: 10001, gid: 10001 },
    reference:
      'no file of the image has to belong to the process: everything it writes is a volume, everything it reads is open to all; see docs/adr/2026-11-21-intake.md',
  },
  secrets: { rails: RAILS_KEY },
  writablePaths: {
    value: ['/rails/log', '/rails/tmp', '/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: { value: 55, reference: 'https://github.com/sidekiq/sidekiq/wiki/Deployment (2026-11-28)' },
  env: {
    HOME: {
      value: '/tmp',
      reference:
        'id 10001 has no entry in the image, so nothing else says where its home is; see docs/adr/2026-11-21-intake.md',
    },
    RAILS_ENV: {
      value: 'production',
      reference: 'https://guides.rubyonrails.org/configuring.html (2026-11-28)',
    },
    RAILS_LOG_TO_STDOUT: {
      value: '1',
      reference: 'https://guides.rubyonrails.org/configuring.html (2026-11-28)',
    },
  },
  protocol: 'tcp',
} as const satisfies Archetype;
