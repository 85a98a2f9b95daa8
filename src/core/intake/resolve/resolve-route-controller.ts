import { ROUTE_TRAITS } from '../../blueprint/route-traits.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import { ROUTE_KINDS, type RouteKind } from '../../blueprint/schema/route.js';
import { quoteSource } from './blueprint-draft.js';
import type { ResolveContext } from './resolution.js';

/** What the controller of a route needs beside the route: a Gateway, entry points, hosts where it tells routes apart by them. */
export function resolveRouteController(context: ResolveContext, route: string): void {
  const written = context.draft.text('routes', route, 'kind');
  const kind = ROUTE_KINDS.find((known) => known === written);
  // Another word in a file is a problem of the Blueprint, and said there.
  if (kind === undefined) return;
  const { controller, needsHosts, needsGateway } = ROUTE_TRAITS[kind];
  if (needsHosts) askForHost(context, route);
  else
    context.draft.fillDefault(
      ['routes', route, 'hosts'],
      [],
      'Connections are taken whatever host they are for.',
    );
  if (needsGateway) askForGateway(context, route, kind);
  if (controller === 'gateway') fillListener(context, route);
  if (controller === 'traefik') fillTraefik(context, route, kind);
}

function askForHost({ draft, questions }: ResolveContext, route: string): void {
  if (draft.has('routes', route, 'hosts')) return;
  const why =
    draft.fact('intent', 'exposed', route) ??
    draft.fact('routes', route, 'tls', 'enabled') ??
    draft.fact('routes', route, 'kind');
  const pointer = formatPointer('routes', route, 'hosts');
  questions.push({
    id: pointer,
    text: `Under which host (domain name) should ${route} be reachable?`,
    reason: `The request asks for a public route (${why === undefined ? 'ingress' : quoteSource(why)}) but names no host.`,
    pointer,
    kind: 'host',
    example: `${route}.example.com`,
  });
}

function askForGateway({ draft, questions }: ResolveContext, route: string, kind: RouteKind): void {
  if (draft.has('routes', route, 'gateway', 'name')) return;
  const pointer = formatPointer('routes', route, 'gateway', 'name');
  const api = kind === 'VirtualService' ? 'Istio' : 'the Gateway API';
  questions.push({
    id: pointer,
    text: `Which Gateway should the route of ${route} attach to?`,
    reason: `The request asks for ${api} but names no Gateway.`,
    pointer,
    kind: 'text',
    example: 'external',
  });
}

function fillListener({ draft }: ResolveContext, route: string): void {
  if (draft.value('routes', route, 'tls', 'enabled') !== true) return;
  draft.fillDefault(
    ['routes', route, 'gateway', 'sectionName'],
    'https',
    'Gateways end TLS; "https" is the usual name of that listener.',
  );
}

/** @see https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/ (web and websecure in its chart and examples) */
function fillTraefik({ draft, questions }: ResolveContext, route: string, kind: RouteKind): void {
  draft.fillDefault(['routes', route, 'traefik', 'middlewares'], [], 'Nothing asks for one.');
  if (draft.has('routes', route, 'traefik', 'entryPoints')) return;
  if (ROUTE_TRAITS[kind].layer === 'http') {
    const isSecure = draft.value('routes', route, 'tls', 'enabled') === true;
    draft.fillDefault(
      ['routes', route, 'traefik', 'entryPoints'],
      [isSecure ? 'websecure' : 'web'],
      `Traefik's own chart calls its entry point for ${isSecure ? 'HTTPS' : 'HTTP'} so.`,
    );
    return;
  }
  const pointer = formatPointer('routes', route, 'traefik', 'entryPoints');
  questions.push({
    id: pointer,
    text: `On which entry point of Traefik does ${route} take connections?`,
    reason: `The request asks for an ${kind}, and Traefik has no entry point of its own for that.`,
    pointer,
    kind: 'names',
    example: route,
  });
}
