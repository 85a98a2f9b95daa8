import type { ResolvedBlueprint } from '../../src/core/blueprint/resolved-blueprint.js';
import type { RouteKind, TraefikSettings } from '../../src/core/blueprint/schema/route.js';
import { blueprintOf, type BlueprintFields, type ComponentFields } from './blueprints.js';

/** A route as fixtures write it. */
export type RouteFields = NonNullable<BlueprintFields['routes']>[string];

const tcp = { containerPort: 8080, servicePort: 80, protocol: 'TCP', appProtocol: 'http' } as const;

/** Two versions of a shop behind Traefik with Middlewares, weights and a TLSOption, and a collector that takes TCP and UDP. */
export function traefikBlueprint(): ResolvedBlueprint {
  return blueprintOf({
    chart: { name: 'edge', appVersion: '5.2.0', description: 'Shop behind Traefik, with a log collector.' },
    components: {
      web: { image: 'ghcr.io/acme/edge-web:5.2.0', ports: { http: tcp } },
      canary: { image: 'ghcr.io/acme/edge-web:5.3.0', ports: { http: { ...tcp, containerPort: 8081 } } },
      collector: {
        image: 'ghcr.io/acme/collector:1.0.0',
        ports: {
          syslog: { containerPort: 1514, servicePort: 514, protocol: 'UDP' },
          intake: { containerPort: 2020, servicePort: 2020, protocol: 'TCP' },
        },
        probes: {
          startup: { tcp: true, port: 'intake', periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 12 },
          readiness: { tcp: true, port: 'intake', periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 3 },
          liveness: {
            command: ['/collector', 'alive'],
            periodSeconds: 10,
            timeoutSeconds: 3,
            failureThreshold: 6,
          },
        },
        networkPolicy: { enabled: true, allowSameNamespace: false, allowInternet: false },
      },
    },
    routes: {
      web: {
        component: 'web',
        port: 'http',
        kind: 'IngressRoute',
        hosts: ['shop.example.com', 'www.shop.example.com'],
        path: '/shop',
        tls: { enabled: true, clusterIssuer: 'letsencrypt' },
        traefik: {
          entryPoints: ['websecure'],
          minTlsVersion: 'VersionTLS13',
          weights: { web: 95, canary: 5 },
          middlewares: [
            { kind: 'ipAllowList', settings: { sourceRange: ['10.0.0.0/8', '192.0.2.0/24'] } },
            { kind: 'rateLimit', settings: { average: 100, burst: 200, period: '1s' } },
            { kind: 'basicAuth', settings: { secret: 'shop-users', removeHeader: true } },
            { kind: 'stripPrefix', settings: { prefixes: ['/shop'] } },
            {
              kind: 'headers',
              settings: {
                stsSeconds: 31_536_000,
                contentTypeNosniff: true,
                frameDeny: true,
                customResponseHeaders: { 'X-Powered-By': '' },
              },
            },
            { kind: 'compress', settings: {} },
          ],
        },
        annotations: {},
      },
      preview: {
        component: 'canary',
        port: 'http',
        kind: 'IngressRoute',
        hosts: ['shop.example.com'],
        path: '/preview',
        tls: { enabled: true },
        traefik: { entryPoints: ['websecure'], middlewares: [] },
        annotations: {},
      },
      intake: {
        component: 'collector',
        port: 'intake',
        kind: 'IngressRouteTCP',
        hosts: ['intake.example.com'],
        path: '/',
        tls: { enabled: true },
        traefik: { entryPoints: ['intake'], certResolver: 'letsencrypt', middlewares: [] },
        annotations: {},
      },
      syslog: {
        component: 'collector',
        port: 'syslog',
        kind: 'IngressRouteUDP',
        hosts: [],
        path: '/',
        tls: { enabled: false },
        traefik: { entryPoints: ['syslog'], middlewares: [] },
        annotations: {},
      },
    },
    environments: {
      dev: {
        components: {},
        routes: {
          web: { hosts: ['shop.dev.example.com'], tls: { enabled: false } },
          syslog: { enabled: false },
        },
      },
    },
  });
}

/** A gRPC service behind a Gateway, with a load balancer of its own inside the company. */
export function grpcBlueprint(): ResolvedBlueprint {
  const probe = { grpc: true, port: 'grpc', timeoutSeconds: 3, failureThreshold: 3 };
  return blueprintOf({
    chart: { name: 'quotes', appVersion: '2.0.0', description: 'Quotes over gRPC.' },
    components: {
      quotes: {
        image: 'ghcr.io/acme/quotes:2.0.0',
        archetype: 'grpc-service',
        ports: {
          grpc: {
            containerPort: 50_051,
            servicePort: 443,
            protocol: 'TCP',
            appProtocol: 'kubernetes.io/h2c',
          },
        },
        probes: {
          startup: { ...probe, periodSeconds: 5, failureThreshold: 24 },
          readiness: { ...probe, periodSeconds: 5 },
          liveness: { tcp: true, port: 'grpc', timeoutSeconds: 3, periodSeconds: 10, failureThreshold: 6 },
        },
        service: {
          type: 'LoadBalancer',
          annotations: {},
          ipFamilyPolicy: 'PreferDualStack',
          ipFamilies: ['IPv4', 'IPv6'],
          trafficDistribution: 'PreferSameZone',
          externalTrafficPolicy: 'Local',
          loadBalancerClass: 'example.com/internal',
          loadBalancerSourceRanges: ['10.0.0.0/8'],
        },
      },
    },
    routes: {
      quotes: {
        component: 'quotes',
        port: 'grpc',
        kind: 'GRPCRoute',
        hosts: ['quotes.example.com'],
        path: '/quotes.v1.Quotes',
        tls: { enabled: true },
        gateway: { name: 'public', namespace: 'gateways', sectionName: 'https' },
        annotations: {},
      },
    },
    environments: { dev: { components: {}, routes: { quotes: { hosts: ['quotes.dev.example.com'] } } } },
  });
}

/** A service in the mesh of Istio, behind its ingress gateway, and a worker that reports to it from the mesh too. */
export function istioBlueprint(): ResolvedBlueprint {
  return blueprintOf({
    chart: { name: 'bookings', appVersion: '1.9.0', description: 'Bookings in the mesh of Istio.' },
    components: {
      bookings: {
        image: 'ghcr.io/acme/bookings:1.9.0',
        service: { type: 'ClusterIP', annotations: {}, sessionAffinity: 'ClientIP' },
        mesh: { kind: 'istio', inject: true },
      },
    },
    routes: {
      bookings: {
        component: 'bookings',
        port: 'http',
        kind: 'VirtualService',
        hosts: ['bookings.example.com'],
        path: '/bookings',
        tls: { enabled: true },
        gateway: { name: 'public', namespace: 'istio-ingress' },
        annotations: {},
      },
    },
  });
}

/** Two components in the mesh of Linkerd that call each other. */
export function linkerdBlueprint(): ResolvedBlueprint {
  const mesh = { kind: 'linkerd', inject: true } as const;
  const networkPolicy = { enabled: true, allowSameNamespace: false, allowInternet: false };
  return blueprintOf({
    chart: { name: 'desk', description: 'Help desk in the mesh of Linkerd.' },
    components: {
      api: { image: 'ghcr.io/acme/desk-api:1.0.0', mesh, networkPolicy },
      web: { image: 'ghcr.io/acme/desk-web:1.0.0', mesh, networkPolicy },
    },
    connections: { 'web-to-api': { from: 'web', to: 'api', port: 8080 } },
  });
}

/** Every middleware, with settings as Traefik's own documentation gives them. */
export const EVERY_MIDDLEWARE: TraefikSettings['middlewares'] = [
  { kind: 'redirectScheme', settings: { scheme: 'https', permanent: true } },
  { kind: 'ipAllowList', settings: { sourceRange: ['10.0.0.0/8'], ipStrategy: { depth: 1 } } },
  { kind: 'inFlightReq', settings: { amount: 20, sourceCriterion: { requestHost: true } } },
  {
    kind: 'rateLimit',
    settings: { average: 1_000_000, burst: 50, sourceCriterion: { requestHeaderName: 'X-User' } },
  },
  { kind: 'basicAuth', settings: { secret: 'users', realm: 'shop' } },
  {
    kind: 'forwardAuth',
    settings: {
      address: 'https://auth.example.com/verify',
      authResponseHeaders: ['X-User'],
      tls: { caSecret: 'auth-ca' },
    },
  },
  { kind: 'stripPrefix', settings: { prefixes: ['/api'] } },
  { kind: 'addPrefix', settings: { prefix: '/v2' } },
  { kind: 'replacePathRegex', settings: { regex: '^/a/(.*)', replacement: '/b/$1' } },
  {
    kind: 'headers',
    settings: { customRequestHeaders: { 'X-Scheme': 'https' }, referrerPolicy: 'no-referrer' },
  },
  { kind: 'headers', settings: { stsSeconds: 31_536_000 } },
  { kind: 'retry', settings: { attempts: 3, initialInterval: '100ms' } },
  { kind: 'circuitBreaker', settings: { expression: 'NetworkErrorRatio() > 0.30', checkPeriod: '10s' } },
  { kind: 'buffering', settings: { maxRequestBodyBytes: 2_000_000 } },
  {
    kind: 'errors',
    settings: {
      status: ['500-599'],
      service: { name: 'pages', port: 80 },
      query: '/{status}.html',
      statusRewrites: { '502': 500 },
    },
  },
  { kind: 'compress', settings: { minResponseBodyBytes: 1024, encodings: ['zstd', 'gzip'] } },
  { kind: 'chain', settings: { middlewares: [{ name: 'shared', namespace: 'traefik' }] } },
];

/** One component with a route of the given kind, and whatever the route is given besides. */
export function routeBlueprint(
  kind: RouteKind,
  fields: Partial<RouteFields> = {},
  component: Partial<ComponentFields> = {},
): ResolvedBlueprint {
  const route = {
    component: 'api',
    port: 'http',
    kind,
    hosts: ['api.example.com'],
    path: '/',
    tls: { enabled: false },
    annotations: {},
    ...fields,
  };
  return blueprintOf({
    chart: { name: 'api' },
    components: { api: { image: 'ghcr.io/acme/api:1.0.0', ...component } },
    routes: { api: route },
  });
}
