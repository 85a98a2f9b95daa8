import { describe, expect, it } from 'vitest';
import { hardenedInput } from '../../../../test/support/hardened-chart.js';
import { runChecks } from '../run-checks.js';

const LABELS = '{app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}';

function findingsOf(rule: string, objects: readonly (readonly [kind: string, spec: string])[]) {
  const added = objects.map(
    ([kind, spec]) =>
      `{apiVersion: v1, kind: ${kind}, metadata: {name: demo, labels: ${LABELS}}, spec: {${spec}}}`,
  );
  return runChecks(hardenedInput({}, added)).filter((finding) => finding.rule === rule);
}

describe('references/route-backend', () => {
  it.each([
    ['GRPCRoute', 'rules: [{backendRefs: [{name: other, port: 80}]}]', '/spec/rules/0/backendRefs/0'],
    ['IngressRoute', 'routes: [{services: [{name: other, port: 80}]}]', '/spec/routes/0/services/0'],
    ['IngressRoute', 'routes: [{services: [{name: a, kind: TraefikService}]}]', '/spec/routes/0/services/0'],
    ['IngressRouteTCP', 'routes: [{services: [{name: other, port: 1}]}]', '/spec/routes/0/services/0'],
    ['IngressRouteUDP', 'routes: [{services: [{name: demo, port: x}]}]', '/spec/routes/0/services/0/port'],
    ['TraefikService', 'weighted: {services: [{name: other}]}', '/spec/weighted/services/0'],
    [
      'VirtualService',
      'http: [{route: [{destination: {host: other, port: {number: 80}}}]}]',
      '/spec/http/0/route/0/destination',
    ],
  ])('finds a %s with %s', (kind, spec, pointer) => {
    expect(findingsOf('references/route-backend', [[kind, spec]]).map((finding) => finding.pointer)).toEqual([
      pointer,
    ]);
  });

  it.each([
    ['a Service of the chart', 'IngressRoute', 'routes: [{services: [{name: demo, port: http}]}]'],
    ['what Traefik itself serves', 'IngressRoute', 'routes: [{services: [{name: api@internal}]}]'],
    ['another namespace', 'IngressRoute', 'routes: [{services: [{name: a, namespace: b}]}]'],
    ['a whole host name', 'VirtualService', 'http: [{route: [{destination: {host: a.b.svc}}]}]'],
  ])('takes %s', (_, kind, spec) => {
    expect(findingsOf('references/route-backend', [[kind, spec]])).toEqual([]);
  });
});

describe('references/route-parts', () => {
  it.each([
    ['IngressRoute', 'routes: [{middlewares: [{name: auth}]}]', '/spec/routes/0/middlewares/0'],
    ['IngressRouteTCP', 'routes: [{middlewares: [{name: auth}]}]', '/spec/routes/0/middlewares/0'],
    ['IngressRoute', 'tls: {options: {name: strict}}', '/spec/tls/options'],
  ])('finds a %s with %s', (kind, spec, pointer) => {
    expect(findingsOf('references/route-parts', [[kind, spec]]).map((finding) => finding.pointer)).toEqual([
      pointer,
    ]);
  });

  it('takes objects of the chart, and those of another namespace', () => {
    const parts = 'routes: [{middlewares: [{name: demo}, {name: auth, namespace: shared}]}]';
    const own = [['IngressRoute', parts] as const, ['Middleware', 'compress: {}'] as const];
    expect(findingsOf('references/route-parts', own)).toEqual([]);
  });
});

describe('operability/one-exposure', () => {
  it.each([
    ['IngressRoute', 'routes: [{match: "Host(`demo.example.com`) && PathPrefix(`/a`)"}]'],
    ['VirtualService', 'gateways: [public], hosts: [demo.example.com]'],
    ['GRPCRoute', 'hostnames: [demo.example.com]'],
  ])('finds a %s for the host of the Ingress', (kind, spec) => {
    expect(findingsOf('operability/one-exposure', [[kind, spec]])).toHaveLength(1);
  });

  it('takes a VirtualService for calls inside the mesh', () => {
    expect(findingsOf('operability/one-exposure', [['VirtualService', 'hosts: [demo.example.com]']])).toEqual(
      [],
    );
  });
});

it('network-policy/ingress-tls finds an IngressRoute without TLS', () => {
  expect(findingsOf('network-policy/ingress-tls', [['IngressRoute', 'routes: []']])).toHaveLength(1);
  expect(findingsOf('network-policy/ingress-tls', [['IngressRoute', 'tls: {}']])).toEqual([]);
});
