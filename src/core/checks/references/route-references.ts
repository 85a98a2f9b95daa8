import type { Observation } from '../check.js';
import { defineRenderedCheck } from '../define-check.js';
import type { ManifestBundle } from '../manifest/manifest-bundle.js';
import type { ManifestObject } from '../manifest/manifest-object.js';
import { dig, toList, toText, type ManifestValue } from '../manifest/manifest-value.js';
import { portProblem } from './service-references.js';

/** A place where a route says what it leads to. */
interface RouteBackend {
  readonly kind: string;
  readonly name: string;
  readonly port: ManifestValue;
  readonly pointer: string;
}

/** Lists the backends of one object that lie in its own namespace. */
type BackendReader = (route: ManifestObject) => readonly RouteBackend[];

/** Objects in lists in lists, with the pointer to each: `members(spec, '/spec', 'rules', 'backendRefs')`. */
function members(
  value: ManifestValue,
  pointer: string,
  ...path: readonly string[]
): readonly (readonly [pointer: string, member: ManifestValue])[] {
  const [key, ...below] = path;
  if (key === undefined) return [[pointer, value]];
  return toList(dig(value, key)).flatMap((member, index) =>
    members(member, `${pointer}/${key}/${index}`, ...below),
  );
}

function gatewayBackends(route: ManifestObject): readonly RouteBackend[] {
  const spec = dig(route.content, 'spec');
  return members(spec, '/spec', 'rules', 'backendRefs').flatMap(([pointer, backend]) =>
    readBackend(pointer, backend),
  );
}

/** Backends that name a namespace, or another provider of Traefik (`api@internal`), are somebody else's. */
function readBackend(pointer: string, backend: ManifestValue): readonly RouteBackend[] {
  const name = toText(dig(backend, 'name')) ?? '';
  if (dig(backend, 'namespace') !== undefined || name.includes('@')) return [];
  return [{ pointer, kind: toText(dig(backend, 'kind')) ?? 'Service', name, port: dig(backend, 'port') }];
}

function traefikBackends(route: ManifestObject): readonly RouteBackend[] {
  const spec = dig(route.content, 'spec');
  return members(spec, '/spec', 'routes', 'services').flatMap(([pointer, service]) =>
    readBackend(pointer, service),
  );
}

function weightedBackends(service: ManifestObject): readonly RouteBackend[] {
  const weighted = dig(service.content, 'spec', 'weighted');
  return members(weighted, '/spec/weighted', 'services').flatMap(([pointer, member]) =>
    readBackend(pointer, member),
  );
}

/** A host with a dot may be any Service of the cluster, or none of it. */
function istioBackends(route: ManifestObject): readonly RouteBackend[] {
  const spec = dig(route.content, 'spec');
  return ['http', 'tcp', 'tls'].flatMap((protocol) =>
    members(spec, '/spec', protocol, 'route').flatMap(([pointer, member]) => {
      const name = toText(dig(member, 'destination', 'host')) ?? '';
      const port = dig(member, 'destination', 'port', 'number');
      return name.includes('.') ? [] : [{ pointer: `${pointer}/destination`, kind: 'Service', name, port }];
    }),
  );
}

const READERS: Readonly<Record<string, BackendReader>> = {
  HTTPRoute: gatewayBackends,
  GRPCRoute: gatewayBackends,
  TCPRoute: gatewayBackends,
  TLSRoute: gatewayBackends,
  IngressRoute: traefikBackends,
  IngressRouteTCP: traefikBackends,
  IngressRouteUDP: traefikBackends,
  TraefikService: weightedBackends,
  VirtualService: istioBackends,
};

/** Backends of routes of the Gateway API, of Traefik and of Istio are in the chart, unless they name another namespace. */
export const routeBackend = defineRenderedCheck(
  {
    id: 'references/route-backend',
    severity: 'high',
    hint: 'Name a Service of the chart and one of its ports.',
    standards: ['k8s-autopilot/operability-10'],
    source: 'https://gateway-api.sigs.k8s.io/api-types/httproute/#backendrefs-optional',
  },
  function* (bundle) {
    for (const [kind, read] of Object.entries(READERS))
      for (const route of bundle.ofKind(kind))
        for (const backend of read(route)) yield* inspectRouteBackend(route, backend, bundle);
  },
);

function* inspectRouteBackend(
  object: ManifestObject,
  { kind, name, port, pointer }: RouteBackend,
  bundle: ManifestBundle,
): Generator<Observation> {
  if (kind !== 'Service' && kind !== 'TraefikService') return;
  const target = bundle.find(kind, name, object);
  if (target === undefined) yield { object, pointer, message: `backend ${kind}/${name} is not in the chart` };
  else if (kind === 'Service') {
    const message = portProblem(target, port);
    if (message !== undefined) yield { object, pointer: `${pointer}/port`, message };
  }
}

/** Middlewares and TLSOptions that a route of Traefik names without a namespace are in the chart. */
export const routeParts = defineRenderedCheck(
  {
    id: 'references/route-parts',
    severity: 'medium',
    hint: 'Add the object to the chart, or name its namespace when somebody else makes it.',
    standards: ['k8s-autopilot/operability-10'],
    source:
      'https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/',
  },
  function* (bundle) {
    for (const kind of ['IngressRoute', 'IngressRouteTCP'])
      for (const route of bundle.ofKind(kind))
        for (const part of partsOf(route, kind))
          if (bundle.find(part.kind, part.name, route) === undefined)
            yield {
              object: route,
              pointer: part.pointer,
              message: `names ${part.kind}/${part.name}, which is not in the chart`,
            };
  },
);

function partsOf(route: ManifestObject, kind: string): readonly RouteBackend[] {
  const spec = dig(route.content, 'spec');
  const middleware = kind === 'IngressRoute' ? 'Middleware' : 'MiddlewareTCP';
  const named = members(spec, '/spec', 'routes', 'middlewares').flatMap(([pointer, member]) =>
    readBackend(pointer, member).map((part) => ({ ...part, kind: middleware })),
  );
  const options = dig(spec, 'tls', 'options');
  const option = options === undefined ? [] : readBackend('/spec/tls/options', options);
  return [...named, ...option.map((part) => ({ ...part, kind: 'TLSOption' }))];
}
