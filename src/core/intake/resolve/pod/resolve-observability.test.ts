import { describe, expect, it } from 'vitest';
import { onlyQuestion, pickResolved, resolveStated } from '../../../../../test/support/resolve-component.js';
import type { JsonObject, JsonValue } from '../../../ports/json.js';

type Row = readonly [stated: JsonObject, expected: Readonly<Record<string, JsonValue | undefined>>];

describe('monitoring', () => {
  it.each<Row>([
    [{ archetype: 'fastapi' }, { '/monitoring': undefined }],
    [
      { archetype: 'fastapi', monitoring: { intervalSeconds: 15 } },
      {
        '/monitoring': {
          kind: 'ServiceMonitor',
          port: 'http',
          path: '/metrics',
          intervalSeconds: 15,
          labels: {},
          alerts: false,
          dashboard: false,
        },
      },
    ],
    [
      { archetype: 'spring-boot', monitoring: { alerts: true } },
      { '/monitoring/path': '/actuator/prometheus', '/monitoring/alerts': true },
    ],
    [
      { archetype: 'rabbitmq', monitoring: {} },
      { '/monitoring/port': 'metrics', '/monitoring/kind': 'ServiceMonitor' },
    ],
    [{ archetype: 'keycloak', monitoring: {} }, { '/monitoring/port': 'management' }],
    [
      { archetype: 'fastapi', monitoring: {}, ports: { metrics: { containerPort: 9102 } } },
      { '/monitoring/port': 'metrics', '/ports/metrics/servicePort': 9102 },
    ],
    [
      { archetype: 'celery-worker', monitoring: { path: '/m' }, ports: { metrics: { containerPort: 9102 } } },
      { '/monitoring/kind': 'PodMonitor', '/monitoring/port': 'metrics', '/monitoring/path': '/m' },
    ],
  ])('%j', (stated, expected) => {
    expect(pickResolved(resolveStated(stated), Object.keys(expected))).toEqual(expected);
  });

  it('of something without a port needs one', () => {
    const question = onlyQuestion(resolveStated({ role: 'worker', monitoring: { path: '/metrics' } }));
    expect(question).toMatchObject({ pointer: '/components/a/ports/metrics/containerPort', kind: 'port' });
  });
});

describe('telemetry', () => {
  it.each([
    ['http://otel:4317', 'grpc'],
    ['http://otel:4318', 'http/protobuf'],
    ['http://otel:4318/v1', 'http/protobuf'],
  ])('%s speaks %s', (endpoint, protocol) => {
    const resolution = resolveStated({ telemetry: { endpoint } });
    expect(pickResolved(resolution, ['/telemetry'])).toEqual({ '/telemetry': { endpoint, protocol } });
  });

  it('needs an address', () => {
    const question = onlyQuestion(resolveStated({ telemetry: { protocol: 'grpc' } }));
    expect(question.pointer).toBe('/components/a/telemetry/endpoint');
  });
});
