import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseFrameworks', () => {
  it.each([
    ['a Go service fin/a:1', { '/components/a/archetype': 'go-http' }],
    ['python fast api fin/a:1', { '/components/a/archetype': 'fastapi' }],
    ['djnago site fin/a:1', { '/components/a/archetype': 'django' }],
    ['ASP.NET Core 8, fin/a:1', { '/components/a/archetype': 'aspnet-core' }],
    ['java with quarkus, fin/a:1', { '/components/a/archetype': 'quarkus' }],
    ['nuxt frontend fin/a:1', { '/components/a/archetype': 'node-ssr' }],
    ['caddy:2.8 for my pages', { '/components/caddy/archetype': 'static-site' }],
    ['quay.io/keycloak/keycloak:26.4', { '/components/keycloak/archetype': 'keycloak' }],
    ['quay.io/coreos/etcd:v3.6.1', { '/components/etcd/archetype': 'etcd' }],
    ['docker.io/library/postgres:18', { '/components/postgres/archetype': 'postgresql' }],
    ['valkey/valkey:9.1', { '/components/valkey/archetype': 'valkey' }],
    ['vllm/vllm-openai:v0.11.0', { '/components/vllm-openai/archetype': 'vllm' }],
    ['Django shop fin/a:1 that uses onnx', { '/components/a/archetype': 'django' }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });

  it.each(['fin/a:1 needs postgres 16', 'fin/a:1 with redis', 'ghcr.io/acme/redis:8'])(
    'takes no data store for the application of %j',
    (request) => {
      const archetypes = Object.entries(readFacts(request)).filter(([pointer]) =>
        pointer.endsWith('/archetype'),
      );
      expect(archetypes).toEqual([]);
    },
  );
});
