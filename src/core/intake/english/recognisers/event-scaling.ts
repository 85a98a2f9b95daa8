import type { JsonObject } from '../../../ports/json.js';
import { parseDurationSeconds } from '../../../units/duration.js';
import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

/** Facts of one trigger, as KEDA names them: https://keda.sh/docs/latest/scalers/ (2026-11-28). */
interface Trigger {
  readonly type: string;
  readonly metadata: Record<string, string>;
}

const SPEAKS =
  /(?:keda|scaled ?-?objects?|scale ?-?to ?-?zero|queue[ -]?(?:length|depth|size)|lag|backlog|(?:scal\w*|autoscal\w*) (?:\w+ ){0,6}?(?:queue|queues|topic|lag|messages|events|backlog|stream|requests per second|rps|sqs|rabbitmq|kafka|nats|prometheus|cron))/;
const KEDA =
  /(?:(?:an?|the|with|via|by|use|using|through|and) )*(?:keda(?: (?:scaling|scaler|autoscal\w+|scaled ?-?objects?|triggers?))?|scaled ?-?objects?|event[ -]driven (?:auto)?scaling)/;
const TO_ZERO =
  /(?:(?:can|may|should|must|and|to|will|it|with|down) )*(?:scal(?:e|es|ed|ing)? (?:it |down |back )*to (?:zero|0)(?: (?:pods|replicas))?|scale-to-zero|(?:down )?to (?:zero|0) (?:pods|replicas)?)(?: (?:when|if|while) idle| overnight| at night| outside (?:business|office|working) hours)?/;
const RANGE =
  /(?:(?:between|from|scal\w+|min|minimum|with|,|keda) )*(\d{1,4})(?: ?(?:-|to|and|up to|\.\.) ?|-)(\d{1,4})(?: (?:pods|replicas|workers|instances|copies))?|min(?:imum)?(?: (?:replicas|pods|of|:|=))* (\d{1,4})(?: (?:,|and|replicas|pods))* max(?:imum)?(?: (?:replicas|pods|of|:|=))* (\d{1,4})(?: (?:pods|replicas))?/;
const MAXIMUM =
  /(?:(?:up to|max|maximum|at most|to at most|no more than)(?: (?:of|:|=|is|replicas))*) (\d{1,4})(?: (?:pods|replicas|workers|instances|copies))?/;
const MINIMUM =
  /(?:(?:min|minimum|at least)(?: (?:of|:|=|is|replicas))*) (\d{1,4})(?: (?:pods|replicas|workers|instances|copies))?/;
const QUEUE_NAME =
  /(?:(?:the|rabbitmq|sqs|redis|queue|list|stream|amqp|named|called|consumes?|consuming|reads?|reading|from) )*(?:queue|list|stream)(?: (?:called|named|name|is|:|=))* ([a-zA-Z][\w.-]*)|(?!(?:of|the|a|an|from|on|rabbitmq|sqs|redis|in|to|by|and|with|each|per|its|our|message|job|amqp|keda|when|work|consum(?:es?|ing)|read(?:s|ing)?|process(?:es|ing)?|pull(?:s|ing)?|drain(?:s|ing)?|watch(?:es|ing)?|own|same) )([a-z][\w.-]*) queue/;
const TOPIC =
  /(?:(?:the|kafka|consumes?|consuming|reads?|reading|from) )*topic(?: (?:called|named|is|:|=))* ([a-z][\w.-]*)|(?!(?:of|the|a|an|from|on|for|kafka|in|to|by|and|with|each|per|its|our|this|one|1) )([a-z][\w.-]*) topic/;
const GROUP =
  /(?:(?:with|in|of|the|and|for|kafka) )*consumer ?-?group(?: (?:called|named|is|:|=|id))* ([a-z][\w.-]*)|group(?: id)?(?: :| =| is| called)? ([a-z][\w.-]*)/;
const LENGTH =
  /(?:queue ?length|queue ?depth|queue ?size|length|depth|lag(?: threshold)?|backlog|threshold|list ?length|target|above|over|exceeds|than|at|one pod per|per pod|every)(?: (?:of|is|:|=|at|above|over|exceeds|than|target|value|reaches|more|>))* (\d{1,7})(?: (?:messages|jobs|items|events|records|tasks|rps|requests per second))*(?: per (?:pod|replica|worker))?|(\d{1,7}) (?:messages|jobs|items|events|records|tasks|of lag|waiting|requests per second|rps)(?: (?:per|in|a|each|for every|waiting|queued|the|queue))*(?: (?:pod|replica|worker|queue))?/;
const SQS_URL = /https:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com\/\S+/;
const QUERY = /(?:query|promql|metric)(?: (?:is|:|=))* (\S+)/;
const COOLDOWN =
  /(?:cool ?-?down(?: period)?)(?: (?:of|is|:|=))* (\d+(?:s|m)?)(?: ?(seconds?|secs?|minutes?|mins?))?/;
const POLLING =
  /(?:poll(?:ing|s)?(?: interval)?)(?: (?:of|is|:|=|every))* (\d+(?:s|m)?)(?: ?(seconds?|secs?|minutes?|mins?))?/;

/** What the words of a sentence say is measured: the type of scaler, and what its length field is called. */
const SCALERS: readonly (readonly [RegExp, string, string])[] = [
  [/(?:^| )kafka(?: |$)/, 'kafka', 'lagThreshold'],
  [/(?:^| )(?:rabbit ?mq|rabbit|amqp)(?: |$)/, 'rabbitmq', 'value'],
  [/(?:^| )(?:sqs|aws-sqs)(?: |$)|sqs\./, 'aws-sqs-queue', 'queueLength'],
  [/(?:^| )(?:redis streams?)(?: |$)/, 'redis-streams', 'pendingEntriesCount'],
  [/(?:^| )(?:redis|valkey|sidekiq|bullmq|celery)(?: |$)/, 'redis', 'listLength'],
  [/(?:^| )(?:nats|jetstream)(?: |$)/, 'nats-jetstream', 'lagThreshold'],
  [/(?:^| )(?:service bus|azure service bus)(?: |$)/, 'azure-servicebus', 'messageCount'],
  [/(?:^| )(?:pub\/?sub|google pubsub)(?: |$)/, 'gcp-pubsub', 'value'],
  [/(?:^| )(?:prometheus|promql|rps|requests per second)(?: |$)/, 'prometheus', 'threshold'],
];

/** Scaling by events: a ScaledObject of KEDA, its bounds and what it measures. */
export function recogniseEventScaling(reader: RequestReader): void {
  const { document } = reader;
  const done = new Set<string>();
  for (const match of document.find(SPEAKS)) {
    const { first, last } = scopeOf(reader, match);
    const [component = '', ...others] = reader.components.at(match.span.start);
    // A statement about no component in particular means the workers, the resolver cannot know which.
    if (others.length > 0 || done.has(component) || isDeniedKeda(reader, first, last)) continue;
    done.add(component);
    stateEvents(reader, component, { first, last });
  }
}

function isDeniedKeda(reader: RequestReader, first: number, last: number): boolean {
  const [keda] = reader.findWithin(KEDA, first, last);
  return keda !== undefined && reader.isDenied(keda);
}

/** The sentence, and the next ones as long as they go on about scaling and the same component. */
function scopeOf(reader: RequestReader, match: Match): { readonly first: number; readonly last: number } {
  const { first, last } = reader.document.sentenceAround(match.firstToken);
  const owner = reader.components.at(match.span.start).join(' ');
  let start = first;
  let end = last;
  const isOwn = (index: number): boolean =>
    reader.components.at(reader.document.tokens[index]?.start ?? 0).join(' ') === owner;
  while (start < match.firstToken && !isOwn(start)) start += 1;
  while (end > match.lastToken && !isOwn(end)) end -= 1;
  return { first: start, last: end };
}

interface Scope {
  readonly first: number;
  readonly last: number;
}

function stateEvents(reader: RequestReader, component: string, scope: Scope): void {
  const path = ['components', component, 'scaling', 'events'];
  const within = (pattern: RegExp): readonly Match[] => reader.findWithin(pattern, scope.first, scope.last);
  const [anchor] = [...within(KEDA), ...within(TO_ZERO)];
  const [fallback] = reader.document.findWithin(SPEAKS, Math.max(0, scope.first - 1), scope.last);
  const at = anchor ?? fallback;
  if (at === undefined) return;
  reader.stateAt(at.span, [...path, 'enabled'], true);
  for (const match of within(TO_ZERO)) {
    reader.claim(match);
    reader.stateAt(match.span, [...path, 'minReplicas'], 0);
  }
  stateBounds(reader, path, scope);
  for (const match of within(KEDA)) reader.claim(match);
  const trigger = readTrigger(reader, scope);
  if (trigger !== undefined)
    reader.stateAt(
      at.span,
      [...path, 'triggers'],
      [{ type: trigger.type, metadata: trigger.metadata } satisfies JsonObject],
    );
  for (const [pattern, leaf] of [
    [COOLDOWN, 'cooldownSeconds'],
    [POLLING, 'pollingIntervalSeconds'],
  ] as const)
    for (const match of within(pattern)) {
      const amount = groupText(match, 1);
      const parsed = parseDurationSeconds(
        /^\d+$/.test(amount) ? `${amount}${groupText(match, 2).charAt(0) || 's'}` : amount,
      );
      if (!parsed.ok) continue;
      reader.claim(match);
      reader.stateAt(match.span, [...path, leaf], parsed.value);
    }
  for (const match of within(
    /(?:(?:auto)?scal(?:e|es|ed|ing)|autoscal\w+)(?: (?:it|them|the workers?|by|the|based|length|of|depends?|depending))*|(?:list|queue) (?:length|depth|size)|(?:consumer )?lag|sqs queue|(?:is|when|it is) empty/,
  ))
    reader.claim(match);
}

function stateBounds(reader: RequestReader, path: readonly string[], scope: Scope): void {
  const within = (pattern: RegExp): readonly Match[] => reader.findWithin(pattern, scope.first, scope.last);
  const [range] = within(RANGE).filter(
    (match) =>
      Number(groupText(match, 1) || groupText(match, 3)) <=
      Number(groupText(match, 2) || groupText(match, 4)),
  );
  if (range !== undefined) {
    reader.claim(range);
    reader.stateAt(range.span, [...path, 'minReplicas'], Number(groupText(range, 1) || groupText(range, 3)));
    reader.stateAt(range.span, [...path, 'maxReplicas'], Number(groupText(range, 2) || groupText(range, 4)));
    return;
  }
  for (const [pattern, leaf] of [
    [MAXIMUM, 'maxReplicas'],
    [MINIMUM, 'minReplicas'],
  ] as const) {
    const [match] = within(pattern);
    if (match === undefined) continue;
    reader.claim(match);
    reader.stateAt(match.span, [...path, leaf], Number(match.groups[1]));
  }
}

function readTrigger(reader: RequestReader, scope: Scope): Trigger | undefined {
  const words = reader.document.normalBetween(scope.first, scope.last);
  const scaler =
    SCALERS.find(([pattern]) => pattern.test(words)) ??
    SCALERS.find(
      ([pattern, type]) =>
        type !== 'prometheus' &&
        pattern.test(reader.document.normal) &&
        /queue|list|lag|topic|messages|backlog/.test(words),
    );
  if (scaler === undefined) return undefined;
  const [, type, lengthField] = scaler;
  const metadata: Record<string, string> = {};
  const url = SQS_URL.exec(reader.document.text);
  if (type === 'aws-sqs-queue' && url !== null) {
    metadata['queueURL'] = url[0].replace(/[.,;)]+$/, '');
    metadata['awsRegion'] = url[1] ?? '';
    reader.claimSpan({ start: url.index, end: url.index + url[0].length });
  }
  readNames(reader, scope, type, metadata);
  const [length] = reader.findWithin(LENGTH, scope.first, scope.last);
  if (length !== undefined) {
    metadata[lengthField] = groupText(length, 1) || groupText(length, 2);
    if (type === 'rabbitmq') metadata['mode'] = 'QueueLength';
    reader.claim(length);
  }
  return { type, metadata };
}

const NAME_FIELDS: Readonly<Record<string, string>> = {
  rabbitmq: 'queueName',
  redis: 'listName',
  'redis-streams': 'stream',
  'azure-servicebus': 'queueName',
  'nats-jetstream': 'stream',
  'gcp-pubsub': 'subscriptionName',
};

/** Data stores that scalers read, by type. */
const ENGINES: Readonly<Record<string, readonly [engine: string, word: RegExp]>> = {
  rabbitmq: ['rabbitmq', /(?:^| )(?:rabbit ?mq|amqp)(?: |$)/],
  kafka: ['kafka', /(?:^| )kafka(?: |$)/],
  redis: ['redis', /(?:^| )redis(?: |$)/],
};

/** `consumes from RabbitMQ queue "invoices"` names the broker as well. */
function stateStore(reader: RequestReader, match: Match, type: string): void {
  const [engine, word] = ENGINES[type] ?? [];
  const text = groupText(match, 0);
  // `KEDA on rabbitmq queue jobs` measures a queue; whether the application uses it nobody said.
  if (engine === undefined || word?.test(text) !== true || !/(?:^| )(?:consum|read)/.test(text)) return;
  reader.stateAt(match.span, ['dependencies', engine, 'engine'], engine);
  for (const component of reader.components.at(match.span.start))
    reader.stateAt(match.span, ['intent', 'uses', component, engine], true);
}

function readNames(
  reader: RequestReader,
  scope: Scope,
  type: string,
  metadata: Record<string, string>,
): void {
  const take = (pattern: RegExp, field: string): void => {
    const near = reader.findWithin(pattern, scope.first, scope.last);
    // With one component the queue may be named in another sentence.
    const all = reader.components.mentions.length === 1 ? [...near, ...reader.find(pattern)] : near;
    for (const match of all) {
      const place = match.spans[1] === undefined ? 2 : 1;
      const name = reader.written(match, place);
      if (
        /^(?:length|depth|size|has|is|the|of|with|and|a|an|in|on|by|to|or|lag|grows|gets|our|its|based|keda|from|rabbitmq|kafka|redis|sqs|nats|message|job|work|task|at|above|over|exceeds|empty|for|per|messages|consumer|scaled?|when|threshold|id|https)$/i.test(
          name,
        )
      )
        continue;
      metadata[field] ??= name;
      reader.claim(match);
      stateStore(reader, match, type);
    }
  };
  if (type === 'kafka') {
    take(TOPIC, 'topic');
    take(GROUP, 'consumerGroup');
  } else if (type === 'prometheus') take(QUERY, 'query');
  else if (NAME_FIELDS[type] !== undefined) take(QUEUE_NAME, NAME_FIELDS[type]);
}
