import fc from 'fast-check';
import { ROUTE_KINDS, type RouteKind } from '../../src/core/blueprint/schema/route.js';
import type { JsonValue } from '../../src/core/ports/json.js';
import { LONG_RUNNING, below, on, together, under, type Feature } from './feature.js';

/** How a route of a kind is told from others. */
interface RouteForm {
  readonly kind: RouteKind;
  readonly hosts: readonly string[];
  readonly path: string;
  readonly tls: 'none' | 'named' | 'issued' | 'standard';
  /** A second route of the component, beside the one called like it. */
  readonly isSecond: boolean;
  readonly hasMiddlewares: boolean;
  readonly minTlsVersion: 'VersionTLS12' | 'VersionTLS13' | undefined;
}

const TLS: Readonly<Record<RouteForm['tls'], Readonly<Record<string, JsonValue>>>> = {
  none: { 'tls/enabled': false },
  standard: { 'tls/enabled': true },
  named: { 'tls/enabled': true, 'tls/secretName': 'wildcard-certificate' },
  issued: { 'tls/enabled': true, 'tls/clusterIssuer': 'letsencrypt' },
};

const MIDDLEWARES: JsonValue = [
  { kind: 'rateLimit', settings: { average: 1_000_000, burst: 50 } },
  { kind: 'basicAuth', settings: { secret: 'users', realm: 'yes' } },
  { kind: 'stripPrefix', settings: { prefixes: ['/on'] } },
];

/** What only some kinds have, or cannot do without. */
function settingsOf({ kind, hasMiddlewares, minTlsVersion }: RouteForm): Readonly<Record<string, JsonValue>> {
  if (kind === 'Ingress') return { className: 'nginx' };
  if (!kind.startsWith('IngressRoute')) return { 'gateway/name': 'public', 'gateway/namespace': 'gateways' };
  const middlewares = kind === 'IngressRoute' && hasMiddlewares ? MIDDLEWARES : [];
  const oldest =
    kind === 'IngressRoute' && minTlsVersion !== undefined ? { 'traefik/minTlsVersion': minTlsVersion } : {};
  return { 'traefik/entryPoints': ['websecure'], 'traefik/middlewares': middlewares, ...oldest };
}

function stateRoute(form: RouteForm): Feature {
  const isUdp = form.kind === 'IngressRouteUDP';
  const isHttp = form.kind !== 'IngressRouteTCP' && !isUdp;
  const port = isUdp ? 'packets' : 'public';
  const hasHosts = isHttp || (!isUdp && form.tls !== 'none');
  const route: Feature = (component) =>
    under(['routes', form.isSecond ? `${component.slice(0, 30)}-2` : component], {
      ...TLS[isUdp ? 'none' : form.tls],
      ...settingsOf(form),
      component,
      port,
      kind: form.kind,
      hosts: hasHosts ? [...form.hosts] : [],
      path: isHttp && form.kind !== 'GRPCRoute' ? form.path : '/',
    });
  const containerPort = isUdp ? 5140 : 18_080;
  return together([
    below({
      [`ports/${port}/containerPort`]: containerPort,
      [`ports/${port}/servicePort`]: containerPort,
      [`ports/${port}/protocol`]: isUdp ? 'UDP' : 'TCP',
    }),
    route,
  ]);
}

/** A route of any kind to a port of its own. */
export const arbitraryRoute: fc.Arbitrary<Feature> = fc
  .record<RouteForm>({
    kind: fc.constantFrom(...ROUTE_KINDS),
    hosts: fc.constantFrom(['a.example.com'], ['*.example.com'], ['b.example.com', 'www.b.example.com']),
    path: fc.constantFrom('/', '/api', '/a/b.c'),
    tls: fc.constantFrom('none', 'named', 'issued', 'standard'),
    isSecond: fc.boolean(),
    hasMiddlewares: fc.boolean(),
    minTlsVersion: fc.constantFrom(undefined, 'VersionTLS12', 'VersionTLS13'),
  })
  .map((form) => on(LONG_RUNNING, stateRoute(form)));
