import { formatPointer } from '../../blueprint/json-pointer.js';
import { quoteSource } from './blueprint-draft.js';
import type { ComponentContext, ResolveContext } from './resolution.js';
import { resolveRouteController } from './resolve-route-controller.js';

/** Public routes: one per component with every host the words name, and those that a Blueprint file adds under other names. */
export function resolveRoutes(context: ResolveContext, components: readonly ComponentContext[]): void {
  const names = components.map(({ name }) => name);
  for (const component of names) {
    collectHosts(context, component);
    if (isWanted(context, component)) completeRoute(context, components, component);
    else context.draft.remove('routes', component);
  }
  for (const route of context.draft.names('routes'))
    if (!names.includes(route)) completeRoute(context, components, route);
}

function completeRoute(
  context: ResolveContext,
  components: readonly ComponentContext[],
  route: string,
): void {
  const { draft } = context;
  draft.fillDefault(['routes', route, 'component'], route, 'The component the route is for.');
  const component = draft.text('routes', route, 'component');
  const mainPort = components.find(({ name }) => name === component)?.mainPort ?? 'http';
  const port = publicPort(context, route, component, mainPort);
  draft.fillDefault(['routes', route, 'port'], port, 'The port that serves requests.');
  fillRoute(context, route);
  resolveRouteController(context, route);
}

/** The main port, unless the component has another one only, or the route is for the other protocol. */
function publicPort({ draft }: ResolveContext, route: string, component: string, mainPort: string): string {
  const isUdp = draft.text('routes', route, 'kind') === 'IngressRouteUDP';
  const fitting = draft
    .names('components', component, 'ports')
    .filter((port) => (draft.text('components', component, 'ports', port, 'protocol') === 'UDP') === isUdp);
  return fitting.includes(mainPort) ? mainPort : (fitting[0] ?? mainPort);
}

/** Hosts are stated one by one; a route and each environment have them as one list. */
function collectHosts(context: ResolveContext, component: string): void {
  const { draft } = context;
  for (const environment of draft.names('intent', 'hosts', component)) {
    const facts = draft.factsBelow('intent', 'hosts', component, environment);
    const [first] = facts;
    const hosts = draft.names('intent', 'hosts', component, environment);
    const path =
      environment === ''
        ? ['routes', component, 'hosts']
        : ['environments', environment, 'routes', component, 'hosts'];
    if (first !== undefined && !draft.has(...path)) draft.derive(path, inRequestOrder(facts, hosts), first);
  }
  if (draft.has('routes', component, 'hosts')) return;
  const environments = draft.names('environments');
  const named = ['prod', ...environments].find((environment) =>
    draft.has('environments', environment, 'routes', component, 'hosts'),
  );
  const hosts =
    named === undefined ? undefined : draft.value('environments', named, 'routes', component, 'hosts');
  if (hosts !== undefined)
    draft.fillDefault(
      ['routes', component, 'hosts'],
      hosts,
      `Hosts differ per environment; these are those of ${named ?? ''}.`,
    );
}

function inRequestOrder(
  facts: readonly {
    readonly source: { readonly kind: string; readonly start?: number };
    readonly pointer: string;
  }[],
  hosts: readonly string[],
): readonly string[] {
  const place = (host: string): number =>
    facts.find((fact) => fact.pointer.endsWith(`/${host}`))?.source.start ?? 0;
  return [...hosts].sort((left, right) => place(left) - place(right));
}

function isWanted(context: ResolveContext, component: string): boolean {
  const { draft, questions } = context;
  const exposed = draft.fact('intent', 'exposed', component);
  const hosts = draft.fact('routes', component, 'hosts');
  if (exposed?.value === false) {
    if (hosts !== undefined && exposed.source.kind !== 'answer')
      questions.push({
        id: formatPointer('intent', 'exposed', component),
        text: `Should ${component} be reachable from outside the cluster?`,
        reason: `The request says ${quoteSource(exposed)} and also ${quoteSource(hosts)}.`,
        pointer: formatPointer('intent', 'exposed', component),
        kind: 'confirm',
        example: 'yes',
      });
    return false;
  }
  const wantsTls = draft.value('routes', component, 'tls', 'enabled') === true;
  return hosts !== undefined || exposed?.value === true || wantsTls || draft.has('routes', component, 'kind');
}

/** Where the certificate of a route may come from. */
const CERTIFICATES = [
  ['tls', 'secretName'],
  ['tls', 'clusterIssuer'],
  ['traefik', 'certResolver'],
] as const;

/** @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#backend-protocol */
const NGINX_PROTOCOL = 'nginx.ingress.kubernetes.io/backend-protocol';

/** An Ingress says nothing about protocols, and its controllers speak HTTP/1.1 to pods unless they are told otherwise. */
function carryGrpc({ draft, notes }: ResolveContext, route: string): void {
  if (draft.text('routes', route, 'className') === 'nginx')
    draft.fillDefault(
      ['routes', route, 'annotations', NGINX_PROTOCOL],
      'GRPC',
      'The application speaks gRPC.',
    );
  else
    notes.push(
      `${route} speaks gRPC, and an Ingress carries it only where its controller is told so (ingress-nginx: the annotation ${NGINX_PROTOCOL} with GRPC); say "via the Gateway API" for a GRPCRoute.`,
    );
}

function speaksGrpc({ draft }: ResolveContext, route: string): boolean {
  const component = draft.text('routes', route, 'component');
  const port = draft.text('routes', route, 'port');
  return draft.text('components', component, 'ports', port, 'appProtocol') === 'grpc';
}

/** TLS over UDP is the application's own matter. */
function noteOnPlain(component: string, kind: string): readonly string[] {
  if (kind === 'IngressRouteUDP') return [];
  const protocol = kind === 'IngressRouteTCP' ? 'TCP' : 'HTTP';
  return [`${component} is public over plain ${protocol}; say "with TLS" once it has a certificate.`];
}

function fillRoute(context: ResolveContext, component: string): void {
  const { draft, notes } = context;
  const path = (...rest: readonly string[]): readonly string[] => ['routes', component, ...rest];
  const gatewayApi = draft.fact('intent', 'gatewayApi', component);
  if (gatewayApi !== undefined && !draft.has(...path('kind')))
    draft.derive(path('kind'), speaksGrpc(context, component) ? 'GRPCRoute' : 'HTTPRoute', gatewayApi);
  draft.fillDefault(path('kind'), 'Ingress', 'Understood by every cluster with an ingress controller.');
  draft.fillDefault(path('path'), '/', 'The whole host belongs to the component.');
  if (draft.text(...path('kind')) === 'Ingress' && speaksGrpc(context, component))
    carryGrpc(context, component);
  draft.fillDefault(path('annotations'), {}, 'Nothing asks for it.');
  const certified = CERTIFICATES.some((source) => draft.has(...path(...source)));
  draft.fillDefault(
    path('tls', 'enabled'),
    certified,
    certified ? 'A certificate is named.' : 'Nothing says that the host has a certificate.',
  );
  if (draft.value(...path('tls', 'enabled')) !== true) {
    notes.push(...noteOnPlain(component, draft.text(...path('kind'))));
    return;
  }
  const automatic = draft.fact('intent', 'automaticCertificate');
  if (automatic !== undefined && !certified) {
    draft.derive(path('tls', 'clusterIssuer'), 'letsencrypt-prod', automatic);
    notes.push(
      `${component}: certificates come from the ClusterIssuer letsencrypt-prod; name yours if it is called otherwise.`,
    );
  }
}
