import { isServerName } from '../host-names.js';
import { firstGroup, groupText, type Match } from '../request-document.js';
import { isOfOtherSystem } from '../other-systems.js';
import type { RequestReader } from '../request-reader.js';

const HOST =
  /(?:https?:\/\/)?(?:\*\.)?[a-z0-9](?:[a-z0-9-]{0,62})?(?:\.[a-z0-9](?:[a-z0-9-]{0,62})?){1,8}(?:\/[^\s]*)?/;
const FOREIGN_CUE =
  /(?:^| )(?:calls?|calling|talks? to|connects? to|connecting to|fetch(?:es)?|upstream|smtp|(?:mails?|e-?mails?) (?:through|via|using|over|with)|mail server|such as|like|including|cors(?: (?:for|from))?|origins?|external apis?|third-?party apis?|apis|proxy to|forwards? to|depends on|database at|db at|postgres at|redis at|repo|repository|git|registry|e-mail|email|from|issuer|docs|see|annotation|annotations|label|labels|pull|egress to|allow)(?: (?:is|at|the|to|:|=))*$/;
const WISH =
  /(?:an? )?(?:nginx |public |http |simple )?(?:ingress(?:es)?|public url|publicly (?:available|accessible|reachable)|(?:reachable|accessible|available|exposed) (?:from|to|on) (?:the )?(?:outside|internet|public)|exposed publicly|public)/;
const INTERNAL =
  /(?:internal only|only internal|cluster internal|cluster-internal|internal service|inside the cluster(?: only)?|not (?:be )?(?:public|exposed|reachable|accessible)(?: from (?:the )?(?:outside|internet))?|not publicly (?:available|accessible|exposed)|private only|port-forward|(?:exposed? )?(?:internally only|only internally|internally)|in-cluster only|no public (?:access|route|url|endpoint)s?|no external access|(?:do not|don't|never|not|(?:should|must|wo|ca|can|need|is|does)n'?t)(?: be)? (?:expose(?:d)?|reachable|accessible|public|publicly (?:available|accessible|exposed))(?: it| this)?(?: publicly| (?:to|from|on) the (?:internet|outside|world|public))?)/;
const CLASS =
  /(?:ingress ?class(?: ?name)?|ingressclassname)(?: is| :| =| of| called| named)? ([a-z][a-z0-9-]*)|(nginx|traefik|haproxy|contour|kong|alb|gce|cilium|internal|external|public|private) ingress ?class|(nginx|traefik|haproxy|contour|kong|alb|gce|cilium|istio)(?: as)?(?: the)? ingress(?: controller)?|ingress(?: is| controller)?(?: :| =| via| through| with)? (nginx|traefik|haproxy|contour|kong|alb|gce|cilium)|behind (?:an? |the |our )?(nginx|traefik|haproxy|contour|kong|alb|cilium)/;
const GATEWAY_API = /(?:the )?(?:gateway ?api|gateway-api)/;
const HTTP_ROUTE = /(?:the )?(?:httproutes?|http route)/;
const GATEWAY =
  /(?:(?:through|via|on|using|attached to|behind|parent) )?(?:the )?(?:gateway|parentref)(?: is| :| =| called| named)? ([a-z0-9][a-z0-9-]*)(?:\/([a-z0-9][a-z0-9-]*))?(?: in (?:the )?(?:namespace )?([a-z0-9][a-z0-9-]*)(?: namespace)?)?/;
/** Hosts of servers that no browser opens. */
const SERVER_HOST = /^(?:smtp|imap|pop3|ldap|ntp|db|postgres|mysql|redis|kafka|mongo|rabbitmq)\d*\./;
const PATH = /(?:under|path|path prefix|prefix|subpath|at path|on path|below)(?: is| :| =)? (\/[\w./-]*)/;

/** Public hosts, Ingress or Gateway API, class and path; and wishes to stay internal. */
export function recogniseExposure(reader: RequestReader): void {
  recogniseClass(reader);
  recogniseGateway(reader);
  recogniseHosts(reader);
  for (const match of reader.find(INTERNAL)) stateExposed(reader, match, false);
  // `…, internal, with redis`: alone in its clause.
  for (const match of reader.find(/internal/))
    if (reader.document.isClauseEnd(match.firstToken - 1) && reader.document.isClauseEnd(match.lastToken + 1))
      stateExposed(reader, match, false);
  for (const match of reader.find(WISH)) stateExposed(reader, match, !reader.isDenied(match));
}

function stateExposed(reader: RequestReader, match: Match, wanted: boolean): void {
  reader.claim(match);
  const environment = reader.environments.at(match.span.start);
  for (const component of reader.components.publicAt(match.span.start))
    if (environment === undefined)
      reader.stateAt(reader.spanOf(match), ['intent', 'exposed', component], wanted);
    else if (!wanted)
      reader.stateAt(match.span, ['environments', environment, 'routes', component, 'enabled'], false);
    else stateExposedIn(reader, match, component, environment);
}

/** `ingress only in prod`: the others have no route. */
function stateExposedIn(reader: RequestReader, match: Match, component: string, environment: string): void {
  const around = reader.document.normalBetween(match.firstToken - 1, match.lastToken + 6);
  const isOnly = /(?:^| )only(?: |$)/.test(around);
  if (isOnly || environment === 'prod') reader.stateAt(match.span, ['intent', 'exposed', component], true);
  if (isOnly) reader.stateAt(match.span, ['intent', 'exposedOnlyIn', component, environment], true);
}

function recogniseHosts(reader: RequestReader): void {
  let foreign: Match | undefined;
  for (const match of reader.find(HOST)) {
    const [text = ''] = match.groups;
    const bare = text.replace(/^https?:\/\//, '');
    const slash = bare.indexOf('/');
    const host = slash === -1 ? bare : bare.slice(0, slash);
    if (SERVER_HOST.test(host) || !isServerName(host) || /\/.*\/.*\.git$/.test(text)) continue;
    if (isForeign(reader, match, foreign)) {
      foreign = match;
      continue;
    }
    stateHost(reader, match, host, slash === -1 ? '' : bare.slice(slash));
    if (text.startsWith('https://')) reader.stateForRoute(match, ['tls', 'enabled'], true);
  }
}

/** Hosts of one route add up, so each is an intent of its own; the resolver puts the list together. */
function stateHost(reader: RequestReader, match: Match, host: string, path: string): void {
  reader.claim(match);
  const environment = reader.environments.at(match.span.start) ?? '';
  const named = namedAfter(reader, match);
  const owners = named === undefined ? reader.components.publicAt(match.span.start) : [named];
  for (const component of owners) {
    reader.stateAt(match.span, ['intent', 'hosts', component, environment, host], true);
    if (path.length > 1) reader.stateAt(match.span, ['routes', component, 'path'], path.replace(/\/$/, ''));
  }
  for (const found of reader.findWithin(PATH, match.firstToken - 5, match.lastToken + 4))
    reader.stateForRoute(found, ['path'], reader.written(found, 1));
}

const TARGET = /(?:is |goes |leads )?(?:for|to) (?:the |our )?([a-z][a-z0-9-]*)/;

/** `a.example.com for the gateway`: the component that the words after a host name, in full or by one word of its name. */
function namedAfter(reader: RequestReader, match: Match): string | undefined {
  const target = reader.document
    .findWithin(TARGET, match.lastToken + 1, match.lastToken + 1)
    .find(({ firstToken }) => firstToken === match.lastToken + 1);
  if (target === undefined || reader.components.mentions.length < 2) return undefined;
  const word = groupText(target, 1);
  const names = reader.components.mentions.map(({ name }) => name);
  const similar = names.filter((name) => name.split('-').includes(word));
  const found = names.find((name) => name === word) ?? (similar.length === 1 ? similar[0] : undefined);
  if (found !== undefined) reader.claim(target);
  return found;
}

/**
 * True for the address of another system, which must never become a public route: `egress to a.example.com and b.example.com`.
 *
 * @param last - The address before that was one.
 */
function isForeign(reader: RequestReader, match: Match, last: Match | undefined): boolean {
  const before = reader.document.normalBetween(match.firstToken - 4, match.firstToken - 1);
  if (FOREIGN_CUE.test(before) || isOfOtherSystem(reader, match)) return true;
  return (
    last !== undefined &&
    /^(?:(?:,|and|or|&) ?)+$/.test(reader.document.normalBetween(last.lastToken + 1, match.firstToken - 1))
  );
}

function recogniseClass(reader: RequestReader): void {
  for (const match of reader.find(CLASS)) {
    if (reader.isDenied(match)) continue;
    const name = firstGroup(match);
    if (/^(?:is|the|a|an|no|with|on|for|and|same|our|default|your)$/.test(name)) continue;
    for (const component of reader.components.publicAt(match.span.start))
      reader.stateAt(match.span, ['intent', 'exposed', component], true);
    reader.stateForRoute(match, ['className'], name);
  }
}

function recogniseGateway(reader: RequestReader): void {
  reader.each(HTTP_ROUTE, (match) => {
    if (stateWish(reader, match)) reader.stateForRoute(match, ['kind'], 'HTTPRoute');
  });
  // What the application speaks decides between its HTTPRoute and its GRPCRoute.
  reader.each(GATEWAY_API, (match) => {
    if (!stateWish(reader, match)) return;
    for (const component of reader.components.publicAt(match.span.start))
      reader.stateAt(match.span, ['intent', 'gatewayApi', component], true);
  });
  if (
    !reader.facts.some(
      ({ pointer, value }) => value === 'HTTPRoute' || pointer.startsWith('/intent/gatewayApi/'),
    )
  )
    return;
  reader.each(GATEWAY, (match) => stateGateway(reader, match));
  // `no Ingress` next to a Gateway API wish denies the kind, not the exposure.
  for (const match of reader.find(/ingress/)) if (reader.isDenied(match)) reader.claim(match);
}

/** States that the components are public; false when the words deny it. */
function stateWish(reader: RequestReader, match: Match): boolean {
  reader.claim(match);
  if (reader.isDenied(match)) return false;
  for (const component of reader.components.publicAt(match.span.start))
    reader.stateAt(match.span, ['intent', 'exposed', component], true);
  return true;
}

/** `gateway external in namespace infra` and `gateway infra/external`. */
function stateGateway(reader: RequestReader, match: Match): void {
  const [first, second, namespace] = [groupText(match, 1), groupText(match, 2), groupText(match, 3)];
  if (/^(?:api|is|for|in|on|and|with|please|resource)$/.test(first)) return;
  reader.stateForRoute(match, ['gateway', 'name'], second === '' ? first : second);
  const owner = second === '' ? namespace : first;
  if (owner !== '') reader.stateForRoute(match, ['gateway', 'namespace'], owner);
}
