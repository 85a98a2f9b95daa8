import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseExposure', () => {
  it.each([
    [
      'fin/a:1 public at till.example.net',
      { '/intent/hosts/a//till.example.net': true, '/intent/exposed/a': true },
    ],
    [
      'fin/a:1 at https://till.example.net/pay',
      { '/intent/hosts/a//till.example.net': true, '/routes/a/tls/enabled': true, '/routes/a/path': '/pay' },
    ],
    [
      'fin/a:1 hosts a.example.net and b.example.net',
      { '/intent/hosts/a//a.example.net': true, '/intent/hosts/a//b.example.net': true },
    ],
    ['fin/a:1 with ingress class kong', { '/routes/a/className': 'kong' }],
    [
      'fin/a:1 through HTTPRoute on gateway infra/edge at a.example.net',
      {
        '/routes/a/kind': 'HTTPRoute',
        '/routes/a/gateway/name': 'edge',
        '/routes/a/gateway/namespace': 'infra',
      },
    ],
    [
      'fin/a:1 with postgres, host till.example.net, egress only to api.example.net',
      { '/intent/hosts/a//till.example.net': true },
    ],
    ['a database browser fin/a:1 at till.example.net', { '/intent/hosts/a//till.example.net': true }],
    ['fin/a:1, the public endpoint is till.example.net', { '/intent/hosts/a//till.example.net': true }],
    ['fin/a:1 without an ingress', { '/intent/exposed/a': false }],
    ['fin/a:1, internal only', { '/intent/exposed/a': false }],
    [
      'fin/a:1; dev host a.dev.example.net; prod host a.example.net',
      { '/intent/hosts/a/dev/a.dev.example.net': true, '/intent/hosts/a/prod/a.example.net': true },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('names with dots that are no public hosts', () => {
  it.each([
    'fin/a:1 calls api.payments.example',
    'fin/a:1 reads settings.yaml',
    'fin/a:1 is written in Node.js',
    'fin/a:1 version 1.2.3',
    'fin/a:1, mail to ops@example.net',
    'fin/a:1, needs postgres (external, host pg.example.net)',
    'fin/a:1, postgres host is pg.example.net',
    'fin/a:1, our postgres 16 lives at pg.example.net',
    'fin/a:1, redis (managed) at cache.example.net',
    'fin/a:1, database: pg.example.net',
    'fin/a:1, mysql (host: my.example.net, port 3306)',
    'fin/a:1, calls the api of payments.example.net',
    'fin/a:1, talks to the billing service at billing.example.net',
    'fin/a:1, egress only to one.example.net, two.example.net and three.example.net',
    'fin/a:1, OTEL endpoint otel.example.net',
    'fin/a:1, sends webhooks to hooks.example.net',
    'fin/a:1, repo https://git.example.net/x.git',
  ])('leaves %j alone', (request) => {
    expect(Object.keys(readFacts(request)).filter((pointer) => pointer.startsWith('/intent/hosts'))).toEqual(
      [],
    );
  });
});
