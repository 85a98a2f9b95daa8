import { formatPointer } from '../../../blueprint/json-pointer.js';
import { groupText, type Match } from '../request-document.js';
import { isPortOfOtherSystem } from '../other-systems.js';
import type { RequestReader } from '../request-reader.js';

const NUMBER = '(\\d{2,5})(?:\\/(tcp|udp))?';
const LINK = '(?: (?:is|are|:|=|number|of|to|will be|should be|on|at))*';
const SERVICE_PORT = new RegExp(`(?:service ?port|svc port|serviceport)${LINK} ${NUMBER}`);
const CONTAINER_PORT = new RegExp(
  `(?:container ?port|containerport|target ?port|targetport|app(?:lication)? port)${LINK} ${NUMBER}`,
);
const MAPPING = /(?:ports? )?(?:: )?(\d{2,5}) -> (\d{2,5})/;
const COLON_MAPPING = /ports?(?: :| =| mapping)* (\d{2,5}):(\d{2,5})/;
const SIDE_PORT = new RegExp(
  `(?:prometheus )?(metrics|management|admin|grpc|debug|actuator|prometheus|websocket|websockets|ws)(?: (?:is|are|api|endpoint|server|traffic|served|exposed|available|listens|comes))*(?: (?:on|at|via|under))?(?: the)?(?: tcp)?(?: port)?(?: :| =)? ${NUMBER}`,
);
const SIDE_PORT_AFTER = new RegExp(
  `(?:port )?${NUMBER} (?:is |for |serves )+(?:the )?(metrics|management|admin|grpc|debug|websockets?)`,
);
const PORT_LIST = /ports(?: :| =| are)? (\d{2,5})((?:(?: ?\/ ?| (?:,|and|&))+ ?\d{2,5})+)/;
/** `ports 8080 (http), 9090 (grpc)`. */
const NAMED_LIST =
  /ports?(?: :| =| are)? \d{2,5} \( [a-z][a-z0-9-]{0,14} \)(?:(?: (?:,|and|&))+ \d{2,5} \( [a-z][a-z0-9-]{0,14} \)){1,6}/;
const NAMED_PORT = /(?:ports?(?: :| =| are)? )?(\d{2,5}) \( ([a-z][a-z0-9-]{0,14}) \)/;
const UDP_PORT = /udp(?: port)?(?: on| :| =)? (\d{2,5})/;
const PLAIN_PORT = new RegExp(
  `(?:http |https |tcp |the |its |same |internal |listen )?ports?${LINK} :?${NUMBER}`,
);
const LISTENS = new RegExp(
  `(?:listens?|listening|listen|binds?|exposes?|exposed|exposing|serves?|served|serving|runs?|running|binds?|bound|starts|answers|responds|http|https)(?: (?:http|https|traffic|requests|to|it|its|api|tcp|all interfaces))*(?: (?:on|in|at))?(?: (?:the|localhost|port))* :?${NUMBER}`,
);
const ON_NUMBER = new RegExp(`(?:on|at|@|via|auf|en|sur|su) :?${NUMBER}`);
const COLON_NUMBER = /(?:(?:0\.0\.0\.0|127\.0\.0\.1|localhost|\*|\[::\]))?:(\d{2,5})/;
/** `service:` with its ports below, as in values files. */
const SERVICE_BLOCK = /service : \n (?:type : \S+ \n )?port : (\d{2,5})/;
/** The port of a load balancer is the Service's, whatever the container listens on. */
const BALANCER_PORT = new RegExp(`load ?balancer(?: service)? (?:on|at|with) (?:the )?port ${NUMBER}`);
const BARE_MAPPING = /(\d{2,5}):(\d{4,5})/;
const BRACKETED = new RegExp(`\\( ${NUMBER} \\)`);
/** `acme/web:1 80, …`: right behind an image. */
const AFTER_IMAGE = /(?<=[a-z]\S*:[\w.-]+ )(80|443)(?= (?:[,;.\n]|$)|$)/;
const BARE = /(\d{4,5})(?:\/(tcp|udp))?/;
const UNIT_AFTER =
  /^(?:%|percent|nodes?|pods?|replicas?|instances?|copies|seconds?|secs?|minutes?|mins?|ms|milliseconds?|hours?|days?|users?|requests?|rps|qps|mb|mi|gb|gi|megs?|gigs?|cores?|cpus?|vcpus?|millicores?|gpus?|times|km|items|customers|people|clients|connections|rows|events|messages|lines|tests|zones?|regions?|mib|gib|euros?|eur|dollars?|usd|pounds?|gbp|cents|bucks|years?|weeks?|months?|meters?|miles|kg|tons?|employees|visitors|sessions|orders|invoices|transactions|records|documents|files|images|entries|countries|stores|shops|devices|sensors|words|characters|bytes|kb|tb|points|players|members|subscribers|calls|queries|jobs|tasks|orders|products|articles)(?: |$)/;

const SIDE_NAMES: Readonly<Record<string, string>> = {
  prometheus: 'metrics',
  actuator: 'management',
  websockets: 'websocket',
  ws: 'websocket',
};

/** Ports: of the container, of the Service, named side ports, and bare numbers that can be nothing else. */
export function recognisePorts(reader: RequestReader): void {
  recogniseServicePorts(reader);
  recogniseSidePorts(reader);
  reader.each(CONTAINER_PORT, (match) => stateMain(reader, match));
  for (const match of reader.find(NAMED_LIST)) stateNamedList(reader, match);
  for (const match of reader.find(PORT_LIST)) stateList(reader, match);
  reader.each(UDP_PORT, (match) => stateUdp(reader, match, Number(match.groups[1])));
  const later = recogniseMainPorts(reader);
  for (const match of reader.find(BRACKETED)) if (repeatsPort(reader, match)) reader.claim(match);
  for (const pattern of [BRACKETED, BARE, AFTER_IMAGE])
    for (const match of reader.find(pattern)) {
      const isOther = later.some((other) => overlaps(other, match));
      if (!isOther && isPlausible(reader, match) && needsPort(reader, match, pattern === BRACKETED))
        stateMain(reader, match);
    }
  for (const match of later) stateLater(reader, match);
}

/** Ports that words introduce. Returns those that are the container's only when nothing else names that one. */
function recogniseMainPorts(reader: RequestReader): readonly Match[] {
  const later: Match[] = [];
  for (const pattern of [PLAIN_PORT, LISTENS, ON_NUMBER, COLON_NUMBER])
    for (const match of reader.find(pattern)) {
      if (!isPlausible(reader, match)) continue;
      if (speaksOfService(reader, match) || speaksOfHealth(reader, match)) later.push(match);
      else stateMain(reader, match);
    }
  return later;
}

function overlaps(left: Match, right: Match): boolean {
  return left.firstToken <= right.lastToken && right.firstToken <= left.lastToken;
}

/**
 * `8080, service on port 80`, `8080, health on port 8081`: the port of the container, unless other words name that one. Then
 * it is the Service's, or nothing we know.
 */
function stateLater(reader: RequestReader, match: Match): void {
  const isKnown = reader.components
    .at(match.span.start)
    .every((name) => reader.hasStated('components', name, 'ports', 'http', 'containerPort'));
  if (!isKnown) stateMain(reader, match);
  else if (speaksOfService(reader, match))
    reader.stateForComponent(match, ['ports', 'http', 'servicePort'], Number(match.groups[1]));
}

/** `a Go service on port 8080` is the application; `service on port 80` alone in its clause the Service. */
function speaksOfService(reader: RequestReader, match: Match): boolean {
  return /^(?:(?:with|and|the|its|an?|cluster|k8s|kubernetes|clusterip) )*service(?: (?:is|listens|exposed|available|listening|reachable))*$/.test(
    clauseBefore(reader, match),
  );
}

function speaksOfHealth(reader: RequestReader, match: Match): boolean {
  return /(?:^| )(?:health|healthz|health ?-?checks?|liveness|readiness|startup|probes?)(?: (?:is|are|checks?|probes?|endpoints?|at|\/\S*|served|exposed|answers?|via|the|listens?))*$/.test(
    clauseBefore(reader, match),
  );
}

function clauseBefore({ document }: RequestReader, match: Match): string {
  return document
    .normalBetween(document.startOfClause(match.firstToken), match.firstToken - 1)
    .replace(/(?:^| )(?:on|at|via)$/, '');
}

/** `ports 8000, 8001 and 8002`: the first one serves requests. */
function stateList(reader: RequestReader, match: Match): void {
  stateMain(reader, match);
  for (const [port = ''] of groupText(match, 2).matchAll(/\d{2,5}/g))
    stateSide(reader, match, `port-${port}`, Number(port));
}

/** The one called `http` serves requests, else the first one. */
function stateNamedList(reader: RequestReader, list: Match): void {
  const entries = reader.findWithin(NAMED_PORT, list.firstToken, list.lastToken);
  const main = entries.find((entry) => /^(?:http|web|main|app)$/.test(groupText(entry, 2))) ?? entries[0];
  for (const entry of entries) {
    const [, number = '', word = ''] = entry.groups;
    const port = Number(number);
    if (!isPort(port)) continue;
    if (word === 'udp') stateUdp(reader, entry, port);
    else if (entry === main)
      reader.stateForComponent(withoutName(entry), ['ports', 'http', 'containerPort'], port);
    else stateSide(reader, entry, word === 'tcp' ? `port-${port}` : (SIDE_NAMES[word] ?? word), port);
  }
}

/** What the main port speaks says more than its name: `ports 9090 (grpc), 9100 (metrics)` leaves `grpc` to other readers. */
function withoutName(entry: Match): Match {
  return groupText(entry, 2) === 'grpc' ? { ...entry, lastToken: entry.lastToken - 3 } : entry;
}

function recogniseServicePorts(reader: RequestReader): void {
  reader.each(BALANCER_PORT, (match) => {
    reader.stateForComponent(match, ['service', 'type'], 'LoadBalancer');
    reader.stateForComponent(match, ['ports', 'http', 'servicePort'], Number(match.groups[1]));
  });
  reader.each(SERVICE_PORT, (match) =>
    reader.stateForComponent(match, ['ports', 'http', 'servicePort'], Number(match.groups[1])),
  );
  reader.each(SERVICE_BLOCK, (match) =>
    reader.stateForComponent(match, ['ports', 'http', 'servicePort'], Number(match.groups[1])),
  );
  for (const pattern of [MAPPING, COLON_MAPPING, BARE_MAPPING])
    for (const match of reader.find(pattern)) {
      if (isUserAndGroup(reader, match)) continue;
      reader.stateForComponent(match, ['ports', 'http', 'servicePort'], Number(match.groups[1]));
      reader.stateForComponent(match, ['ports', 'http', 'containerPort'], Number(match.groups[2]));
    }
}

/** `runs as uid 1000:1000`: who runs it, not where it listens. */
function isUserAndGroup(reader: RequestReader, match: Match): boolean {
  return /(?:^| )(?:as|uid|gid|user|group|fs-?group|runas(?:user|group)|runasuser|ids?|chown)(?: (?::|=|is))?$/.test(
    reader.document.normalBetween(match.firstToken - 2, match.firstToken - 1),
  );
}

function recogniseSidePorts(reader: RequestReader): void {
  for (const match of reader.find(SIDE_PORT)) {
    const word = groupText(match, 1);
    stateSide(reader, match, SIDE_NAMES[word] ?? word, Number(match.groups[2]));
  }
  for (const match of reader.find(SIDE_PORT_AFTER)) {
    const word = groupText(match, 3);
    stateSide(reader, match, SIDE_NAMES[word] ?? word, Number(match.groups[1]));
  }
}

function stateMain(reader: RequestReader, match: Match): void {
  const port = Number(match.groups[1]);
  if (!isPort(port)) return;
  if (match.groups[2] === 'udp') stateUdp(reader, match, port);
  else reader.stateForComponent(match, ['ports', 'http', 'containerPort'], port);
}

function stateUdp(reader: RequestReader, match: Match, port: number): void {
  if (!isPort(port)) return;
  reader.stateForComponent(match, ['ports', 'udp', 'containerPort'], port);
  reader.stateForComponent(match, ['ports', 'udp', 'servicePort'], port);
  reader.stateForComponent(match, ['ports', 'udp', 'protocol'], 'UDP');
}

function stateSide(reader: RequestReader, match: Match, name: string, port: number): void {
  if (!isPort(port)) return;
  reader.stateForComponent(match, ['ports', name, 'containerPort'], port);
  reader.stateForComponent(match, ['ports', name, 'servicePort'], port);
  if (name === 'grpc') reader.stateForComponent(match, ['ports', name, 'appProtocol'], 'grpc');
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535;
}

/** A port number is 80, 443 or above 1023 when only `on` introduces it, and is not an amount of something. */
function isPlausible(reader: RequestReader, match: Match): boolean {
  const port = Number(match.groups[1]);
  const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 2);
  // `port=9000 replicas=2`: the noun opens the next setting.
  const isAmount = UNIT_AFTER.test(after) && !/ [:=]$/.test(after);
  if (isAmount || !isPort(port) || isDeniedPort(reader, match) || isPortOfOtherSystem(reader, match))
    return false;
  return port >= 1000 || port === 80 || port === 443 || match.groups[0]?.includes('port') === true;
}

/** `not on port 80`: understood, and nothing is stated. */
function isDeniedPort(reader: RequestReader, match: Match): boolean {
  const before = reader.document.normalBetween(match.firstToken - 2, match.firstToken - 1);
  const denied = /(?:^| )(?:not|never)(?: (?:on|at|the|use|using))?$/.test(before);
  if (denied) reader.claim(match);
  return denied;
}

/** Bare numbers count only when nothing else named the component's port, and never inside another statement. */
function needsPort(reader: RequestReader, match: Match, bracketed: boolean): boolean {
  const before = reader.document.normalBetween(match.firstToken - 1, match.firstToken - 1);
  if (
    !bracketed &&
    /^(?:year|in|since|id|build|ticket|uid|gid|user|group|fs-?group|runas(?:user|group)|=|over|about|around|than|costs?|pays?|price|iso|rfc|din|nr|no|number|issue|order|invoice|room|page|phone|tel|budget|salary|zip|code|to|until|till|nearly|almost|roughly|some|>|<|~)$/.test(
      before,
    )
  )
    return false;
  return reader.components
    .at(match.span.start)
    .some((name) => !reader.hasStated('components', name, 'ports', 'http', 'containerPort'));
}

/** `port eighty-eighty (8080)`: the number in brackets says the same again. */
function repeatsPort(reader: RequestReader, match: Match): boolean {
  const pointers = reader.components
    .at(match.span.start)
    .map((name) => formatPointer('components', name, 'ports', 'http', 'containerPort'));
  return reader.facts.some(
    (fact) => pointers.includes(fact.pointer) && fact.value === Number(match.groups[1]),
  );
}
