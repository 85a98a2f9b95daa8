import { describe, expect, it } from 'vitest';
import {
  blueprintOf,
  plainComponent,
  type BlueprintFields,
  type ComponentFields,
} from '../../../../test/support/blueprints.js';
import {
  eitherScalerBlueprint,
  gpuServerBlueprint,
  observedBlueprint,
  queueWorkerBlueprint,
} from '../../../../test/support/observed-blueprints.js';
import { validateForCompile } from '../validate-for-compile.js';

const image = 'ghcr.io/acme/api:1.0.0';
const port = { containerPort: 8080, servicePort: 80, protocol: 'TCP' } as const;

const accessRule = { apiGroups: [''], resources: ['pods'], verbs: ['get'] };
const KAFKA = { bootstrapServers: 'kafka:9092', consumerGroup: 'orders', topic: 'orders' };
const events = {
  enabled: true,
  minReplicas: 0,
  maxReplicas: 5,
  pollingIntervalSeconds: 30,
  cooldownSeconds: 300,
  triggers: [{ type: 'kafka', metadata: KAFKA }],
};
const monitoring = {
  kind: 'ServiceMonitor',
  port: 'http',
  path: '/metrics',
  intervalSeconds: 30,
  labels: {},
  alerts: true,
  dashboard: true,
} as const;
const byLoad = { enabled: true, minReplicas: 2, maxReplicas: 4, targetCpuPercent: 70 };

function one(component: Partial<ComponentFields>, rest: Partial<BlueprintFields> = {}): BlueprintFields {
  return { chart: { name: 'api' }, components: { api: { image, ...component } }, ...rest };
}

/** A chart whose namespace is its own. */
function inNamespace(
  ownNamespace: NonNullable<BlueprintFields['chart']['ownNamespace']>,
  component: Partial<ComponentFields> = {},
): BlueprintFields {
  return { ...one(component), chart: { name: 'api', ownNamespace } };
}

/** What watching, scaling, access and a namespace of its own can get wrong. */
const OPERATION_PROBLEMS: readonly (readonly [string, BlueprintFields, string])[] = [
  [
    'events on a DaemonSet',
    one({ workload: 'DaemonSet', scaling: { replicas: 1, events } }),
    '/components/api/scaling/events',
  ],
  [
    'events with bounds in the wrong order',
    one({ scaling: { replicas: 1, events: { ...events, minReplicas: 6 } } }),
    '/components/api/scaling/events/minReplicas',
  ],
  [
    'events that start several pods of a singleton',
    one({ scaling: { replicas: 1, events, singleton: 'it holds a lock' } }),
    '/components/api/scaling/events/maxReplicas',
  ],
  [
    'a budget that blocks the only pod that events leave',
    one({
      scaling: { replicas: 1, events: { ...events, minReplicas: 1 } },
      disruption: { enabled: true, minAvailable: 1 },
    }),
    '/components/api/disruption/minAvailable',
  ],
  [
    'load and events at once',
    one({ scaling: { replicas: 2, events, autoscaling: byLoad } }),
    '/components/api/scaling/autoscaling/enabled',
  ],
  [
    'load in an environment and events everywhere',
    one(
      { scaling: { replicas: 2, events } },
      { environments: { prod: { components: { api: { autoscaling: byLoad } }, routes: {} } } },
    ),
    '/environments/prod/components/api/autoscaling/enabled',
  ],
  [
    'a trigger that logs in with an unknown Secret',
    one({
      scaling: {
        replicas: 1,
        events: {
          ...events,
          triggers: [
            {
              type: 'kafka',
              metadata: KAFKA,
              authentication: { secret: 'broker', parameters: { password: 'p' } },
            },
          ],
        },
      },
    }),
    '/components/api/scaling/events/triggers/0/authentication/secret',
  ],
  [
    'a trigger that logs in with an unknown key',
    one({
      secrets: { broker: { mode: 'existing', keys: { url: 'address' } } },
      scaling: {
        replicas: 1,
        events: {
          ...events,
          triggers: [
            {
              type: 'kafka',
              metadata: KAFKA,
              authentication: { secret: 'broker', parameters: { password: 'p' } },
            },
          ],
        },
      },
    }),
    '/components/api/scaling/events/triggers/0/authentication/parameters/password',
  ],
  [
    'a trigger that logs in with nothing',
    one({
      secrets: { broker: { mode: 'existing', keys: { url: 'address' } } },
      scaling: {
        replicas: 1,
        events: {
          ...events,
          triggers: [
            { type: 'kafka', metadata: KAFKA, authentication: { secret: 'broker', parameters: {} } },
          ],
        },
      },
    }),
    '/components/api/scaling/events/triggers/0/authentication/parameters',
  ],
  [
    'a Kafka trigger without a consumer group',
    one({
      scaling: {
        replicas: 1,
        events: {
          ...events,
          triggers: [{ type: 'kafka', metadata: { bootstrapServers: 'kafka:9092', topic: 'orders' } }],
        },
      },
    }),
    '/components/api/scaling/events/triggers/0/metadata/consumerGroup',
  ],
  [
    'a second trigger that names no queue',
    one({
      scaling: {
        replicas: 1,
        events: {
          ...events,
          triggers: [
            { type: 'cpu', metadata: { value: '80' } },
            { type: 'rabbitmq', metadata: { hostFromEnv: 'RABBITMQ_URL', queueName: '' } },
          ],
        },
      },
    }),
    '/components/api/scaling/events/triggers/1/metadata/queueName',
  ],
  [
    'a trigger that reads a variable which nobody sets',
    one({
      scaling: {
        replicas: 1,
        events: {
          ...events,
          triggers: [{ type: 'rabbitmq', metadata: { hostFromEnv: 'RABBITMQ_URL', queueName: 'mails' } }],
        },
      },
    }),
    '/components/api/scaling/events/triggers/0/metadata/hostFromEnv',
  ],
  [
    'requests that change while load decides',
    one({ scaling: { replicas: 2, autoscaling: byLoad, vertical: { updateMode: 'Recreate' } } }),
    '/components/api/scaling/vertical/updateMode',
  ],
  [
    'requests that change while load decides in an environment',
    one(
      { scaling: { replicas: 2, vertical: { updateMode: 'Initial' } } },
      { environments: { prod: { components: { api: { autoscaling: byLoad } }, routes: {} } } },
    ),
    '/components/api/scaling/vertical/updateMode',
  ],
  [
    'requests of a Job that change',
    one({ workload: 'Job', scaling: { replicas: 1, vertical: { updateMode: 'Off' } } }),
    '/components/api/scaling/vertical',
  ],
  [
    'less than is requested already',
    one({ scaling: { replicas: 2, vertical: { updateMode: 'Off', maxMemory: '64Mi' } } }),
    '/components/api/scaling/vertical/maxMemory',
  ],
  [
    'metrics of an unknown port',
    one({ monitoring: { ...monitoring, port: 'metrics' } }),
    '/components/api/monitoring/port',
  ],
  [
    'metrics over UDP',
    one({ ports: { http: { ...port, protocol: 'UDP' } }, probes: {}, monitoring }),
    '/components/api/monitoring/port',
  ],
  [
    'metrics at a path that is none',
    one({ monitoring: { ...monitoring, path: '/met rics' } }),
    '/components/api/monitoring/path',
  ],
  [
    'a variable that telemetry sets',
    one({
      telemetry: { endpoint: 'http://collector:4317', protocol: 'grpc' },
      env: { OTEL_SERVICE_NAME: { value: 'api' } },
    }),
    '/components/api/env/OTEL_SERVICE_NAME',
  ],
  [
    'a variable that telemetry sets, in an environment',
    one(
      { telemetry: { endpoint: 'http://collector:4317', protocol: 'grpc' } },
      {
        environments: {
          dev: { components: { api: { env: { OTEL_SDK_DISABLED: { value: 'true' } } } }, routes: {} },
        },
      },
    ),
    '/environments/dev/components/api/env/OTEL_SDK_DISABLED',
  ],
  [
    'a collector without an address',
    one({ telemetry: { endpoint: 'http:// collector', protocol: 'grpc' } }),
    '/components/api/telemetry/endpoint',
  ],
  [
    'rights to all resources',
    one({ access: { rules: [], clusterRules: [{ ...accessRule, resources: ['*'] }] } }),
    '/components/api/access/clusterRules/0/resources',
  ],
  [
    'rights to every Secret',
    one({ access: { rules: [{ ...accessRule, resources: ['secrets'] }], clusterRules: [] } }),
    '/components/api/access/rules/0',
  ],
  [
    'rights to run commands in pods',
    one({ access: { rules: [{ ...accessRule, resources: ['pods/exec'] }], clusterRules: [] } }),
    '/components/api/access/rules/0/resources',
  ],
  [
    'rights to give rights',
    one({ access: { rules: [{ ...accessRule, verbs: ['get', 'escalate'] }], clusterRules: [] } }),
    '/components/api/access/rules/0/verbs',
  ],
  [
    'a namespace that refuses the pods',
    inNamespace(
      { podSecurity: 'restricted' },
      { security: { ...plainComponent({ image }).security, runAsUser: 0, runAsNonRoot: false } },
    ),
    '/chart/ownNamespace/podSecurity',
  ],
  [
    'a quota of fewer pods than there are',
    inNamespace({ podSecurity: 'baseline', quota: { pods: 1 } }),
    '/chart/ownNamespace/quota/pods',
  ],
  [
    'a quota of less memory than is requested',
    inNamespace({ podSecurity: 'baseline', quota: { memory: '128Mi' } }),
    '/chart/ownNamespace/quota/memory',
  ],
  [
    'a Secret mounted over a writable path',
    one({ secrets: { db: { mode: 'existing', keys: { url: 'URL' }, mountPath: '/tmp' } } }),
    '/components/api/secrets/db/mountPath',
  ],
  [
    'a file below a mounted Secret',
    one({
      secrets: { db: { mode: 'existing', keys: { url: 'URL' }, mountPath: '/etc/db' } },
      configFiles: { '/etc/db/settings': { content: '' } },
    }),
    '/components/api/secrets/db/mountPath',
  ],
  [
    'two Secrets mounted at one place',
    one({
      secrets: {
        db: { mode: 'existing', keys: { url: 'URL' }, mountPath: '/etc/db' },
        other: { mode: 'existing', keys: { url: 'URL' }, mountPath: '/etc/db' },
      },
    }),
    '/components/api/secrets/other/mountPath',
  ],
  [
    'a mounted Secret with a very long key',
    one({ secrets: { ['s'.repeat(60)]: { mode: 'existing', keys: { url: 'URL' }, mountPath: '/etc/db' } } }),
    `/components/api/secrets/${'s'.repeat(60)}`,
  ],
];

describe('problems of operation', () => {
  it.each(OPERATION_PROBLEMS)('are found: %s', (_, fields, pointer) => {
    const problems = validateForCompile(blueprintOf(fields));
    expect(problems.map((problem) => problem.pointer)).toContain(pointer);
    for (const { message, hint } of problems) {
      expect(message).not.toBe('');
      expect(hint).toMatch(/^[A-Z].*\.$/);
    }
  });

  it.each<[string, Partial<ComponentFields>]>([
    [
      'one Secret by its name',
      {
        access: {
          rules: [{ ...accessRule, resources: ['secrets'], resourceNames: ['a'] }],
          clusterRules: [],
        },
      },
    ],
    [
      'wide rights that somebody gave a reason for',
      {
        access: { rules: [{ ...accessRule, resources: ['*'] }], clusterRules: [] },
        security: {
          ...plainComponent({ image }).security,
          deviations: { access: { reason: 'it backs up the namespace' } },
        },
      },
    ],
    [
      'metrics of the workload only',
      { ports: {}, role: 'worker', probes: {}, monitoring: { ...monitoring, port: undefined } },
    ],
  ])('are not seen in %s', (_, component) => {
    expect(validateForCompile(blueprintOf(one(component)))).toEqual([]);
  });

  it.each([
    ['everything observable', observedBlueprint],
    ['a queue worker', queueWorkerBlueprint],
    ['a GPU server', gpuServerBlueprint],
    ['a worker with two scalers', eitherScalerBlueprint],
  ])('are not there in %s', (_, blueprint) => {
    expect(validateForCompile(blueprint())).toEqual([]);
  });
});
