import type { ResolvedBlueprint } from '../../src/core/blueprint/resolved-blueprint.js';
import { blueprintOf, type ComponentFields } from './blueprints.js';

const probe = { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 };

/** Why the images of data stores run under a low user id. */
const OWN_ID = 'The image owns its data directory with the user and group 999.';

/** A PostgreSQL server as a component of its own: one member, data on a claim, shared memory. */
export function postgresComponent(fields: Partial<ComponentFields> = {}): ComponentFields {
  return {
    role: 'store',
    archetype: 'postgresql',
    workload: 'StatefulSet',
    statefulSet: {
      podManagementPolicy: 'OrderedReady',
      publishNotReadyAddresses: false,
      whenDeleted: 'Retain',
      whenScaled: 'Retain',
    },
    image: 'docker.io/library/postgres:18.6',
    ports: { postgresql: { containerPort: 5432, servicePort: 5432, protocol: 'TCP' } },
    env: {
      PGDATA: { value: '/var/lib/postgresql/18/docker' },
      POSTGRES_DB: { value: 'ledger' },
      POSTGRES_PASSWORD: { secret: 'password', key: 'password' },
    },
    secrets: { password: { mode: 'existing', keys: { password: 'password of the superuser' } } },
    writablePaths: ['/tmp', '/var/run/postgresql'],
    volumes: {
      data: { kind: 'claim', mountPath: '/var/lib/postgresql', readOnly: false, size: '8Gi' },
      shm: { kind: 'memory', mountPath: '/dev/shm', readOnly: false, size: '256Mi' },
    },
    probes: {
      startup: { ...probe, command: ['pg_isready', '--host=127.0.0.1'], failureThreshold: 30 },
      liveness: { ...probe, command: ['pg_isready', '--host=127.0.0.1'] },
      readiness: {
        ...probe,
        command: ['sh', '-c', 'psql --username=postgres --no-align --command="SELECT 1" >/dev/null'],
        failureThreshold: 3,
      },
    },
    resources: {
      requests: { cpu: '250m', memory: '512Mi', ephemeralStorage: '128Mi' },
      limits: { cpu: '1', memory: '1Gi', ephemeralStorage: '1Gi' },
    },
    scaling: { replicas: 1 },
    shutdown: { preStopSeconds: 5, drainSeconds: 100, terminationGracePeriodSeconds: 120 },
    security: {
      runAsNonRoot: true,
      runAsUser: 999,
      runAsGroup: 999,
      fsGroup: 999,
      readOnlyRootFilesystem: true,
      privileged: false,
      allowPrivilegeEscalation: false,
      addCapabilities: [],
      hostNetwork: false,
      deviations: { runAsUser: { reason: OWN_ID } },
    },
    ...fields,
  };
}

/** A chart of one StatefulSet: PostgreSQL, with a bigger claim in production. */
export function ledgerBlueprint(): ResolvedBlueprint {
  return blueprintOf({
    chart: { name: 'ledger', appVersion: '18.6', description: 'PostgreSQL for the ledger.' },
    components: { ledger: postgresComponent() },
    environments: {
      dev: { components: { ledger: { volumes: { data: { size: '1Gi' } } } }, routes: {} },
      prod: { components: { ledger: { volumes: { data: { size: '100Gi' } } } }, routes: {} },
    },
  });
}

/** A Deployment that keeps its pages on a claim that one node mounts. */
export function wikiBlueprint(): ResolvedBlueprint {
  return blueprintOf({
    chart: { name: 'wiki', appVersion: '4.1.0' },
    components: {
      wiki: {
        image: 'ghcr.io/acme/wiki:4.1.0',
        scaling: { replicas: 1 },
        volumes: {
          pages: { kind: 'claim', mountPath: '/var/lib/wiki', readOnly: false, size: '5Gi' },
        },
      },
    },
  });
}

/**
 * Every kind of volume in a chart of several components: a cluster of three members with a claim each, a worker with
 * scratch space and a claim that somebody else made, a scheduler that must never run twice, and a reader of the node's logs.
 */
export function archiveBlueprint(): ResolvedBlueprint {
  const file = { periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 };
  const own = {
    ports: {},
    probes: {
      startup: { ...file, command: ['test', '-e', '/tmp/alive'], failureThreshold: 12 },
      liveness: { ...file, command: ['test', '-e', '/tmp/alive'] },
      readiness: { ...file, command: ['test', '-e', '/tmp/ready'] },
    },
    shutdown: { preStopSeconds: 0, drainSeconds: 55, terminationGracePeriodSeconds: 60 },
  } as const;
  return blueprintOf({
    chart: { name: 'archive', appVersion: '1.0.0' },
    components: {
      index: {
        role: 'store',
        workload: 'StatefulSet',
        statefulSet: {
          podManagementPolicy: 'Parallel',
          publishNotReadyAddresses: true,
          whenDeleted: 'Retain',
          whenScaled: 'Delete',
        },
        image: 'ghcr.io/acme/archive-index:1.0.0',
        scaling: {
          replicas: 3,
          autoscaling: { enabled: false, minReplicas: 3, maxReplicas: 5, targetCpuPercent: 70 },
        },
        volumes: {
          data: {
            kind: 'claim',
            mountPath: '/var/lib/index',
            readOnly: false,
            size: '20Gi',
            storageClass: 'fast',
          },
          journal: { kind: 'claim', mountPath: '/var/lib/journal', readOnly: false, size: '2Gi' },
        },
        writablePaths: [],
      },
      packer: {
        ...own,
        role: 'worker',
        image: 'ghcr.io/acme/archive-packer:1.0.0',
        volumes: {
          inbox: {
            kind: 'existingClaim',
            mountPath: '/srv/inbox',
            subPath: 'mail',
            readOnly: true,
            accessMode: 'ReadWriteMany',
            claimName: 'shared-inbox',
          },
          outbox: {
            kind: 'claim',
            mountPath: '/srv/outbox',
            readOnly: false,
            size: '50Gi',
            accessMode: 'ReadWriteMany',
          },
          scratch: { kind: 'emptyDir', mountPath: '/var/scratch', readOnly: false, size: '256Mi' },
        },
      },
      clock: {
        ...own,
        role: 'scheduler',
        image: 'ghcr.io/acme/archive-clock:1.0.0',
        scaling: { replicas: 1, singleton: 'two of them would send every {{ reminder }} twice' },
        volumes: {
          state: { kind: 'claim', mountPath: '/var/lib/clock', readOnly: false, size: '1Gi' },
        },
      },
      reader: {
        ...own,
        role: 'worker',
        image: 'ghcr.io/acme/archive-reader:1.0.0',
        volumes: {
          logs: { kind: 'hostPath', mountPath: '/var/log/node', readOnly: true, hostPath: '/var/log' },
        },
        security: {
          runAsNonRoot: true,
          runAsUser: 10001,
          runAsGroup: 10001,
          fsGroup: 10001,
          readOnlyRootFilesystem: true,
          privileged: false,
          allowPrivilegeEscalation: false,
          addCapabilities: [],
          hostNetwork: false,
          deviations: { hostPath: { reason: 'It archives the logs of the node.' } },
        },
      },
    },
    connections: { 'index-to-index': { from: 'index', to: 'index', port: 8080 } },
    environments: {
      prod: {
        components: {
          index: { replicas: 5, volumes: { data: { size: '200Gi' } } },
          packer: { volumes: { scratch: { size: '300Mi' } } },
        },
        routes: {},
      },
    },
  });
}

/** Two stores whose names are shortened, of which one is scaled by events. */
export function longNamesBlueprint(): ResolvedBlueprint {
  const events = {
    enabled: true,
    minReplicas: 1,
    maxReplicas: 3,
    pollingIntervalSeconds: 30,
    cooldownSeconds: 300,
    triggers: [{ type: 'cpu', metadata: { value: '80' } }],
  };
  return blueprintOf({
    chart: { name: 'warehouse-of-everything-that-is-sold' },
    components: {
      'transactions-of-the-current-year': postgresComponent(),
      'transactions-of-the-years-before': postgresComponent({ scaling: { replicas: 1, events } }),
    },
  });
}
