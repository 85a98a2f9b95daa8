import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a migration that has to end before the new version starts. */
export const migration = {
  id: 'migration',
  title: 'a database migration',
  words: [],
  languages: [],
  note: 'the migration runs before each install and upgrade, so it must be safe to run twice, and its Secrets must exist before.',
  role: 'task',
  workload: 'Job',
  resources: {
    value: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  job: {
    value: {
      backoffLimit: 2,
      activeDeadlineSeconds: 900,
      hook: { events: ['pre-install', 'pre-upgrade'], weight: 0 },
    },
    reference: 'https://helm.sh/docs/topics/charts_hooks/ (2026-11-28)',
  },
  user: {
    value: { uid: 10001, gid: 10001 },
    reference:
      'numeric user above 10000 that owns nothing in the image, as scanners ask for; see docs/adr/2026-11-21-intake.md',
  },
  writablePaths: {
    value: ['/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: {
    value: 30,
    reference: 'longest piece of work we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {},
  protocol: 'tcp',
} as const satisfies Archetype;
