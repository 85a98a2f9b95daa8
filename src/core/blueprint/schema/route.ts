import { z } from 'zod';
import { DnsLabelKey, DnsLabelLeaf, HostLeaf, JsonMap, LineLeaf, StringMap } from './leaf.js';

/** Kinds of objects that make a component public. */
export const ROUTE_KINDS = [
  'Ingress',
  'HTTPRoute',
  'GRPCRoute',
  'IngressRoute',
  'IngressRouteTCP',
  'IngressRouteUDP',
  'VirtualService',
] as const;

/** One of {@link ROUTE_KINDS}. */
export type RouteKind = (typeof ROUTE_KINDS)[number];

/** Middlewares of Traefik by what they do. @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/overview/ */
export const MIDDLEWARE_KINDS = [
  'redirectScheme',
  'headers',
  'rateLimit',
  'inFlightReq',
  'compress',
  'stripPrefix',
  'addPrefix',
  'replacePathRegex',
  'basicAuth',
  'forwardAuth',
  'ipAllowList',
  'retry',
  'circuitBreaker',
  'buffering',
  'errors',
  'chain',
] as const;
/** One of {@link MIDDLEWARE_KINDS}. */
export type MiddlewareKind = (typeof MIDDLEWARE_KINDS)[number];

/** What only an IngressRoute of Traefik has. */
export const TraefikSettings = z.strictObject({
  entryPoints: z.array(DnsLabelLeaf).min(1),
  /** Resolver of certificates that Traefik itself has; absent: a Secret holds the certificate. */
  certResolver: LineLeaf.min(1).optional(),
  /** Middlewares in the order requests pass them, each with the fields of its kind. */
  middlewares: z.array(z.strictObject({ kind: z.enum(MIDDLEWARE_KINDS), settings: JsonMap })),
  /** Oldest TLS version that is accepted: a TLSOption of its own. */
  minTlsVersion: z.enum(['VersionTLS12', 'VersionTLS13']).optional(),
  /** Shares of requests by component: a weighted TraefikService; absent: all go to the route's component. */
  weights: z.record(DnsLabelKey, z.int().min(0).max(10_000)).optional(),
});
export type TraefikSettings = z.infer<typeof TraefikSettings>;

/** Public exposure of one component. */
export const Route = z.strictObject({
  component: DnsLabelLeaf,
  /** Name of the component's port. */
  port: DnsLabelLeaf,
  kind: z.enum(ROUTE_KINDS),
  /** Empty only where the kind knows no hosts: an IngressRouteUDP, or an IngressRouteTCP for every host. */
  hosts: z.array(HostLeaf),
  path: z.string().regex(/^\//),
  tls: z.strictObject({
    enabled: z.boolean(),
    /** Secret with the certificate; absent: `<fullname>-tls`. */
    secretName: z.string().min(1).optional(),
    /** cert-manager ClusterIssuer that fills the Secret. */
    clusterIssuer: z.string().min(1).optional(),
  }),
  /** IngressClass; absent: the cluster's default. */
  className: z.string().min(1).optional(),
  /** Gateway that an HTTPRoute, a GRPCRoute or a VirtualService attaches to. */
  gateway: z
    .strictObject({
      name: z.string().min(1),
      namespace: z.string().min(1).optional(),
      sectionName: z.string().min(1).optional(),
    })
    .optional(),
  /** Only for the kinds of Traefik. */
  traefik: TraefikSettings.optional(),
  annotations: StringMap,
});
export type Route = z.infer<typeof Route>;
