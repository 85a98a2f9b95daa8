import type { RouteKind } from './schema/route.js';

/** Who reads an object and carries the traffic. */
export type RouteController = 'ingress' | 'gateway' | 'traefik' | 'istio';

/** What kinds of routes have in common and where they differ, for plans, problems and documentation. */
export interface RouteTraits {
  /** File name of the only route of its kind; in camelCase it is the values section. */
  readonly fileName: string;
  readonly apiVersion: string;
  readonly controller: RouteController;
  /** `http` routes are told apart by host and path, `tcp` by the host of the TLS handshake, `udp` by nothing. */
  readonly layer: 'http' | 'tcp' | 'udp';
  readonly needsHosts: boolean;
  /** True when it attaches to a Gateway, which then serves TLS. */
  readonly needsGateway: boolean;
  /** True when the object itself says which certificate is served. */
  readonly hasTls: boolean;
}

const HTTP = { layer: 'http', needsHosts: true, needsGateway: false, hasTls: true } as const;
const BY_GATEWAY = { ...HTTP, needsGateway: true, hasTls: false } as const;
const GATEWAY_API = {
  ...BY_GATEWAY,
  apiVersion: 'gateway.networking.k8s.io/v1',
  controller: 'gateway',
} as const;
const TRAEFIK = { ...HTTP, apiVersion: 'traefik.io/v1alpha1', controller: 'traefik' } as const;

/**
 * The traits of every kind.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/ (Gateway API 1.4)
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/ (Traefik 3.7)
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/ (Istio 1.28)
 */
export const ROUTE_TRAITS: Readonly<Record<RouteKind, RouteTraits>> = {
  Ingress: { ...HTTP, fileName: 'ingress', apiVersion: 'networking.k8s.io/v1', controller: 'ingress' },
  HTTPRoute: { ...GATEWAY_API, fileName: 'http-route' },
  GRPCRoute: { ...GATEWAY_API, fileName: 'grpc-route' },
  IngressRoute: { ...TRAEFIK, fileName: 'ingress-route' },
  IngressRouteTCP: { ...TRAEFIK, fileName: 'ingress-route-tcp', layer: 'tcp', needsHosts: false },
  IngressRouteUDP: {
    ...TRAEFIK,
    fileName: 'ingress-route-udp',
    layer: 'udp',
    needsHosts: false,
    hasTls: false,
  },
  VirtualService: {
    ...BY_GATEWAY,
    fileName: 'virtual-service',
    apiVersion: 'networking.istio.io/v1',
    controller: 'istio',
  },
};
