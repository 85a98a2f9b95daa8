import { servesBefore } from './application-words.js';
import { findCommands, type CommandMention } from './find-commands.js';
import { findHookParts } from './find-hook-parts.js';
import { ORDINARY_WORDS } from './ordinary-words.js';
import type { PartMention } from './part-mention.js';
import { releaseBefore, repeats, runsWithRelease, timeBefore } from './release-commands.js';
import type { RequestDocument } from './request-document.js';
import type { Span } from './token.js';

const SERVES =
  /^(?:web|api|frontend|backend|server|ui|admin|webapp|app|http|site|gateway|bff|dashboard|website|portal)$/;
const WORKS =
  /^(?:workers?|sidekiq|celery|beat|celerybeat|celery-beat|schedulers?|consumers?|horizon|resque|clock|poller|listener|processor|queue-worker|dispatcher|producer|streamer|ingester|subscriber|relay|bullmq|indexer|flower)$/;
const ENDS =
  /^(?:migrations?|migrate|migrator|cronjobs?|cleanup|backup|seeder|importer|exporter|digest|reindex|purge|jobs?|task)$/;
/** Words before the noun that belong to it: `celery worker`, `nightly cleanup job`. */
const QUALIFIER =
  /^(?:a|an|the|one|another|\d{1,3}x?|celery|sidekiq|bullmq|resque|dramatiq|rq|queue|background|email|mail|job|jobs|async|nightly|daily|hourly|weekly|monthly|scheduled|cron|kafka|database|db|schema|data|separate|single|second|python|node|rails|django|laravel|ruby|go|dedicated|event|task|message|cleanup|report|backup|import|export|sync|migration|one-off|pre-upgrade|post-install|pre-install|k8s|kubernetes|small|batch)$/;
const ADDS =
  /^(?:and|plus|with|\+|also|,|;|:|&|as|along|well|alongside|besides|then|needs|\.|\n|-|has|have)$/;
const LABEL_AFTER =
  /^(?:\(|:|=|->|-|on|runs?|running|listens?|listening|with|port|x\d{1,3}|deployment|process|processes|pods?|component|container|needs|should|uses|using|serves|takes|does|executes|consumes|is|that|which|at|has|gets|\d{1,3}|every|as|from|command|,|;|\.|\n|and|instead|before|after|scaled|scales|scaling|autoscaled|reads|reading|consuming|processing|pulling|for|plus|&|\+|also|via|without|no)$/;

/**
 * Finds the parts a request lists with commands, ports or counts of their own. Whether they become components is decided
 * by {@link selectParts}.
 */
export function findParts(document: RequestDocument): readonly PartMention[] {
  const commands = findCommands(document);
  const parts: PartMention[] = [];
  for (const [index, token] of document.tokens.entries()) {
    const kind = kindOf(token.normal);
    if (kind === undefined || commands.some((command) => isInside(command, token))) continue;
    const part = readPart(document, index, kind);
    if (part === undefined || parts.some((other) => other.token === part.token - 1)) continue;
    const name = parts.some((other) => other.name === part.name) ? nameByTopic(document, part) : part.name;
    if (name !== undefined && !parts.some((other) => other.name === name)) parts.push({ ...part, name });
  }
  const tasks = [...parts, ...commandParts(document, commands, parts)];
  return [...tasks, ...findHookParts(document, commands, tasks)];
}

/** `run `npm run migrate` before every deploy`, `run `php prune.php` every night`: a command with a time of its own. */
function commandParts(
  document: RequestDocument,
  commands: readonly CommandMention[],
  known: readonly PartMention[],
): readonly PartMention[] {
  return commands.flatMap((command) => {
    const isHook = runsWithRelease(document, command);
    const isOwned = known.some(
      (part) => part.start < command.start && isClose(document, part.token, command.firstToken),
    );
    const isTask = isHook || repeats(document, command);
    if (isOwned || !isTask || !servesBefore(document, command.start)) return [];
    const opening = releaseBefore(document, command) ?? timeBefore(document, command);
    const name = isHook && /migrat|upgrade/.test(command.line) ? 'migrate' : nameOfScript(command.line);
    return [
      {
        name,
        span: undefined,
        token: command.firstToken,
        start: opening?.span.start ?? command.start,
        kind: 'ends',
        sharesImage: true,
      },
    ];
  });
}

/** No sentence ends between the two. */
function isClose(document: RequestDocument, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) if (document.isSentenceEnd(index)) return false;
  return true;
}

/** `python scripts/prune_carts.py --all` is `prune-carts`. */
function nameOfScript(line: string): string {
  const words = line.split(/\s+/).filter((word) => !word.startsWith('-'));
  const script = words.find((word) => /[./:]/.test(word)) ?? words.at(-1) ?? '';
  const base = script.split('/').at(-1) ?? '';
  const label = base
    .replace(/\.[a-z]+$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  return label === '' ? 'task' : label;
}

/**
 * `an email worker and a report worker`: the second of one name is called after the word in front of it. Undefined when there
 * is none: the same worker is spoken of again.
 */
function nameByTopic(document: RequestDocument, part: PartMention): string | undefined {
  const before = document.tokens[part.token - 1];
  const isTopic = before !== undefined && before.start >= part.start && /^[a-z][a-z-]*$/.test(before.normal);
  return part.kind === 'works' && isTopic && !NO_TOPIC.test(before.normal)
    ? `${before.normal}-${part.name}`
    : undefined;
}

const NO_TOPIC = /^(?:an?|the|one|another|separate|single|second|dedicated|small|background)$/;

function kindOf(word: string): PartMention['kind'] | undefined {
  if (SERVES.test(word)) return 'serves';
  if (WORKS.test(word)) return 'works';
  return ENDS.test(word) ? 'ends' : undefined;
}

function isInside(outer: Span, inner: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function readPart(
  document: RequestDocument,
  index: number,
  kind: PartMention['kind'],
): PartMention | undefined {
  const token = document.tokens[index];
  const next = nextLabel(document, index);
  if (token === undefined || !LABEL_AFTER.test(next)) return undefined;
  const first = firstOfPhrase(document, index, kind);
  const before = document.tokens[first - 1]?.normal ?? '';
  if (first > 0 && !ADDS.test(before) && !document.isClauseEnd(first - 1)) return undefined;
  const phrase = document.normalBetween(first, index);
  if (isOtherUse(document, index, phrase, kind)) return undefined;
  return {
    name: nameOf(document, first, index, kind),
    span: token,
    token: index,
    start: document.tokens[first]?.start ?? token.start,
    kind,
    sharesImage:
      /(?:^| )(?:same image|image of|shares?(?: the)? image|with the \w+ image|from the \w+ image)(?: |$)/.test(
        scopeAfter(document, index),
      ),
  };
}

/** The word after the noun, without `worker deployment` and `cleanup job` in between. */
function nextLabel(document: RequestDocument, index: number): string {
  let next = index + 1;
  while (
    /^(?:jobs?|cronjobs?|cron|tasks?|pods?|worker|workers|deployment|process|component|container|hook|beat|service)$/.test(
      document.tokens[next]?.normal ?? '',
    )
  )
    next += 1;
  return document.tokens[next]?.normal ?? ',';
}

function firstOfPhrase(document: RequestDocument, index: number, kind: PartMention['kind']): number {
  const first = skipQualifiers(document, index);
  // `with an invoice worker`: one word nobody knows says what the worker is about.
  const opens = skipQualifiers(document, first - 1);
  return kind === 'works' && isTopicOfWorker(document, first - 1, opens - 1) ? opens : first;
}

function skipQualifiers(document: RequestDocument, index: number): number {
  let first = index;
  while (first > 0 && QUALIFIER.test(document.tokens[first - 1]?.normal ?? '')) first -= 1;
  return first;
}

function isTopicOfWorker(document: RequestDocument, index: number, before: number): boolean {
  const word = document.tokens[index]?.normal ?? '';
  const joint = document.tokens[before]?.normal ?? '';
  return (
    /^[a-z][a-z-]+$/.test(word) &&
    !ORDINARY_WORDS.has(word) &&
    kindOf(word) === undefined &&
    /^(?:and|plus|with|\+|&|,)$/.test(joint)
  );
}

/** `gunicorn with 4 workers`, `no worker`, `worker nodes`: words that only look like a part. */
function isOtherUse(
  document: RequestDocument,
  index: number,
  phrase: string,
  kind: PartMention['kind'],
): boolean {
  const after = document.normalBetween(index + 1, index + 2);
  const before = document.normalBetween(index - 4, index - 1);
  if (/(?:^| )(?:no|without|not|never|neither|nor)(?: (?:a|an|any|need))?$/.test(before)) return true;
  if (/^(?:nodes?|threads?|class|token|key|secret|gateway|timeout|logs?|access)(?: |$)/.test(after))
    return true;
  if (/(?:gunicorn|uvicorn|puma|node|nodes|web)(?: with)? \d+$/.test(before)) return true;
  if (kind === 'works' && /^\d+ workers$/.test(phrase) && !/^(?:\(|:|running)/.test(after)) return true;
  return kind === 'ends' && /^(?:jobs?|task|backup|seeder|importer|exporter|digest)$/.test(phrase);
}

/** `celery worker` is `worker`, `celery beat` `beat`, `nightly cleanup job` `cleanup`. */
function nameOf(document: RequestDocument, first: number, index: number, kind: PartMention['kind']): string {
  const word = document.tokens[index]?.normal ?? '';
  if (kind === 'ends') return nameOfTask(document, first, index);
  if (word === 'celery') return document.tokens[index + 1]?.normal === 'beat' ? 'beat' : 'worker';
  if (/^celery-?beat$/.test(word)) return 'beat';
  const name = word.replace(/s$/, '');
  const topic = document.tokens[index - 1]?.normal ?? '';
  return index - 1 >= first && !QUALIFIER.test(topic) ? `${topic}-${name}` : name;
}

function nameOfTask(document: RequestDocument, first: number, index: number): string {
  const word = document.tokens[index]?.normal ?? '';
  const topic = document.tokens.slice(first, index).find((token) => TOPIC.test(token.normal))?.normal;
  if (/^migrat/.test(word) || topic === 'migration') return 'migrate';
  return /^(?:jobs?|task|cronjobs?)$/.test(word) ? (topic ?? 'job') : word;
}

const TOPIC = /^(?:cleanup|report|backup|import|export|sync|email|database|db|migration)$/;

function scopeAfter(document: RequestDocument, index: number): string {
  const { last } = document.sentenceAround(index);
  return document.normalBetween(index + 1, Math.min(last, index + 12));
}
