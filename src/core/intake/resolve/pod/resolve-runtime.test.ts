import { describe, expect, it } from 'vitest';
import { onlyQuestion, pickResolved, resolveStated } from '../../../../../test/support/resolve-component.js';
import type { JsonObject, JsonValue } from '../../../ports/json.js';

type Row = readonly [stated: JsonObject, expected: Readonly<Record<string, JsonValue | undefined>>];

describe('secrets an image cannot work without', () => {
  it.each<Row>([
    [
      { archetype: 'postgresql' },
      {
        '/secrets/credentials': {
          mode: 'existing',
          name: 'a-credentials',
          keys: { POSTGRES_PASSWORD: 'Password of the user postgres' },
          mountPath: '/etc/secrets/postgresql',
        },
        '/env/POSTGRES_PASSWORD_FILE/value': '/etc/secrets/postgresql/POSTGRES_PASSWORD',
        '/env/POSTGRES_PASSWORD': undefined,
      },
    ],
    [
      { secrets: { tls: { mountPath: '/etc/tls', keys: { 'tls.crt': 'Certificate' } } } },
      {
        '/secrets/tls': {
          mode: 'existing',
          name: 'tls',
          keys: { 'tls.crt': 'Certificate' },
          mountPath: '/etc/tls',
        },
      },
    ],
    [
      { archetype: 'rabbitmq' },
      { '/env/RABBITMQ_DEFAULT_PASS': { secret: 'credentials', key: 'RABBITMQ_DEFAULT_PASS' } },
    ],
    [
      { archetype: 'postgresql', env: { POSTGRES_PASSWORD: { secret: 'mine', key: 'pw' } } },
      {
        '/secrets/credentials': undefined,
        '/env/POSTGRES_PASSWORD_FILE': undefined,
        '/secrets/mine/name': 'mine',
      },
    ],
    [
      { archetype: 'mongodb', env: { MONGO_INITDB_ROOT_USERNAME: { value: 'root' } } },
      {
        '/secrets/credentials/keys': { MONGO_INITDB_ROOT_PASSWORD: 'Password of the first administrator' },
        '/env/MONGO_INITDB_ROOT_USERNAME_FILE': undefined,
      },
    ],
  ])('%j', (stated, expected) => {
    expect(pickResolved(resolveStated(stated), Object.keys(expected))).toEqual(expected);
  });

  it('make variables of ours needless: a product reads addresses from its own', () => {
    const dependencies = { postgresql: { engine: 'postgresql' } };
    const resolution = resolveStated({ archetype: 'keycloak' }, { dependencies });
    expect(pickResolved(resolution, ['/env/DATABASE_URL', '/connections/a-to-postgresql/port'])).toEqual({
      '/env/DATABASE_URL': undefined,
      '/connections/a-to-postgresql/port': 5432,
    });
  });

  it('are named to the user', () => {
    expect(resolveStated({ archetype: 'postgresql' }).notes.join()).toContain(
      'a reads POSTGRES_PASSWORD from the Secret a-credentials',
    );
  });
});

describe('what differs by role', () => {
  it.each<Row>([
    [
      { archetype: 'celery-worker' },
      { '/shutdown': { preStopSeconds: 0, drainSeconds: 55, terminationGracePeriodSeconds: 60 } },
    ],
    [
      { archetype: 'postgresql' },
      { '/shutdown': { preStopSeconds: 5, drainSeconds: 110, terminationGracePeriodSeconds: 120 } },
    ],
    [
      { archetype: 'celery-worker', shutdown: { terminationGracePeriodSeconds: 600 } },
      { '/shutdown/drainSeconds': 55, '/shutdown/terminationGracePeriodSeconds': 600 },
    ],
    [
      { role: 'worker' },
      { '/networkPolicy/allowSameNamespace': false, '/scaling/replicas': 2, '/disruption/enabled': true },
    ],
    [{ archetype: 'vllm' }, { '/networkPolicy/allowInternet': true }],
    [
      { archetype: 'fluent-bit' },
      {
        '/scheduling/tolerations': [{ operator: 'Exists' }],
        '/daemonSet/maxUnavailable': '10%',
        '/disruption': { enabled: false },
        '/security/deviations/hostPath/reason':
          'Logs of all containers of a node are files of the node; they are only read.',
      },
    ],
    [
      { archetype: 'node-exporter', security: { hostNetwork: false } },
      { '/security/hostNetwork': false, '/security/deviations/hostNetwork': undefined },
    ],
    [
      { archetype: 'kafka' },
      {
        '/statefulSet': {
          podManagementPolicy: 'OrderedReady',
          publishNotReadyAddresses: true,
          whenDeleted: 'Retain',
          whenScaled: 'Retain',
        },
      },
    ],
    [
      { access: { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }] } },
      { '/access/clusterRules': [], '/serviceAccount/automountToken': true },
    ],
    [{ mesh: { kind: 'istio' } }, { '/mesh/inject': true }],
  ])('%j', (stated, expected) => {
    expect(pickResolved(resolveStated(stated), Object.keys(expected))).toEqual(expected);
  });

  it('asks which mesh is meant', () => {
    expect(onlyQuestion(resolveStated({ mesh: { inject: true } }))).toMatchObject({
      options: ['istio', 'linkerd'],
    });
  });
});

describe('a singleton', () => {
  it('runs once, with the reason', () => {
    const resolution = resolveStated({ archetype: 'celery-beat' });
    expect(pickResolved(resolution, ['/scaling', '/disruption/enabled'])).toEqual({
      '/scaling': { replicas: 1, singleton: 'Two schedulers would start every task twice.' },
      '/disruption/enabled': false,
    });
  });

  it('gives way to a stated number, with a note', () => {
    const resolution = resolveStated({ archetype: 'redis', scaling: { replicas: 3 } });
    expect(pickResolved(resolution, ['/scaling'])).toEqual({ '/scaling': { replicas: 3 } });
    expect(resolution.notes.join()).toContain('You asked for 3 pods');
  });
});

describe('scaling by events and by use', () => {
  const triggers = [{ type: 'rabbitmq', metadata: { queueName: 'jobs', hostFromEnv: 'RABBITMQ_URL' } }];

  it.each<Row>([
    [
      { role: 'worker', scaling: { events: { triggers } } },
      {
        '/scaling': {
          replicas: 1,
          events: {
            enabled: true,
            minReplicas: 1,
            maxReplicas: 3,
            pollingIntervalSeconds: 30,
            cooldownSeconds: 300,
            triggers,
          },
        },
      },
    ],
    [
      { role: 'worker', scaling: { events: { triggers, minReplicas: 0, maxReplicas: 20 } } },
      { '/scaling/replicas': 0, '/scaling/events/maxReplicas': 20, '/disruption/enabled': true },
    ],
    [
      { scaling: { vertical: { maxMemory: '2Gi' } } },
      { '/scaling/vertical': { updateMode: 'Off', maxMemory: '2Gi' } },
    ],
  ])('%j', (stated, expected) => {
    expect(pickResolved(resolveStated(stated), Object.keys(expected))).toEqual(expected);
  });

  it('asks what to scale by, and takes one of the answers', () => {
    const stated = { role: 'worker', scaling: { events: { maxReplicas: 9 } } };
    const question = onlyQuestion(resolveStated(stated));
    expect(question.pointer).toBe('/components/a/scaling/events/triggers');
    const chosen = JSON.parse(question.example) as JsonValue;
    const scaling = { events: { maxReplicas: 9, triggers: chosen } };
    expect(pickResolved(resolveStated({ ...stated, scaling }), ['/scaling/events/maxReplicas'])).toEqual({
      '/scaling/events/maxReplicas': 9,
    });
  });
});
