import { describe, expect, it } from 'vitest';
import {
  EVERY_MIDDLEWARE,
  routeBlueprint,
  traefikBlueprint,
  type RouteFields,
} from '../../../../test/support/exposure-blueprints.js';
import { blueprintOf, type BlueprintFields } from '../../../../test/support/blueprints.js';
import { MIDDLEWARE_KINDS, type MiddlewareKind, type RouteKind } from '../../blueprint/schema/route.js';
import type { JsonObject } from '../../ports/json.js';
import { MIDDLEWARE_FIELDS, NEEDED_FIELDS } from '../features/traefik/middleware-fields.js';
import { findEnvironmentProblems } from './environment-problems.js';
import { findRouteProblems } from './route-problems.js';

const image = 'ghcr.io/acme/api:1.0.0';
const gateway = { name: 'public' };
const traefik = { entryPoints: ['web'], middlewares: [] };
const tls = { enabled: true };
const udpPort = { http: { containerPort: 8080, servicePort: 80, protocol: 'UDP' } } as const;

const middleware = (kind: MiddlewareKind, settings: JsonObject): Partial<RouteFields> => ({
  traefik: { ...traefik, middlewares: [{ kind, settings }] },
});

/** Kind and fields of the only route, where the problem is, and what it says. */
const ROWS: readonly (readonly [RouteKind, Partial<RouteFields>, string, string])[] = [
  ['Ingress', { hosts: [] }, '/hosts', 'the Ingress has no host'],
  ['Ingress', { path: '/a b' }, '/path', 'holds a character'],
  ['Ingress', { path: '/a`b' }, '/path', 'holds a character'],
  ['Ingress', { gateway }, '/gateway', 'attaches to no Gateway'],
  ['Ingress', { traefik }, '/traefik', 'only routes of Traefik'],
  ['HTTPRoute', {}, '/gateway', 'an HTTPRoute attaches to a Gateway'],
  ['HTTPRoute', { gateway, className: 'nginx' }, '/className', '"nginx" is one of Ingresses'],
  ['GRPCRoute', {}, '/gateway', 'a GRPCRoute attaches to a Gateway'],
  ['GRPCRoute', { gateway, path: '/a/b/c' }, '/path', 'names no service of gRPC'],
  ['VirtualService', {}, '/gateway', 'a VirtualService attaches to a Gateway'],
  [
    'VirtualService',
    { gateway: { ...gateway, sectionName: 'https' } },
    '/gateway/sectionName',
    'not to one of its listeners',
  ],
  ['IngressRoute', {}, '/traefik', 'does not say which entry points'],
  ['IngressRoute', { traefik, hosts: [] }, '/hosts', 'the IngressRoute has no host'],
  [
    'IngressRoute',
    { traefik: { ...traefik, weights: { api: 1 } } },
    '/traefik/weights',
    'nothing to share it between',
  ],
  [
    'IngressRoute',
    { traefik: { ...traefik, weights: { api: 1, web: 1 } } },
    '/traefik/weights/web',
    '"web", which is no component',
  ],
  [
    'IngressRouteTCP',
    { traefik: { ...traefik, middlewares: [{ kind: 'compress', settings: {} }] }, hosts: [] },
    '/traefik/middlewares',
    'no requests that a Middleware could change',
  ],
  ['IngressRouteTCP', { traefik }, '/hosts', 'without TLS a TCP connection'],
  ['IngressRouteTCP', { traefik, hosts: [], path: '/a' }, '/path', 'has no paths'],
  [
    'IngressRouteTCP',
    { traefik, hosts: [], tls: { enabled: true, clusterIssuer: 'ca' } },
    '/tls/clusterIssuer',
    'without a host',
  ],
  ['IngressRouteUDP', { traefik, hosts: [] }, '/port', 'carries UDP, and the port "http" takes TCP'],
  ['IngressRouteUDP', { traefik }, '/hosts', 'UDP does not say which host'],
  ['IngressRouteUDP', { traefik, tls }, '/tls/enabled', 'has no TLS'],
  [
    'IngressRouteUDP',
    { traefik: { ...traefik, minTlsVersion: 'VersionTLS13' } },
    '/traefik/minTlsVersion',
    'has no TLS',
  ],
  [
    'IngressRouteUDP',
    { traefik: { ...traefik, certResolver: 'acme' } },
    '/traefik/certResolver',
    'has no TLS',
  ],
  [
    'IngressRoute',
    middleware('stripPrefix', { prefixes: ['/a'], forceSlash: true }),
    '/traefik/middlewares/0/settings/forceSlash',
    'the setting forceSlash of the middleware stripPrefix is unknown; known are prefixes',
  ],
  [
    'IngressRoute',
    middleware('basicAuth', { users: ['me:$2y$05$abc'] }),
    '/traefik/middlewares/0/settings/users',
    'is unknown',
  ],
  [
    'IngressRoute',
    middleware('rateLimit', { average: 'many' }),
    '/traefik/middlewares/0/settings/average',
    'must be a whole number',
  ],
  [
    'IngressRoute',
    middleware('rateLimit', { average: -1 }),
    '/traefik/middlewares/0/settings/average',
    'must be at least 0',
  ],
  [
    'IngressRoute',
    middleware('ipAllowList', { sourceRange: [] }),
    '/traefik/middlewares/0/settings/sourceRange',
    'must have at least 1',
  ],
  [
    'IngressRoute',
    middleware('ipAllowList', { sourceRange: ['10.0.0.0/8', 'office'] }),
    '/traefik/middlewares/0/settings/sourceRange/1',
    'must match',
  ],
  [
    'IngressRoute',
    middleware('ipAllowList', { sourceRange: ['10.0.0.0/8'], ipStrategy: { dept: 1 } }),
    '/traefik/middlewares/0/settings/ipStrategy/dept',
    'is unknown; known are depth, excludedIPs, ipv6Subnet',
  ],
  [
    'IngressRoute',
    middleware('compress', { encodings: ['rar'] }),
    '/traefik/middlewares/0/settings/encodings/0',
    'must be one of gzip, br, zstd',
  ],
  [
    'IngressRoute',
    middleware('errors', { status: ['500'], query: '/', service: { name: 'pages' } }),
    '/traefik/middlewares/0/settings/service/port',
    'is missing',
  ],
  [
    'IngressRoute',
    middleware('errors', {
      status: ['500'],
      query: '/',
      service: { name: 'pages', port: 80 },
      statusRewrites: { '502': 700 },
    }),
    '/traefik/middlewares/0/settings/statusRewrites/502',
    'must be at most 599',
  ],
];

describe('findRouteProblems', () => {
  it.each(ROWS)('finds in a route of the kind %s with %o the problem at %s', (kind, fields, at, text) => {
    const { blueprint } = routeBlueprint(kind, fields);
    const problems = findRouteProblems(blueprint);
    const found = problems.filter(({ pointer }) => pointer === `/routes/api${at}`);
    expect(found.map(({ message }) => message).join('\n')).toContain(text);
    for (const { hint } of problems) expect(hint).toMatch(/^[A-Z].*\.$/);
  });

  it('finds nothing in settings as the documentation of Traefik gives them', () => {
    const every = { entryPoints: ['web'], middlewares: EVERY_MIDDLEWARE };
    expect(findRouteProblems(routeBlueprint('IngressRoute', { traefik: every }).blueprint)).toEqual([]);
    expect(findRouteProblems(traefikBlueprint().blueprint)).toEqual([]);
  });

  it.each(MIDDLEWARE_KINDS)('asks of the middleware %s only for settings it knows', (kind) => {
    expect(Object.keys(MIDDLEWARE_FIELDS[kind])).toEqual(expect.arrayContaining([...NEEDED_FIELDS[kind]]));
    const { blueprint } = routeBlueprint('IngressRoute', middleware(kind, {}));
    expect(findRouteProblems(blueprint).length > 0).toBe(NEEDED_FIELDS[kind].length > 0);
  });

  it('takes a port of UDP for UDP', () => {
    const fields = { traefik, hosts: [] };
    const { blueprint } = routeBlueprint('IngressRouteUDP', fields, { ports: udpPort, probes: {} });
    expect(findRouteProblems(blueprint)).toEqual([]);
  });

  it('finds a share for a component without the port, and shares that are all zero', () => {
    const fields = edgeFields({ weights: { web: 0, collector: 0 } });
    const problems = findRouteProblems(blueprintOf(fields).blueprint);
    expect(problems.map(({ pointer }) => pointer)).toEqual([
      '/routes/web/traefik/weights/collector',
      '/routes/web/traefik/weights',
    ]);
  });
});

function edgeFields(settings: { readonly weights: Readonly<Record<string, number>> }): BlueprintFields {
  return {
    chart: { name: 'edge' },
    components: {
      web: { image },
      collector: { image, ports: { intake: { containerPort: 1, servicePort: 1, protocol: 'TCP' } } },
    },
    routes: { web: { ...route('IngressRoute'), component: 'web', traefik: { ...traefik, ...settings } } },
  };
}

function route(kind: RouteKind, fields: Partial<RouteFields> = {}): RouteFields {
  return {
    component: 'api',
    port: 'http',
    kind,
    hosts: ['a.example.com'],
    path: '/',
    tls: { enabled: false },
    annotations: {},
    ...fields,
  };
}

function pair(
  first: RouteFields,
  second: RouteFields,
  environments: NonNullable<BlueprintFields['environments']> = {},
) {
  const routes = { first, second };
  return blueprintOf({ chart: { name: 'api' }, components: { api: { image } }, routes, environments })
    .blueprint;
}

describe('two routes', () => {
  it.each([
    ['of different kinds', route('Ingress'), route('IngressRoute', { traefik })],
    ['of UDP on one entry point', udpRoute(), udpRoute()],
    ['of TCP for every host', tcpRoute(), tcpRoute()],
  ])('%s do not share an address', (_, first, second) => {
    const problems = findRouteProblems(pair(first, second));
    expect(problems.map(({ pointer, message }) => `${pointer} ${message}`).join('\n')).toMatch(
      /\/routes\/second\/hosts .* is claimed by the route first too/,
    );
  });

  it('of one host do not lose the least version of TLS that one of them asks for', () => {
    const strict = { ...traefik, minTlsVersion: 'VersionTLS13' } as const;
    const second = route('IngressRoute', { traefik: strict, tls, path: '/api' });
    const connection = route('IngressRouteTCP', { traefik, tls });
    expect(findRouteProblems(pair(connection, second))).toMatchObject([
      { pointer: '/routes/second/traefik/minTlsVersion' },
    ]);
    expect(findRouteProblems(pair(connection, { ...second, hosts: ['b.example.com'] }))).toEqual([]);
    expect(findRouteProblems(pair(route('IngressRoute', { traefik, tls }), second))).toEqual([]);
  });

  it('of HTTP and gRPC do not share a host of a Gateway', () => {
    const problems = findRouteProblems(
      pair(route('GRPCRoute', { gateway, path: '/a.A' }), route('HTTPRoute', { gateway })),
    );
    expect(problems).toMatchObject([{ pointer: '/routes/second/hosts' }]);
    expect(problems[0]?.message).toContain('an HTTPRoute and a GRPCRoute');
  });

  it('have sections of their own in values.yaml', () => {
    const routes = {
      tcp: route('IngressRoute', { traefik }),
      web: route('IngressRoute', { traefik, path: '/web' }),
      zzz: tcpRoute(),
    };
    const fields = { chart: { name: 'api' }, components: { api: { image } }, routes };
    expect(findRouteProblems(blueprintOf(fields).blueprint)).toMatchObject([
      {
        pointer: '/routes/zzz',
        message: 'the routes tcp and zzz would share the section "ingressRouteTcp" of values.yaml',
      },
    ]);
  });

  it('do not get one address by an environment, unless it turns one of them off', () => {
    const second = route('Ingress', { hosts: ['b.example.com'] });
    const hosts = { second: { hosts: ['a.example.com'] } };
    const clash = pair(route('Ingress'), second, { dev: { components: {}, routes: hosts } });
    expect(findRouteProblems(clash)).toMatchObject([{ pointer: '/environments/dev/routes/second/hosts' }]);
    const off = { ...hosts, first: { enabled: false } };
    expect(
      findRouteProblems(pair(route('Ingress'), second, { dev: { components: {}, routes: off } })),
    ).toEqual([]);
  });
});

function tcpRoute(): RouteFields {
  return route('IngressRouteTCP', { traefik, hosts: [] });
}

function udpRoute(): RouteFields {
  return route('IngressRouteUDP', { traefik, hosts: [] });
}

type RouteChange = NonNullable<BlueprintFields['environments']>[string]['routes'][string];

describe('routes of environments', () => {
  const dev = (of: RouteFields, change: RouteChange) =>
    findEnvironmentProblems(
      pair(of, route('Ingress'), {
        dev: { components: {}, routes: { first: change } },
      }),
    );

  it.each([
    [{ hosts: ['b.example.com'] }, '/hosts'],
    [{ tls: { enabled: false } }, '/tls'],
  ])('do not change by %o what UDP has not', (change, at) => {
    expect(dev(udpRoute(), change)).toMatchObject([{ pointer: `/environments/dev/routes/first${at}` }]);
  });

  it('keep TLS where a TCP route has hosts', () => {
    const secured = route('IngressRouteTCP', { traefik, tls });
    expect(dev(secured, { tls: { enabled: false } })).toMatchObject([
      { pointer: '/environments/dev/routes/first/tls' },
    ]);
    expect(dev(tcpRoute(), { hosts: ['a.example.com'] })).toMatchObject([
      { pointer: '/environments/dev/routes/first/hosts' },
    ]);
    expect(dev(secured, { hosts: ['b.example.com'] })).toEqual([]);
  });
});
