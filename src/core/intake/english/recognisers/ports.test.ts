import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recognisePorts', () => {
  it.each([
    ['fin/a:1 listens on port 7001', { '/components/a/ports/http/containerPort': 7001 }],
    ['fin/a:1 on 7001', { '/components/a/ports/http/containerPort': 7001 }],
    ['fin/a:1 7001', { '/components/a/ports/http/containerPort': 7001 }],
    ['fin/a:1 (7001)', { '/components/a/ports/http/containerPort': 7001 }],
    ['fin/a:1 at :7001', { '/components/a/ports/http/containerPort': 7001 }],
    ['fin/a:1, port seventy seventy-one', { '/components/a/ports/http/containerPort': 7071 }],
    [
      'fin/a:1 container port 7001, service port 81',
      { '/components/a/ports/http/containerPort': 7001, '/components/a/ports/http/servicePort': 81 },
    ],
    [
      'fin/a:1 port 80 -> 7001',
      { '/components/a/ports/http/containerPort': 7001, '/components/a/ports/http/servicePort': 80 },
    ],
    [
      'fin/a:1 port 7001, metrics on 9102',
      { '/components/a/ports/http/containerPort': 7001, '/components/a/ports/metrics/containerPort': 9102 },
    ],
    [
      'fin/a:1 ports 7001 and 7002',
      { '/components/a/ports/http/containerPort': 7001, '/components/a/ports/port-7002/containerPort': 7002 },
    ],
    [
      'fin/a:1 7001, service on port 81',
      { '/components/a/ports/http/containerPort': 7001, '/components/a/ports/http/servicePort': 81 },
    ],
    [
      'fin/a:1, the service listens on port 81, container port 7001',
      { '/components/a/ports/http/containerPort': 7001, '/components/a/ports/http/servicePort': 81 },
    ],
    ['a Go service on port 7001 from fin/a:1', { '/components/a/ports/http/containerPort': 7001 }],
    ['an mqtt broker fin/a:1 on port 7001', { '/components/a/ports/http/containerPort': 7001 }],
    ['fin/a:1 port 7001, health on port 7002', { '/components/a/ports/http/containerPort': 7001 }],
    ['fin/a:1, health on port 7002', { '/components/a/ports/http/containerPort': 7002 }],
    [
      'fin/a:1 port 7001, external postgres at pg.example.net, port 5432',
      { '/components/a/ports/http/containerPort': 7001 },
    ],
    [
      'fin/a:1 port 7001, mysql (host: my.example.net, port 3306)',
      { '/components/a/ports/http/containerPort': 7001 },
    ],
    ['fin/a:1 binds to 0.0.0.0, port 7001', { '/components/a/ports/http/containerPort': 7001 }],
    [
      'fin/a:1 ports 7001 (http), 7002 (grpc)',
      { '/components/a/ports/http/containerPort': 7001, '/components/a/ports/grpc/containerPort': 7002 },
    ],
    [
      'fin/a:1 ports: 7002 (metrics) and 7001 (web)',
      { '/components/a/ports/http/containerPort': 7001, '/components/a/ports/metrics/containerPort': 7002 },
    ],
    [
      'fin/a:1 ports 7001 (grpc), 7002 (metrics)',
      { '/components/a/ports/http/containerPort': 7001, '/components/a/archetype': 'generic-grpc' },
    ],
    ['fin/a:1 udp port 5353', { '/components/a/ports/udp/protocol': 'UDP' }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('numbers that are no ports', () => {
  it.each([
    'fin/a:1 for 4000 users',
    'fin/a:1 with 2048 MB memory',
    'fin/a:1 used since 2019',
    'fin/a:1 on 3 nodes',
    'fin/a:1, egress only to 10.0.0.0/8 port 443',
    'fin/a:1, an OTEL collector on port 4317',
    'fin/a:1 runs as uid 1000:1000',
  ])('leaves %j alone', (request) => {
    expect(Object.keys(readFacts(request)).filter((pointer) => pointer.includes('/ports/'))).toEqual([]);
  });
});
