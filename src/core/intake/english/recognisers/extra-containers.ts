import { parseDnsLabel } from '../../../units/names.js';
import { findCommands, wordsOfCommand, type CommandMention } from '../find-commands.js';
import { findContainers, type ContainerScope } from '../find-containers.js';
import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';
import type { Span } from '../token.js';

const WAITS =
  /(?:(?:which|that|to|it|,) )*(?:waits?|waiting|blocks?|wait-for)(?: (?:for|until|till|on))*(?: the)?(?: (?:service|database|db|host))? ([a-z0-9][\w.-]*)(?::(\d{2,5})| (?:on |at )?(?:port )?(\d{2,5}))?(?: (?:to be|to come|is|comes?|becomes?|being|answers?|accepts?|ready|up|reachable|available|healthy|open|listening|online|connections?))*/;
const CHECK =
  /^(?:nc|ncat|pg_isready|curl|wget|redis-cli|mysqladmin|mongosh|rabbitmq-diagnostics|grpc_health_probe|\/\S+)\b/;
const PORT =
  /(?:(?:listening |listens |exposed |serving |port )*(?:on|at|port)(?: (tcp|udp))?(?: port)?|:) :?(\d{2,5})(?:\/(tcp|udp))?/;
const SHARED_PATH =
  /(?:(?:which|that|to|and|it|,) )*(?:tails?|reads?|ships?|shares?|sharing|writes?|reading|tailing|watch(?:es)?|syncs?|mounts?|collects?|from|pulls?|clones?|downloads?|copies|into|to|in)(?: (?:the|a|logs?|files?|from|in|shared|volume|directory|of|into|to|at|content|assets|plugins|config|repo|data|it))* (\/[\w./-]+)/;
/** Small image with a shell and nc, for containers that only wait: https://hub.docker.com/_/busybox (2026-11-28) */
const WAIT_IMAGE = 'busybox:1.37.0';

/** Init containers and sidecars: image, command, what they wait for, ports and shared directories. */
export function recogniseExtraContainers(reader: RequestReader): void {
  const commands = findCommands(reader.document);
  const scopes = findContainers(reader);
  const inits = scopes.filter((scope) => scope.kind === 'init').length;
  for (const [index, scope] of scopes.entries())
    stateContainer(reader, scope, commands, inits > 1 ? index : undefined);
}

function stateContainer(
  reader: RequestReader,
  scope: ContainerScope,
  commands: readonly CommandMention[],
  order: number | undefined,
): void {
  reader.claim(scope.cue);
  const command = commandOf(scope, commands);
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

/** The command among the words about it; else the one right in front: `run alembic upgrade head as an init container`. */
function commandOf(scope: ContainerScope, commands: readonly CommandMention[]): CommandMention | undefined {
  return (
    commands.find(({ firstToken, lastToken }) => firstToken >= scope.first && lastToken <= scope.last) ??
    commands.find(
      ({ lastToken }) =>
        lastToken === scope.cue.firstToken - 1 && /^(?:as|in|using|via) /.test(groupText(scope.cue, 0)),
    )
  );
}

/** What it is called, else what it does, else its image. */
function nameOf(
  reader: RequestReader,
  scope: ContainerScope,
  waits: Match | undefined,
  command: CommandMention | undefined,
): string {
  const called = scope.cue.groups.slice(1).findLast((group) => group !== '') ?? '';
  if (parseDnsLabel(called).ok && !WEAK_NAME.test(called)) return called;
  if (waits !== undefined) return `wait-for-${toLabel(groupText(waits, 1))}`;
  const words = `${command?.line ?? ''} ${reader.document.normalBetween(scope.first, scope.last)}`;
  if (scope.kind === 'init' && /migrat/.test(words)) return 'migrate';
  return toLabel(scope.image?.parts.repository.split('/').at(-1) ?? '') || scope.kind;
}

/** Words before `sidecar` that describe it; its image says more. */
const WEAK_NAME =
  /^(?:small|simple|native|logging|log|proxy|metrics|auth|agent|exporter|second|separate|single)$/;

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
    reader.stateAt(command, [...path, leaf], isCheck ? waitLoop(command.line) : wordsOfCommand(command));
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
  const port = Number(found?.groups[2]);
  if (found === undefined || port < 1 || port > 65_535) return;
  reader.claim(found);
  const name = path.at(-1)?.slice(0, 15).replace(/-+$/, '') ?? 'sidecar';
  reader.stateAt(found.span, [...path, 'ports', name, 'containerPort'], port);
  const protocol = groupText(found, 1) || groupText(found, 3);
  if (protocol !== '')
    reader.stateAt(found.span, [...path, 'ports', name, 'protocol'], protocol.toUpperCase());
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
