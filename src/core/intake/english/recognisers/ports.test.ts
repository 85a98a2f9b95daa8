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
  ])('leaves %j alone', (request) => {
    expect(Object.keys(readFacts(request)).filter((pointer) => pointer.includes('/ports/'))).toEqual([]);
  });
});
