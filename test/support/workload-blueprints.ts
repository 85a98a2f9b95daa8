import type { ResolvedBlueprint } from '../../src/core/blueprint/resolved-blueprint.js';
import { blueprintOf, type ComponentFields } from './blueprints.js';

/** What components that listen on nothing and run alone leave out of the plain component. */
const ALONE = {
  ports: {},
  probes: {},
  scaling: { replicas: 1 },
  disruption: { enabled: false },
  shutdown: { preStopSeconds: 0, drainSeconds: 25, terminationGracePeriodSeconds: 30 },
  networkPolicy: { enabled: true, allowSameNamespace: false, allowInternet: false },
} as const satisfies Partial<ComponentFields>;

/** A CronJob that deletes old rows every night, and does not run on its own in development. */
export function cronJobBlueprint(): ResolvedBlueprint {
  return blueprintOf({
    chart: { name: 'cleanup', appVersion: '1.2.0', description: 'Deletes what is older than it may be.' },
    components: {
      cleanup: {
        ...ALONE,
        role: 'task',
        archetype: 'cron-job',
        workload: 'CronJob',
        image: 'ghcr.io/acme/cleanup:1.2.0',
        args: ['--older-than', '90d'],
        env: { DATABASE_URL: { secret: 'database', key: 'url' }, BATCH: { value: '1000' } },
        secrets: { database: { mode: 'existing', keys: { url: 'connection string of PostgreSQL' } } },
        schedule: {
          cron: '15 3 * * *',
          timeZone: 'Europe/Berlin',
          concurrencyPolicy: 'Forbid',
          startingDeadlineSeconds: 300,
          suspend: false,
          successfulJobsHistoryLimit: 3,
          failedJobsHistoryLimit: 3,
        },
        job: { backoffLimit: 2, activeDeadlineSeconds: 3600 },
      },
    },
    dependencies: { database: { engine: 'postgresql', mode: 'external', port: 5432 } },
    connections: { 'cleanup-to-database': { from: 'cleanup', to: 'database', port: 5432 } },
    environments: {
      dev: { components: { cleanup: { schedule: { suspend: true } } }, routes: {} },
      staging: { components: { cleanup: { schedule: { cron: '15 3 * * 1' } } }, routes: {} },
    },
  });
}

/** A web application and the Job that migrates its database before each release, from the same image. */
export function migrationBlueprint(): ResolvedBlueprint {
  const image = 'ghcr.io/acme/billing:4.0.1';
  const database = {
    mode: 'existing',
    name: 'billing-database',
    keys: { url: 'connection string of PostgreSQL' },
  } as const;
  return blueprintOf({
    chart: { name: 'billing', appVersion: '4.0.1', description: 'Django application with migrations.' },
    components: {
      web: {
        image,
        env: { DATABASE_URL: { secret: 'database', key: 'url' } },
        secrets: { database },
      },
      migrate: {
        ...ALONE,
        role: 'task',
        archetype: 'migration',
        workload: 'Job',
        image,
        command: ['python', 'manage.py', 'migrate'],
        env: {
          DATABASE_URL: { secret: 'database', key: 'url' },
          LOCK_KEY: { secret: 'lock', key: 'key' },
        },
        secrets: {
          database,
          lock: {
            mode: 'external',
            keys: { key: 'key of the lock that migrations take' },
            store: { kind: 'ClusterSecretStore', name: 'vault', path: 'billing/lock' },
          },
        },
        configFiles: { '/etc/migrate/plan.yaml': { content: 'steps: all\n' } },
        job: {
          backoffLimit: 2,
          activeDeadlineSeconds: 900,
          ttlSecondsAfterFinished: 86_400,
          hook: { events: ['pre-install', 'pre-upgrade'], weight: 0 },
        },
      },
    },
    dependencies: { database: { engine: 'postgresql', mode: 'external', port: 5432 } },
    connections: {
      'migrate-to-database': { from: 'migrate', to: 'database', port: 5432 },
      'web-to-database': { from: 'web', to: 'database', port: 5432 },
    },
  });
}

/** A Job of its own that shares its work among numbered pods. */
export function jobBlueprint(): ResolvedBlueprint {
  return blueprintOf({
    chart: { name: 'importer', appVersion: '0.9.0', description: 'Imports the archive once.' },
    components: {
      importer: {
        ...ALONE,
        role: 'task',
        archetype: 'job',
        workload: 'Job',
        image: 'ghcr.io/acme/importer:0.9.0',
        networkPolicy: { enabled: true, allowSameNamespace: false, allowInternet: true },
        job: {
          backoffLimit: 6,
          activeDeadlineSeconds: 1_200_000,
          ttlSecondsAfterFinished: 86_400,
          completions: 8,
          parallelism: 4,
          completionMode: 'Indexed',
        },
      },
    },
  });
}

/** An agent on every node, with health checks and without anybody who calls it. */
export function daemonSetBlueprint(): ResolvedBlueprint {
  const probe = { periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 };
  return blueprintOf({
    chart: { name: 'agent', appVersion: '2.3.0', description: 'Agent on every node.' },
    components: {
      agent: {
        ...ALONE,
        role: 'daemon',
        archetype: 'node-agent',
        workload: 'DaemonSet',
        image: 'ghcr.io/acme/agent:2.3.0',
        env: { NODE_NAME: { field: 'spec.nodeName' } },
        probes: {
          startup: { ...probe, command: ['/agent', 'ready'], periodSeconds: 5, failureThreshold: 12 },
          liveness: { ...probe, command: ['/agent', 'alive'], periodSeconds: 20 },
          readiness: { ...probe, command: ['/agent', 'ready'] },
        },
        scheduling: { nodeSelector: {}, tolerations: [{ operator: 'Exists' }], spread: 'preferred' },
        daemonSet: { maxUnavailable: '10%' },
      },
    },
  });
}

/** A web application that collects its files first and has a proxy beside it. */
export function sidecarBlueprint(): ResolvedBlueprint {
  const image = 'ghcr.io/acme/portal:7.1.0';
  const resources = {
    requests: { cpu: '20m', memory: '32Mi', ephemeralStorage: '32Mi' },
    limits: { cpu: '200m', memory: '64Mi', ephemeralStorage: '128Mi' },
  };
  const plain = {
    order: 0,
    command: [],
    args: [],
    env: {},
    ports: {},
    mounts: {},
    writablePaths: [],
    resources,
  };
  return blueprintOf({
    chart: {
      name: 'portal',
      appVersion: '7.1.0',
      description: 'Web application with a proxy for its database.',
    },
    components: {
      portal: {
        image,
        env: { DATABASE_HOST: { value: '127.0.0.1' } },
        secrets: { proxy: { mode: 'existing', keys: { credentials: 'credentials of the proxy' } } },
        containers: {
          'database-proxy': {
            ...plain,
            kind: 'sidecar',
            image: 'ghcr.io/acme/database-proxy:2.14.1',
            args: ['--port', '5432'],
            env: {
              PROXY_CREDENTIALS: { secret: 'proxy', key: 'credentials' },
              POD_NAME: { field: 'metadata.name' },
              PROXY_LOG: { value: 'warn' },
            },
            ports: { metrics: { containerPort: 9801, protocol: 'TCP' } },
            writablePaths: ['/run/proxy'],
          },
          'check-schema': {
            ...plain,
            kind: 'init',
            order: 1,
            image,
            command: ['/app/manage', 'check-schema'],
            writablePaths: ['/tmp'],
          },
        },
      },
    },
    dependencies: { database: { engine: 'postgresql', mode: 'external', port: 5432 } },
    connections: { 'portal-to-database': { from: 'portal', to: 'database', port: 5432 } },
  });
}

/** One component of each kind of the other fixtures, in one chart with sections; the migration makes its Secret itself. */
export function everyKindBlueprint(): ResolvedBlueprint {
  const image = 'ghcr.io/acme/suite:1.0.0';
  const job = { backoffLimit: 1, activeDeadlineSeconds: 600 };
  const task = { ...ALONE, role: 'task', archetype: 'job', image } as const;
  const { agent } = daemonSetBlueprint().blueprint.components;
  return blueprintOf({
    chart: { name: 'suite' },
    components: {
      web: { image },
      agent: { ...agent, image: 'ghcr.io/acme/agent:2.3.0' },
      import: { ...task, workload: 'Job', job: { ...job, ttlSecondsAfterFinished: 3600 } },
      migrate: {
        ...task,
        workload: 'Job',
        env: { LOCK_KEY: { secret: 'lock', key: 'key' } },
        secrets: { lock: { mode: 'create', keys: { key: 'key of the lock' } } },
        job: { ...job, ttlSecondsAfterFinished: 3600, hook: { events: ['pre-upgrade'], weight: -5 } },
      },
      nightly: {
        ...task,
        workload: 'CronJob',
        job,
        schedule: {
          cron: '@daily',
          concurrencyPolicy: 'Allow',
          startingDeadlineSeconds: 60,
          suspend: true,
          successfulJobsHistoryLimit: 0,
          failedJobsHistoryLimit: 1,
        },
      },
    },
  });
}
