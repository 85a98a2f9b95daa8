import { describe, expect, it } from 'vitest';
import {
  blueprintOf,
  type BlueprintFields,
  type ComponentFields,
} from '../../../../test/support/blueprints.js';
import {
  cronJobBlueprint,
  daemonSetBlueprint,
  jobBlueprint,
  migrationBlueprint,
} from '../../../../test/support/workload-blueprints.js';
import { validateForCompile } from '../validate-for-compile.js';

const image = 'ghcr.io/acme/api:1.0.0';
const port = { containerPort: 8080, servicePort: 80, protocol: 'TCP' } as const;

function one(component: Partial<ComponentFields>, rest: Partial<BlueprintFields> = {}): BlueprintFields {
  return { chart: { name: 'api' }, components: { api: { image, ...component } }, ...rest };
}

/** A component that ends by itself or runs on each node, without what it cannot have. */
const alone = {
  role: 'task',
  ports: {},
  probes: {},
  scaling: { replicas: 1 },
  disruption: { enabled: false },
} as const;
const settings = { backoffLimit: 1, activeDeadlineSeconds: 60 };
const job = { ...alone, workload: 'Job', job: settings } as const;
const schedule = {
  cron: '0 3 * * *',
  concurrencyPolicy: 'Forbid',
  startingDeadlineSeconds: 60,
  suspend: false,
  successfulJobsHistoryLimit: 1,
  failedJobsHistoryLimit: 1,
} as const;
const cronJob = { ...alone, workload: 'CronJob', job: settings, schedule } as const;
const daemonSet = {
  ...alone,
  role: 'daemon',
  workload: 'DaemonSet',
  daemonSet: { maxUnavailable: 1 },
} as const;
const before = { events: ['pre-install'], weight: 0 } as const;
/** What is wrong, the Blueprint, and where the problem is. */
/** A database in a subchart. */
const embedded = {
  engine: 'postgresql',
  mode: 'embedded',
  port: 5432,
  embedded: {
    chart: 'postgres',
    repository: 'oci://registry.example.com/charts',
    version: '~0.20.0',
    values: {},
    access: { hostSuffix: '', secretSuffix: '', keys: { password: 'password' }, username: 'app' },
  },
} as const;

const PROBLEMS: readonly (readonly [string, BlueprintFields, string])[] = [
  ['a schedule without a CronJob', one({ schedule }), '/components/api/schedule'],
  ['a CronJob without a schedule', one({ ...cronJob, schedule: undefined }), '/components/api/schedule'],
  ['a Job without settings', one({ ...job, job: undefined }), '/components/api/job'],
  ['settings of a Job without a Job', one({ job: settings }), '/components/api/job'],
  ['a DaemonSet without settings', one({ ...daemonSet, daemonSet: undefined }), '/components/api/daemonSet'],
  ['replicas of a Job', one({ ...job, scaling: { replicas: 2 } }), '/components/api/scaling/replicas'],
  [
    'a scaled DaemonSet',
    one({
      ...daemonSet,
      scaling: {
        replicas: 1,
        autoscaling: { enabled: false, minReplicas: 1, maxReplicas: 2, targetCpuPercent: 80 },
      },
    }),
    '/components/api/scaling/autoscaling',
  ],
  [
    'a Job that is scaled by events',
    one({
      ...job,
      scaling: {
        replicas: 1,
        events: {
          enabled: true,
          minReplicas: 0,
          maxReplicas: 2,
          pollingIntervalSeconds: 30,
          cooldownSeconds: 30,
          triggers: [{ type: 'cpu', metadata: { value: '80' } }],
        },
      },
    }),
    '/components/api/scaling/events',
  ],
  [
    'a disruption budget of a DaemonSet',
    one({ ...daemonSet, disruption: { enabled: true } }),
    '/components/api/disruption/enabled',
  ],
  ['a Job that listens', one({ ...job, ports: { http: port } }), '/components/api/ports'],
  [
    'numbered pods without a number',
    one({ ...job, job: { ...settings, completionMode: 'Indexed' } }),
    '/components/api/job/completionMode',
  ],
  [
    'runs of a CronJob that go by age',
    one({ ...cronJob, job: { ...settings, ttlSecondsAfterFinished: 60 } }),
    '/components/api/job/ttlSecondsAfterFinished',
  ],
  [
    'a CronJob as a hook',
    one({ ...cronJob, job: { ...settings, hook: before } }),
    '/components/api/job/hook',
  ],
  [
    'a run that may never start',
    one({ ...cronJob, schedule: { ...schedule, startingDeadlineSeconds: 9 } }),
    '/components/api/schedule/startingDeadlineSeconds',
  ],
  [
    'an event twice',
    one({ ...job, job: { ...settings, hook: { ...before, events: ['pre-upgrade', 'pre-upgrade'] } } }),
    '/components/api/job/hook/events',
  ],
  [
    'a migration before the install of its own database',
    one(
      { ...job, job: { ...settings, hook: before } },
      {
        dependencies: { db: embedded },
        connections: { 'api-to-db': { from: 'api', to: 'db', port: 5432 } },
      },
    ),
    '/components/api/job/hook/events',
  ],
  [
    'a hook before the install that calls a component',
    {
      chart: { name: 'two' },
      components: { web: { image }, api: { image, ...job, job: { ...settings, hook: before } } },
      connections: { 'api-to-web': { from: 'api', to: 'web', port: 8080 } },
    },
    '/components/api/job/hook/events',
  ],
  [
    'an environment that replicates a DaemonSet',
    one(daemonSet, { environments: { dev: { components: { api: { replicas: 1 } }, routes: {} } } }),
    '/environments/dev/components/api/replicas',
  ],
  [
    'an environment that scales a Job',
    one(job, {
      environments: { dev: { components: { api: { autoscaling: { enabled: true } } }, routes: {} } },
    }),
    '/environments/dev/components/api/autoscaling',
  ],
  [
    'an environment that suspends a Deployment',
    one(
      {},
      {
        environments: { dev: { components: { api: { schedule: { suspend: true } } }, routes: {} } },
      },
    ),
    '/environments/dev/components/api/schedule',
  ],
];

describe('findWorkloadProblems', () => {
  it.each(PROBLEMS)('finds %s, and nothing else', (_, fields, pointer) => {
    const problems = validateForCompile(blueprintOf(fields));
    expect(problems.map((problem) => problem.pointer)).toEqual([pointer]);
    expect(problems[0]?.message).not.toBe('');
    expect(problems[0]?.hint).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    ['a CronJob', cronJobBlueprint],
    ['a migration', migrationBlueprint],
    ['a Job', jobBlueprint],
    ['a DaemonSet', daemonSetBlueprint],
  ])('finds nothing wrong with %s', (_, blueprint) => {
    expect(validateForCompile(blueprint())).toEqual([]);
  });

  it('lets a migration after the install use what the install makes', () => {
    const fields = one(
      { ...job, job: { ...settings, hook: { events: ['post-install', 'pre-upgrade'], weight: 0 } } },
      {
        dependencies: { db: embedded },
        connections: { 'api-to-db': { from: 'api', to: 'db', port: 5432 } },
      },
    );
    expect(validateForCompile(blueprintOf(fields))).toEqual([]);
  });
});
