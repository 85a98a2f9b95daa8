import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseMiddlewares', () => {
  it.each([
    [
      'fin/a:1 IngressRoute at a.example.net, rate limit 100 per second burst 50, basic auth from secret users',
      {
        '/routes/a/traefik/middlewares': [
          { kind: 'rateLimit', settings: { average: 100, burst: 50 } },
          { kind: 'basicAuth', settings: { secret: 'users' } },
        ],
      },
    ],
    [
      'fin/a:1 IngressRoute at a.example.net, redirect http to https, strip prefix /api',
      {
        '/routes/a/traefik/middlewares': [
          { kind: 'redirectScheme', settings: { scheme: 'https', permanent: true } },
          { kind: 'stripPrefix', settings: { prefixes: ['/api'] } },
        ],
      },
    ],
    [
      'fin/a:1 at a.example.net through traefik with middlewares: compress, security headers, ip whitelist 192.168.0.0/16',
      {
        '/routes/a/traefik/middlewares': [
          { kind: 'compress', settings: {} },
          {
            kind: 'headers',
            settings: {
              stsSeconds: 31536000,
              stsIncludeSubdomains: true,
              contentTypeNosniff: true,
              frameDeny: true,
            },
          },
          { kind: 'ipAllowList', settings: { sourceRange: ['192.168.0.0/16'] } },
        ],
      },
    ],
    [
      'fin/a:1 ingressroute at a.example.net, forward auth to https://auth.example.net/verify, 3 retries',
      {
        '/routes/a/traefik/middlewares': [
          { kind: 'forwardAuth', settings: { address: 'https://auth.example.net/verify' } },
          { kind: 'retry', settings: { attempts: 3 } },
        ],
      },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each(['fin/a:1 with rate limit 100 per second', 'fin/a:1 at a.example.net with compression'])(
    'states nothing for %j',
    (request) => {
      expect(
        Object.keys(readFacts(request)).filter((pointer) =>
          /^\/routes\/\w+\/traefik\/middlewares/.test(pointer),
        ),
      ).toEqual([]);
    },
  );
});
