import { parseDnsLabel } from '../../../units/names.js';
import { findCommands, splitCommand, type CommandMention } from '../find-commands.js';
import { findImages, type ImageMention } from '../find-images.js';
import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';
import type { Span } from '../token.js';

type Kind = 'init' | 'sidecar';

/** The words about one container beside the main one. */
interface ContainerScope {
  readonly kind: Kind;
  readonly component: string;
  readonly first: number;
  readonly last: number;
  readonly image: ImageMention | undefined;
  /** Words that named it: `an init container`. */
  readonly cue: Match;
}

const CUES: readonly (readonly [Kind, RegExp])[] = [
  [
    'init',
    /(?:(?:an?|the|with|and|one|1|2|in|as|plus|using|via|has|have|needs) )*(?:init[ -]?containers?|initcontainers?|init step)(?: (?:called|named) ([a-z][a-z0-9-]*))?/,
  ],
  [
    'sidecar',
    /(?:(?:an?|the|with|and|one|1|2|as|plus|using|via|has|have|needs) )*(?:(?!(?:istio|linkerd|mesh|envoy-proxy|the|a|an|with|and|without|no|not|any|never|has|have|its|as) )([a-z][a-z0-9-]*) )?side-?cars?(?: containers?)?(?: (?:called|named) ([a-z][a-z0-9-]*))?/,
  ],
];
const MESH_SIDECAR =
  /(?:istio|linkerd|mesh)(?: (?:proxy))? side-?cars?|side-?cars? (?:injection|injected|inject)/;
const WAITS =
  /(?:(?:which|that|to|it|,) )*(?:waits?|waiting|blocks?|wait-for)(?: (?:for|until|till|on))*(?: the)?(?: (?:service|database|db|host))? ([a-z0-9][\w.-]*)(?::(\d{2,5})| (?:on |at )?(?:port )?(\d{2,5}))?(?: (?:to be|to come|is|comes?|becomes?|being|answers?|accepts?|ready|up|reachable|available|healthy|open|listening|online|connections?))*/;
const CHECK =
  /^(?:nc|ncat|pg_isready|curl|wget|redis-cli|mysqladmin|mongosh|rabbitmq-diagnostics|grpc_health_probe|\/\S+)\b/;
const PORT = /(?:(?:listening |listens |exposed |serving |port )*(?:on|at|port)(?: port)?|:) :?(\d{2,5})/;
const SHARED_PATH =
  /(?:(?:which|that|to|and|it|,) )*(?:tails?|reads?|ships?|shares?|sharing|writes?|reading|tailing|watch(?:es)?|syncs?|mounts?|collects?|from|pulls?|clones?|downloads?|copies|into|to|in)(?: (?:the|a|logs?|files?|from|in|shared|volume|directory|of|into|to|at|content|assets|plugins|config|repo|data|it))* (\/[\w./-]+)/;
/** Small image with a shell and nc, for containers that only wait: https://hub.docker.com/_/busybox (2026-11-28) */
const WAIT_IMAGE = 'busybox:1.37.0';

/** `waits for redis before it starts`, `start only after the api is up`: what has to be there first. */
const START_ORDER =
  /(?:(?:before (?:it|the app|the application|starting)(?: starts?)?|on start(?:up)?|must|should|has to|and|it|,) )*(?:(?:wait|waits)(?: (?:for|until))+|(?:should |must )?(?:only )?(?:be )?starts?(?:ed)?(?: only)? (?:after|once|when))(?: the)? ([a-z][a-z0-9-]*)(?: (?:is|to be|has|comes?|becomes?|being|ready|up|reachable|available|healthy|started|running|there|online))*(?: before (?:it starts|starting|start))?/;

/** Init containers and sidecars: image, command, what they wait for, ports and shared directories. */
export function recogniseExtraContainers(reader: RequestReader): void {
  const commands = findCommands(reader.document);
  const scopes = findScopes(reader);
  const inits = scopes.filter((scope) => scope.kind === 'init').length;
  for (const [index, scope] of scopes.entries())
    stateContainer(reader, scope, commands, inits > 1 ? index : undefined);
  reader.each(START_ORDER, (match) => stateStartOrder(reader, match));
}

/** A data store has a port to wait for; among components the resolver knows the ports. */
function stateStartOrder(reader: RequestReader, match: Match): void {
  const target = groupText(match, 1);
  const names = reader.components.mentions.map((mention) => mention.name);
  const store = reader.knowledge.dataStores.find(({ words }) => words.includes(target));
  const [component = '', ...others] = reader.components.at(match.span.start);
  if (others.length > 0 || component === target || reader.isDenied(match)) return;
  if (names.includes(target)) reader.stateIntent(match, ['startsAfter', component, target], true);
  else if (store !== undefined) {
    // The word itself stays: it says that the data store is used.
    const place = match.spans[1];
    reader.claim({
      firstToken: match.firstToken,
      lastToken: place === undefined ? match.lastToken : reader.document.tokenIndexAt(place.start) - 1,
    });
    reader.stateAt(match.span, ['intent', 'startsAfter', component, store.engine], true);
  }
}

function findScopes(reader: RequestReader): readonly ContainerScope[] {
  const images = findImages(reader.document, reader.knowledge);
  const cues = CUES.flatMap(([kind, pattern]) =>
    reader
      .find(pattern)
      .filter((match) => !isMesh(reader, match))
      .map((cue) => ({ kind, cue })),
  ).sort((left, right) => left.cue.firstToken - right.cue.firstToken);
  const scopes: ContainerScope[] = [];
  for (const [index, { kind, cue }] of cues.entries()) {
    if (reader.isDenied(cue)) {
      reader.claim(cue);
      continue;
    }
    const next = cues[index + 1]?.cue.firstToken ?? Infinity;
    const last = endOfScope(reader, cue, next);
    const own = images.filter(
      ({ role, token }) => role === kind && token <= last && token > cue.lastToken - 6,
    );
    const first = own[0] !== undefined && own[0].token < cue.firstToken ? own[0].token : cue.firstToken;
    // `init containers a:1 and b:2`: each image is one.
    const members = own.length === 0 ? [undefined] : own;
    for (const [place, image] of members.entries())
      for (const component of ownersOf(reader, cue))
        scopes.push({
          kind,
          component,
          cue,
          image,
          first: place === 0 ? first : (image?.token ?? first),
          last: members[place + 1] === undefined ? last : (members[place + 1]?.token ?? last) - 1,
        });
  }
  return scopes;
}

/** General words about a container mean the first component only. */
function ownersOf(reader: RequestReader, cue: Match): readonly string[] {
  return reader.components.at(cue.span.start).slice(0, 1);
}

function isMesh(reader: RequestReader, match: Match): boolean {
  return MESH_SIDECAR.test(reader.document.normalBetween(match.firstToken - 2, match.lastToken + 2));
}

/** To the end of the sentence, of the bracket around, or to a comma that opens a statement about something else. */
function endOfScope(reader: RequestReader, cue: Match, next: number): number {
  const { document } = reader;
  const { last } = document.sentenceAround(cue.lastToken);
  let depth = 0;
  let index = cue.lastToken + 1;
  for (; index <= last && index < next; index += 1) {
    const word = document.tokens[index]?.normal ?? '';
    if (word === '(') depth += 1;
    else if (word === ')') {
      depth -= 1;
      if (depth < 0) break;
    } else if (depth === 0 && document.isSentenceEnd(index)) break;
    else if (
      depth === 0 &&
      index > cue.lastToken + 1 &&
      /^(?:,|and)$/.test(word) &&
      opensOther(reader, index + 1)
    )
      break;
  }
  return index - 1;
}

/** `…, 3 replicas`, `… and listens on 8080`, `…, port 8080`: about the application again. */
function opensOther(reader: RequestReader, index: number): boolean {
  return /^(?:\d{1,3} (?:replicas|pods|instances|copies)|(?:it |the app )?(?:listens|needs|has|is|runs on|should|must)|port|ports|host|hosts|ingress|public|memory|cpu|requests|limits|hpa|autoscal\w*|replicas|namespace|no|with \d|postgres\w*|redis|health|pdb|an? (?!init|\S+ sidecar|sidecar))(?: |$)/.test(
    reader.document.normalBetween(index, index + 1),
  );
}

function stateContainer(
  reader: RequestReader,
  scope: ContainerScope,
  commands: readonly CommandMention[],
  order: number | undefined,
): void {
  reader.claim(scope.cue);
  const command = commands.find(
    (candidate) => candidate.firstToken >= scope.first && candidate.lastToken <= scope.last,
  );
  const [waits] = scope.kind === 'init' ? reader.findWithin(WAITS, scope.first, scope.last) : [];
  const name = nameOf(reader, scope, waits, command);
  const path = ['components', scope.component, 'containers', name];
  const span = scope.cue.span;
  reader.stateAt(reader.spanOf(scope.cue), [...path, 'kind'], scope.kind);
  if (order !== undefined && scope.kind === 'init') reader.stateAt(span, [...path, 'order'], order);
  stateImage(reader, scope, path, waits !== undefined && command === undefined);
  stateCommand(reader, path, waits, command);
  if (scope.kind === 'sidecar') statePort(reader, scope, path);
  stateSharedPaths(reader, scope, path);
}

function nameOf(
  reader: RequestReader,
  scope: ContainerScope,
  waits: Match | undefined,
  command: CommandMention | undefined,
): string {
  const called =
    scope.cue.groups
      .slice(1)
      .reverse()
      .find((group) => group !== '') ?? '';
  if (
    parseDnsLabel(called).ok &&
    !/^(?:small|simple|native|logging|log|proxy|metrics|auth|agent|exporter|second|separate|single)$/.test(
      called,
    )
  )
    return called;
  if (waits !== undefined) return `wait-for-${toLabel(groupText(waits, 1))}`;
  const words = `${command?.line ?? ''} ${reader.document.normalBetween(scope.first, scope.last)}`;
  if (scope.kind === 'init' && /migrat/.test(words)) return 'migrate';
  const repository = scope.image?.parts.repository.split('/').at(-1) ?? '';
  return toLabel(repository) || (scope.kind === 'init' ? 'init' : 'sidecar');
}

function toLabel(text: string): string {
  const label = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  return parseDnsLabel(label).ok ? label : '';
}

/** Without an image of its own a container runs the application's; one that only waits needs nothing but a shell. */
function stateImage(
  reader: RequestReader,
  scope: ContainerScope,
  path: readonly string[],
  onlyWaits: boolean,
): void {
  const token = reader.document.tokens[scope.image?.token ?? -1];
  if (scope.image !== undefined && token !== undefined) {
    reader.claim({ firstToken: scope.image.token, lastToken: scope.image.token });
    reader.stateAt(token, [...path, 'image'], scope.image.reference);
    return;
  }
  const own = reader.components.mentions.find((mention) => mention.name === scope.component)?.images[0]
    ?.reference;
  if (onlyWaits) reader.stateAt(scope.cue.span, [...path, 'image'], WAIT_IMAGE);
  else if (own !== undefined && scope.kind === 'init')
    reader.stateAt(scope.cue.span, [...path, 'image'], own);
}

function stateCommand(
  reader: RequestReader,
  path: readonly string[],
  waits: Match | undefined,
  command: CommandMention | undefined,
): void {
  if (waits !== undefined) reader.claim(waits);
  if (command !== undefined) {
    reader.claim(command);
    const leaf = command.isArguments ? 'args' : 'command';
    const isCheck = waits !== undefined && CHECK.test(command.line);
    reader.stateAt(
      command,
      [...path, leaf],
      isCheck ? waitLoop(command.line) : [...splitCommand(command.line)],
    );
    return;
  }
  if (waits === undefined) return;
  const host = reader.written(waits, 1).split(':')[0] ?? '';
  const store = reader.knowledge.dataStores.find(({ words }) => words.includes(host.toLowerCase()));
  const port = Number(groupText(waits, 2) || groupText(waits, 3)) || store?.port.value;
  if (port === undefined)
    reader.note(
      `An init container is to wait for ${host}, but no port is said; say for example "waits for ${host}:5432".`,
    );
  else reader.stateAt(waits.span, [...path, 'command'], waitLoop(`nc -z ${host} ${port}`));
}

/** A check that is repeated until it succeeds. */
function waitLoop(check: string): string[] {
  return ['sh', '-c', `until ${check}; do sleep 2; done`];
}

function statePort(reader: RequestReader, scope: ContainerScope, path: readonly string[]): void {
  const [found] = reader.findWithin(PORT, scope.first, scope.last);
  const port = Number(found?.groups[1]);
  if (found === undefined || port < 1 || port > 65_535) return;
  reader.claim(found);
  const name = path.at(-1)?.slice(0, 15).replace(/-+$/, '') ?? 'sidecar';
  reader.stateAt(found.span, [...path, 'ports', name, 'containerPort'], port);
}

/** A directory two containers share is scratch space of the pod, unless a volume is stated there. */
function stateSharedPaths(reader: RequestReader, scope: ContainerScope, path: readonly string[]): void {
  for (const found of reader.findWithin(SHARED_PATH, scope.first, scope.last)) {
    const directory = reader.written(found, 1).replace(/[.,/]+$/, '');
    const name = toLabel(directory.split('/').at(-1) ?? '') || 'shared';
    const span: Span = found.span;
    reader.claim(found);
    reader.stateAt(span, [...path, 'mounts', name], directory);
    const volume = ['components', scope.component, 'volumes', name];
    if (reader.hasStated(...volume, 'kind')) continue;
    reader.stateAt(span, [...volume, 'kind'], 'emptyDir');
    reader.stateAt(span, [...volume, 'mountPath'], directory);
  }
}
