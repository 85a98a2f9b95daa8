import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a Job, and for each run of a CronJob. */
export const genericTask = {
  id: 'generic-task',
  title: 'a task that ends',
  words: [],
  languages: [],
  role: 'task',
  workload: 'Job',
  resources: {
    value: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  job: {
    value: { backoffLimit: 2, activeDeadlineSeconds: 3600 },
    reference:
      'two more attempts and one hour, before a person has to look; see docs/adr/2026-11-21-intake.md',
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
