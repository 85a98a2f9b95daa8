import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseRouteKinds', () => {
  it.each([
    [
      'fin/a:1 with a traefik ingressroute on entrypoints web and websecure, cert resolver le',
      {
        '/intent/exposed/a': true,
        '/routes/a/kind': 'IngressRoute',
        '/routes/a/traefik/entryPoints': ['web', 'websecure'],
        '/routes/a/traefik/certResolver': 'le',
        '/routes/a/tls/enabled': true,
      },
    ],
    [
      'fin/a:1 grpc on 50051 via a GRPCRoute on gateway infra/public',
      {
        '/intent/exposed/a': true,
        '/routes/a/kind': 'GRPCRoute',
        '/routes/a/gateway/name': 'public',
        '/routes/a/gateway/namespace': 'infra',
      },
    ],
    [
      'fin/a:1 with a VirtualService for a.example.net on gateway istio-system/public',
      {
        '/intent/exposed/a': true,
        '/routes/a/kind': 'VirtualService',
        '/routes/a/gateway/name': 'public',
        '/routes/a/gateway/namespace': 'istio-system',
      },
    ],
    [
      'fin/a:1 by an IngressRouteTCP on entrypoint mqtt',
      {
        '/intent/exposed/a': true,
        '/routes/a/kind': 'IngressRouteTCP',
        '/routes/a/traefik/entryPoints': ['mqtt'],
      },
    ],
    [
      'fin/a:1 udp 5353 with IngressRouteUDP entry point dns',
      {
        '/intent/exposed/a': true,
        '/routes/a/kind': 'IngressRouteUDP',
        '/routes/a/traefik/entryPoints': ['dns'],
      },
    ],
    [
      'fin/a:1 IngressRoute at a.example.net, tls 1.3 only',
      {
        '/intent/exposed/a': true,
        '/routes/a/kind': 'IngressRoute',
        '/routes/a/traefik/minTlsVersion': 'VersionTLS13',
        '/routes/a/tls/enabled': true,
      },
    ],
    [
      'fin/a:1 via HTTPRoute at a.example.net on gateway edge in namespace infra, section https',
      {
        '/routes/a/gateway/sectionName': 'https',
        '/intent/exposed/a': true,
        '/routes/a/kind': 'HTTPRoute',
        '/routes/a/gateway/name': 'edge',
        '/routes/a/gateway/namespace': 'infra',
      },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each(['fin/a:1 behind a proxy', 'fin/a:1, no virtual service'])('states nothing for %j', (request) => {
    expect(
      Object.keys(readFacts(request)).filter((pointer) => /^\/(routes|intent\/exposed)/.test(pointer)),
    ).toEqual([]);
  });
});
