import { describe, expect, it } from 'vitest';
import { resolveRequest } from '../../../../test/support/resolve-request.js';

describe('wishes that name no field', () => {
  it('monitors a component that is to be watched by Prometheus', () => {
    const { resolved } = resolveRequest('fin/a:1 on 8080, monitored by prometheus');
    expect(resolved.blueprint.components['a']?.monitoring).toMatchObject({
      kind: 'ServiceMonitor',
      port: 'http',
      path: '/metrics',
    });
  });

  it('says that a port of metrics alone is read by nobody', () => {
    const { notes } = resolveRequest('fin/a:1 on 8080, prometheus metrics on port 9100');
    expect(notes.join()).toContain('say "with a ServiceMonitor"');
    const asked = resolveRequest('fin/a:1 on 8080, prometheus metrics on port 9100 with a ServiceMonitor');
    expect(asked.notes.join()).not.toContain('ServiceMonitor');
  });

  it('makes a namespace with the restricted level', () => {
    const { resolved } = resolveRequest('fin/a:1 on 8080 in its own namespace');
    expect(resolved.blueprint.chart.ownNamespace).toEqual({ podSecurity: 'restricted' });
  });

  it('says what becomes of an order of starting', () => {
    const { notes } = resolveRequest('fin/a:1 on 8080, wait for redis before it starts');
    expect(notes.join()).toContain('a does not wait for redis');
  });

  it('puts an archetype volume at the path somebody stated under another name', () => {
    const { resolved } = resolveRequest('daemonset fluent-bit 3.1 tail /var/log readonly all nodes');
    const volumes = Object.values(resolved.blueprint.components['fluent-bit']?.volumes ?? {});
    expect(volumes.filter(({ mountPath }) => mountPath === '/var/log')).toHaveLength(1);
  });

  it.each([
    ['3-node Kafka cluster with 50Gi each', 'kafka', /^apache\/kafka:\d/],
    ['MySQL 8.4 with 40Gi', 'mysql', /^mysql:8\.4$/],
    ['Deploy node exporter on every node', 'node-exporter', /^prom\/node-exporter:v\d/],
  ])('runs the official image of a known product: %s', (request, name, image) => {
    expect(resolveRequest(request).resolved.blueprint.components[name]?.image).toMatch(image);
  });

  it('warns of a short tag where only full versions are published', () => {
    expect(resolveRequest('elasticsearch 8 with 50Gi').notes.join()).toContain(
      'make sure that the tag 8 exists',
    );
    expect(resolveRequest('fin/a:1 on 8080').notes.join()).not.toContain('full versions');
  });
});
