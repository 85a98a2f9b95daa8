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
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});
