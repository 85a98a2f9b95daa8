import type { ComponentMention } from '../find-components.js';
import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const NO_PORT =
  /(?:with )?(?:no|without(?: a| any)?|(?:doesn't|does not|do not|don't|never) (?:listen(?:s|ing)?(?: on)?|expose|open|have|need|serve)(?: an?| any| on a| on any)?|zero|0) (?:open |listening |exposed |network |http |container |service )*ports?(?: (?:exposed|open|at all))?|(?:doesn't|does not|don't|do not|never) (?:listen|serve)(?: (?:on )?(?:anything|http|requests|traffic|at all))?|no (?:http(?: (?:server|endpoint|port))?|listener|inbound traffic|incoming traffic)|port-?less|headless worker/;
const SCHEDULER =
  /(?:(?:an?|the|as|is) )*(?:celery[ -]?beat|beat(?: scheduler)?|(?:task |job |cron )?scheduler(?: process)?|clock process|clockwork|good_job cron)/;
const WORKER =
  /(?:(?:an?|the|as|is|\d{1,3}|pure|python|node|ruby|java|go|golang|rails|php|django|laravel) )*(?:(?:background|queue|celery|sidekiq|async|event|message|task|job|mail|stream|long-running) )*(?:workers?(?: (?:process(?:es)?|service|app|pods?|deployment))?|(?:queue |message |event |stream )*consumers?|sidekiq|celery|background (?:process(?:es)?|service)|job processors?|message processors?|queue listener|resque|horizon|bullmq|subscriber|daemon process)/;
const TAKES =
  /(?:(?:which|that|it|and|just|only) )*(?:takes|pulls|reads|consumes|processes|handles|polls|consuming|processing|drains|works through|picks up|listens to|subscribes to)(?: \w+)? (?:jobs|messages|events|tasks|work|the queue|queues|a queue|items|orders|mails|emails|records)(?: (?:from|off|out of|of|in)(?: (?:the|a|an|our))?(?: (?:queue|topic|stream))?)?|(?:consumes|reads|processes|subscribed|subscribes|listens) (?:from |to )?(?:the |a )?(?:(?:kafka|rabbitmq|sqs|redis|nats|amqp) )?(?:queues?|topics?|streams?)/;
/** `gunicorn workers`, `worker nodes`: parts of a server or of the cluster. */
const NO_WORKER =
  /(?:gunicorn|uvicorn|puma|web|node|php-fpm|nginx)(?: with)?(?: \d+)? (?:workers?|threads)|workers? (?:nodes?|threads?|pool)|\d+ workers(?! (?:\(|running|pods))/;

/** Components that answer no requests: workers, consumers and schedulers. */
export function recogniseWorkers(reader: RequestReader): void {
  for (const match of reader.find(NO_PORT)) stateNoPort(reader, match);
  reader.each(SCHEDULER, (match) => stateRole(reader, match, 'scheduler'));
  reader.each(WORKER, (match) => stateRole(reader, match, 'worker'));
  for (const mention of reader.components.mentions) stateNamedRole(reader, mention);
  for (const match of reader.find(TAKES)) {
    const [component = '', ...others] = reader.components.at(match.span.start);
    if (others.length > 0 || !mayBe(reader, component)) continue;
    reader.claim(match);
    if (!reader.hasStated('components', component, 'role') && !hasPort(reader, component))
      reader.stateAt(match.span, ['components', component, 'role'], 'worker');
  }
}

/** A component that is called `worker` is one, unless something else was said. */
function stateNamedRole(reader: RequestReader, { name, nameSpan }: ComponentMention): void {
  if (nameSpan === undefined || reader.hasStated('components', name, 'role') || !mayBe(reader, name)) return;
  if (/^(?:beat|scheduler|clock)$/.test(name))
    reader.stateAt(nameSpan, ['components', name, 'role'], 'scheduler');
  else if (/(?:^|-)(?:worker|sidekiq|consumer|horizon|resque|bullmq)$/.test(name) && !hasPort(reader, name))
    reader.stateAt(nameSpan, ['components', name, 'role'], 'worker');
}

function stateNoPort(reader: RequestReader, match: Match): void {
  reader.claim(match);
  for (const component of reader.components.at(match.span.start)) {
    if (hasPort(reader, component)) continue;
    reader.stateAt(match.span, ['components', component, 'ports'], {});
    if (!reader.hasStated('components', component, 'role') && mayBe(reader, component))
      reader.stateAt(match.span, ['components', component, 'role'], 'worker');
  }
}

function stateRole(reader: RequestReader, match: Match, role: string): void {
  if (isOtherWorker(reader, match)) return;
  if (reader.isDenied(match)) {
    reader.claim(match);
    return;
  }
  const [component = '', ...others] = reader.components.at(match.span.start);
  // With several components, general words about workers belong to none in particular.
  if (others.length > 0 || hasPort(reader, component)) return;
  reader.claim(match);
  if (mayBe(reader, component) && !reader.hasStated('components', component, 'role'))
    reader.stateAt(reader.spanOf(match), ['components', component, 'role'], role);
}

/** `gunicorn with 4 workers`, `the worker api of our partner`. */
function isOtherWorker(reader: RequestReader, match: Match): boolean {
  const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 1);
  if (/^(?:api|apis|union|nodes?|pages?|panel|portal|rights|class|token)$/.test(after)) return true;
  const around = reader.document.normalBetween(match.firstToken - 2, match.lastToken + 1);
  return NO_WORKER.test(around) && !/celery|sidekiq|queue|background/.test(groupText(match, 0));
}

/** Jobs, agents and data stores have roles of their own. */
function mayBe(reader: RequestReader, component: string): boolean {
  return !reader.facts.some(
    ({ pointer, value }) => pointer === `/components/${component}/workload` && value !== 'Deployment',
  );
}

/** A port for requests: workers have ports, too, that only Prometheus and the kubelet ask. */
function hasPort(reader: RequestReader, component: string): boolean {
  const ports = `/components/${component}/ports/`;
  return reader.facts.some(
    ({ pointer }) => pointer.startsWith(ports) && !BESIDE_WORK.test(pointer.slice(ports.length)),
  );
}

const BESIDE_WORK = /^(?:metrics|health|management)\//;
