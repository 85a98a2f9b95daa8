import { describe, expect, it } from 'vitest';
import { KNOWLEDGE } from '../../../knowledge/index.js';
import { readEnglish } from '../english/read-english.js';
import { applyDefaults } from './answer-facts.js';
import { resolveBlueprint } from './resolve-blueprint.js';

/** Resolves a request, taking the stated defaults. */
function resolve(request: string) {
  const { facts } = readEnglish(request, KNOWLEDGE);
  const first = resolveBlueprint(facts, KNOWLEDGE);
  if (first.kind === 'resolved') return first;
  const defaults = applyDefaults(first.questions);
  const second = resolveBlueprint([...facts, ...(defaults.ok ? defaults.value : [])], KNOWLEDGE);
  if (second.kind === 'questions') throw new Error(JSON.stringify(second.questions));
  return second;
}

describe('wishes that name no field', () => {
  it('monitors a component that is to be watched by Prometheus', () => {
    const { resolved } = resolve('fin/a:1 on 8080, monitored by prometheus');
    expect(resolved.blueprint.components['a']?.monitoring).toMatchObject({
      kind: 'ServiceMonitor',
      port: 'http',
      path: '/metrics',
    });
  });

  it('makes a namespace with the restricted level', () => {
    const { resolved } = resolve('fin/a:1 on 8080 in its own namespace');
    expect(resolved.blueprint.chart.ownNamespace).toEqual({ podSecurity: 'restricted' });
  });

  it('says what becomes of an order of starting', () => {
    const { notes } = resolve('fin/a:1 on 8080, wait for redis before it starts');
    expect(notes.join()).toContain('a does not wait for redis');
  });

  it('puts an archetype volume at the path somebody stated under another name', () => {
    const { resolved } = resolve('daemonset fluent-bit 3.1 tail /var/log readonly all nodes');
    const volumes = Object.values(resolved.blueprint.components['fluent-bit']?.volumes ?? {});
    expect(volumes.filter(({ mountPath }) => mountPath === '/var/log')).toHaveLength(1);
  });

  it.each([
    ['3-node Kafka cluster with 50Gi each', 'kafka', /^apache\/kafka:\d/],
    ['MySQL 8.4 with 40Gi', 'mysql', /^mysql:8\.4$/],
    ['Deploy node exporter on every node', 'node-exporter', /^prom\/node-exporter:v\d/],
  ])('runs the official image of a known product: %s', (request, name, image) => {
    expect(resolve(request).resolved.blueprint.components[name]?.image).toMatch(image);
  });

  it('warns of a short tag where only full versions are published', () => {
    expect(resolve('elasticsearch 8 with 50Gi').notes.join()).toContain('make sure that the tag 8 exists');
    expect(resolve('fin/a:1 on 8080').notes.join()).not.toContain('full versions');
  });
});
