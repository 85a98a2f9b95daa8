import type { RouteKind } from '../../../blueprint/schema/route.js';
import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const BEFORE =
  "(?:(?:an?|the|with|via|through|using|use|as|and|by|istio|traefik|exposed|behind|of|kind|istio's|traefik's) )*";
/** Words that name a kind of route; the precise ones first. */
const KINDS: readonly (readonly [RouteKind, RegExp])[] = [
  [
    'IngressRouteTCP',
    new RegExp(
      `${BEFORE}(?:ingress ?routes? ?tcp|ingressroutetcp|(?:traefik )?tcp (?:ingress ?routes?|routers?)|tcp ?routes?)`,
    ),
  ],
  [
    'IngressRouteUDP',
    new RegExp(
      `${BEFORE}(?:ingress ?routes? ?udp|ingressrouteudp|(?:traefik )?udp (?:ingress ?routes?|routers?)|udp ?routes?)`,
    ),
  ],
  [
    'IngressRoute',
    new RegExp(
      `${BEFORE}(?:(?:traefik )?ingress ?routes?(?: (?:of|from|by|for) traefik)?|traefik(?: (?:crds?|routes?|routers?|v3|v2|proxy|as (?:the )?(?:ingress|proxy)|middlewares?(?= ingress))))`,
    ),
  ],
  ['GRPCRoute', new RegExp(`${BEFORE}(?:grpc ?routes?|grpc-routes?)(?: (?:object|of the gateway api))?`)],
  ['VirtualService', new RegExp(`${BEFORE}(?:istio )?virtual ?-?services?(?: (?:object|of istio))?`)],
];
const GATEWAY =
  /(?:(?:through|via|on|using|attached to|behind|parent|with|and|the|an?|to|bound to|istio|shared|existing|our|ingress) )*(?:gateway|gateways|parentref)(?: (?:is|:|=|called|named))* ([a-z0-9][a-z0-9-]*)(?:\/([a-z0-9][a-z0-9-]*))?(?:(?: ,)? (?:in|of) (?:the )?(?:namespace )?([a-z0-9][a-z0-9-]*)(?: namespace)?)?(?:(?: ,)? (?:section|listener|section ?name)(?: is| :| =| name)? ([a-z0-9][a-z0-9-]*))?/;
const NAMESPACED =
  /(?:(?:through|via|on|using|behind|the|to|attached to) )*([a-z0-9][a-z0-9-]*)\/([a-z0-9][a-z0-9-]*) gateway/;
const ENTRY_POINTS =
  /(?:(?:on|via|through|at|the|with|use|using|and) )*(?:(?:traefik )?entry ?-?points?)(?: (?:is|are|:|=|called|named))* ([a-z][a-z0-9-]*)(?:(?: ,| and| &| ,? and)+ (?!(?:the|a|with|cert|tls|rate|port|host|middleware|middlewares|strip|basic|redirect|ip|path|secret|replicas|\d)(?: |$))([a-z][a-z0-9-]*))?|(?:on|via|through|at|the) (?:the )*([a-z][a-z0-9-]*)(?: and ([a-z][a-z0-9-]*))? entry ?-?points?/;
const RESOLVER =
  /(?:(?:with|via|by|from|using|the|and|traefik|certificates?|certs?|tls) )*(?:cert(?:ificate)? ?-?resolver|certresolver)(?: (?:is|:|=|called|named))* ([a-z][\w-]*)|(?:with |via |by |the )*([a-z][\w-]*) (?:cert(?:ificate)? ?-?resolver|certresolver)/;
const TLS_VERSION =
  /(?:(?:min(?:imum)?|at least|only|oldest|tls) )*(?:tls ?(?:version)?(?: (?:is|:|=|of|at least|min(?:imum)?))* ?v?1\.([23])|tlsv1\.([23])|versiontls1([23]))(?: (?:or (?:newer|higher|later|better)|only|and up|minimum|\+|at least))*/;
const OPTIONS_AFTER = /^(?:for|with|is|the|a|an|on|and|of|in|at|please|resource|object|api|class|to)$/;

/** Which kind of object makes a component public, and the gateway or entry points it is attached to. */
export function recogniseRouteKinds(reader: RequestReader): void {
  for (const [kind, pattern] of KINDS) reader.each(pattern, (match) => stateKind(reader, match, kind));
  recogniseBareTraefik(reader);
  if (
    reader.facts.some(
      ({ pointer, value }) =>
        pointer.endsWith('/kind') && (value === 'VirtualService' || value === 'GRPCRoute'),
    )
  )
    for (const pattern of [NAMESPACED, GATEWAY]) reader.each(pattern, (match) => stateGateway(reader, match));
  if (/(?:^| )(?:gateway|httproutes?)(?: |$)/.test(reader.document.normal))
    reader.each(
      /(?:(?:and|,|on|with|the|its|in) )*(?:section|listener)(?: ?name)?(?: (?:is|:|=|called|named))* ([a-z0-9][a-z0-9-]*)/,
      (match) => reader.stateForRoute(match, ['gateway', 'sectionName'], groupText(match, 1)),
    );
  if (!hasTraefik(reader)) return;
  reader.each(ENTRY_POINTS, (match) => {
    const names = match.groups.slice(1).filter((name) => name !== '' && !OPTIONS_AFTER.test(name));
    if (names.length > 0) reader.stateForRoute(match, ['traefik', 'entryPoints'], names);
  });
  reader.each(RESOLVER, (match) => {
    const name = reader.written(match, 1) || reader.written(match, 2);
    if (OPTIONS_AFTER.test(name)) return;
    reader.stateForRoute(match, ['traefik', 'certResolver'], name);
    reader.stateForRoute(match, ['tls', 'enabled'], true);
  });
  reader.each(TLS_VERSION, (match) => {
    const minor = match.groups.slice(1).find((group) => group !== '') ?? '2';
    reader.stateForRoute(match, ['traefik', 'minTlsVersion'], `VersionTLS1${minor}`);
    reader.stateForRoute(match, ['tls', 'enabled'], true);
  });
}

/** True when the request speaks of Traefik's own objects, so that their settings have a place. */
export function hasTraefik(reader: RequestReader): boolean {
  return reader.facts.some(
    ({ pointer, value }) =>
      pointer.endsWith('/kind') && typeof value === 'string' && value.startsWith('IngressRoute'),
  );
}

function stateKind(reader: RequestReader, match: Match, kind: RouteKind): void {
  reader.claim(match);
  if (reader.isDenied(match)) return;
  for (const component of reader.components.publicAt(match.span.start))
    reader.stateAt(match.span, ['intent', 'exposed', component], true);
  reader.stateForRoute(match, ['kind'], kind);
}

/** `traefik` with middlewares or entry points means its own objects; `traefik ingress class` does not. */
function recogniseBareTraefik(reader: RequestReader): void {
  const wishes = /(?:^| )(?:middlewares?|entry ?-?points?|cert ?-?resolver|certresolver)(?: |$)/;
  if (hasTraefik(reader) || !wishes.test(reader.document.normal)) return;
  const [match] = reader.find(
    /(?:(?:behind|through|via|with|by|using|use|the|our) )*traefik(?: (?:proxy|ingress controller|middlewares?))?|(?:traefik )?middlewares?/,
  );
  if (match !== undefined) stateKind(reader, match, 'IngressRoute');
}

/** `gateway infra/public` and `gateway public in namespace infra`. */
function stateGateway(reader: RequestReader, match: Match): void {
  const [first, second, namespace, section] = [1, 2, 3, 4].map((index) => groupText(match, index));
  if (first === undefined || OPTIONS_AFTER.test(first)) return;
  reader.stateForRoute(match, ['gateway', 'name'], second === undefined || second === '' ? first : second);
  const owner = second === undefined || second === '' ? namespace : first;
  if (owner !== undefined && owner !== '') reader.stateForRoute(match, ['gateway', 'namespace'], owner);
  if (section !== undefined && section !== '')
    reader.stateForRoute(match, ['gateway', 'sectionName'], section);
}
