import { describe, expect, it } from 'vitest';
import { onlyQuestion, pickResolved, resolveStated } from '../../../../../test/support/resolve-component.js';
import type { JsonObject, JsonValue } from '../../../ports/json.js';

type Row = readonly [stated: JsonObject, expected: Readonly<Record<string, JsonValue | undefined>>];

describe('ports', () => {
  it.each<Row>([
    [
      { archetype: 'postgresql' },
      { '/ports': { postgresql: { containerPort: 5432, servicePort: 5432, protocol: 'TCP' } } },
    ],
    [
      { archetype: 'postgresql', ports: { http: { containerPort: 5433, servicePort: 6000 } } },
      { '/ports': { postgresql: { containerPort: 5433, servicePort: 6000, protocol: 'TCP' } } },
    ],
    [
      {
        archetype: 'redis',
        ports: { http: { containerPort: 7000 } },
        probes: { liveness: { tcp: true, port: 'http' } },
      },
      { '/probes/liveness/port': 'redis', '/ports/redis/containerPort': 7000 },
    ],
    [
      { archetype: 'generic-worker', ports: { http: { containerPort: 9100 } } },
      { '/ports': { metrics: { containerPort: 9100, servicePort: 9100, protocol: 'TCP' } } },
    ],
    [
      { archetype: 'fastapi', ports: { http: { containerPort: 9000 } } },
      { '/ports': { http: { containerPort: 9000, servicePort: 80, protocol: 'TCP', appProtocol: 'http' } } },
    ],
    [
      { archetype: 'keycloak', ports: { http: { containerPort: 9000 } } },
      { '/ports/management': undefined, '/probes/liveness/port': 'http', '/env/KC_HTTP_PORT/port': 'http' },
    ],
    [
      { archetype: 'rabbitmq' },
      { '/ports/amqp/containerPort': 5672, '/ports/metrics/containerPort': 15_692 },
    ],
  ])('%j', (stated, expected) => {
    expect(pickResolved(resolveStated(stated), Object.keys(expected))).toEqual(expected);
  });

  it('are what connections and routes lead to, whatever they are called', () => {
    const resolution = resolveStated(
      { archetype: 'fastapi' },
      {
        components: { a: { image: 'lim/a:1' }, cache: { image: 'lim/c:1', archetype: 'valkey' } },
        intent: { calls: { a: { cache: true } } },
      },
    );
    expect(pickResolved(resolution, ['/connections/a-to-cache/port'])).toEqual({
      '/connections/a-to-cache/port': 6379,
    });
  });
});

describe('health checks', () => {
  it.each<Row>([
    [
      { archetype: 'generic-worker', ports: { metrics: { containerPort: 9100 } } },
      {
        '/probes/liveness/tcp': true,
        '/probes/readiness/tcp': true,
        '/probes/readiness/port': 'metrics',
        '/probes/liveness/command': undefined,
      },
    ],
    [
      { archetype: 'generic-worker' },
      {
        '/probes/liveness/tcp': undefined,
        '/probes/liveness/command': ['sh', '-c', 'test -n "$(find /tmp/alive -mmin -3)"'],
      },
    ],
    [
      { archetype: 'postgresql' },
      {
        '/probes/liveness': {
          tcp: true,
          port: 'postgresql',
          periodSeconds: 10,
          timeoutSeconds: 3,
          failureThreshold: 3,
        },
        '/probes/readiness/command': ['pg_isready', '-q', '-h', '127.0.0.1', '-U', 'postgres'],
        '/probes/readiness/timeoutSeconds': 5,
        '/probes/readiness/port': undefined,
        '/probes/startup/failureThreshold': 66,
      },
    ],
    [
      { archetype: 'rabbitmq' },
      {
        '/probes/liveness/timeoutSeconds': 20,
        '/probes/liveness/periodSeconds': 20,
        '/probes/startup/periodSeconds': 5,
      },
    ],
    [
      { archetype: 'keycloak' },
      {
        '/probes/startup/path': '/health/started',
        '/probes/startup/port': 'management',
        '/probes/liveness/port': 'management',
      },
    ],
    [
      { archetype: 'vllm' },
      { '/probes/startup/path': '/v1/models', '/probes/startup/failureThreshold': 360 },
    ],
    [
      { role: 'worker', probes: { liveness: { command: ['check'] } } },
      {
        '/probes/liveness/command': ['check'],
        '/probes/readiness': undefined,
        '/probes/startup/failureThreshold': 12,
      },
    ],
    [{ role: 'worker', probes: {} }, { '/probes': {} }],
    [
      { role: 'task', probes: { liveness: { command: ['check'] } } },
      { '/probes/startup/failureThreshold': 12, '/probes/startup/command': ['check'] },
    ],
  ])('%j', (stated, expected) => {
    expect(pickResolved(resolveStated(stated), Object.keys(expected))).toEqual(expected);
  });

  it('of something without a port need one', () => {
    const question = onlyQuestion(
      resolveStated({ role: 'worker', probes: { liveness: { path: '/alive' } } }),
    );
    expect(question).toMatchObject({ pointer: '/components/a/ports/metrics/containerPort', kind: 'port' });
  });

  it('that are only a convention are said', () => {
    expect(resolveStated({ role: 'worker' }).notes.join()).toContain('/tmp/alive');
    expect(resolveStated({ archetype: 'nats' }).notes.join()).not.toContain('convention');
  });
});
