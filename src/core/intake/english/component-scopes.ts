import { createNamed } from './component-subjects.js';
import type { ComponentMention } from './find-components.js';
import type { RequestDocument } from './request-document.js';
import { LINE_TOKEN } from './token.js';

/** Which components a place in the request speaks about. */
export interface ComponentScopes {
  /** Every component, in the order of the request. */
  readonly mentions: readonly ComponentMention[];
  /** Names of the components that words at this offset speak about: one, or all when the words are general. */
  at(offset: number): readonly string[];
  /**
   * Like `at`, but general words about exposure mean the component that faces users, unless they say that all are meant:
   * `both with TLS`.
   */
  publicAt(offset: number): readonly string[];
}

const FACES_USERS = /front|web|ui$|gateway|portal|site|shop|store|client|dashboard|console/;
/** Components that words are about because they name them. */
type Owner = readonly string[];
/** Owner of words that say themselves that they are about all. */
const EVERYONE: Owner = [];
/** Of the general words those that never speak of a time or a thing: `every night`, `all traffic`. */
const EXPLICIT = /^(?:both|everything|everywhere)$/;
const GENERAL = /^(?:each|both|all|every|everything|everywhere|together)$/;
const CONTINUES = /^(?:it|its|it's|this|that|with|and|also)$/;

/** Works out the scopes once. With one component every place belongs to it. */
export function createComponentScopes(
  document: RequestDocument,
  mentions: readonly ComponentMention[],
): ComponentScopes {
  const everyone = mentions.map((mention) => mention.name);
  const owners = mentions.length > 1 ? assignOwners(document, mentions) : [];
  const at = (offset: number): readonly string[] => {
    const owner = owners[document.tokenIndexAt(offset)];
    return owner === undefined || owner === EVERYONE ? everyone : owner;
  };
  return {
    mentions,
    at,
    publicAt: (offset) => {
      const named = at(offset);
      const answering = mentions.filter(answersRequests).map(({ name }) => name);
      // `with Sidekiq, public at shop.example.com`: what works behind an application is never what users reach.
      const names =
        named.some((name) => answering.includes(name)) || answering.length === 0 ? named : answering;
      // Several that the words name, or all of them: `web and admin are public`.
      if (names.length <= 1 || owners[document.tokenIndexAt(offset)] !== undefined) return names;
      const facing =
        names.find((name) => FACES_USERS.test(name)) ??
        names.find((name) => answering.includes(name)) ??
        names[0];
      return facing === undefined ? [] : [facing];
    },
  };
}

/** Flower is the one part that works in the background and has pages. */
function answersRequests({ name, works, ends }: ComponentMention): boolean {
  return name === 'flower' || !(works === true || ends === true);
}

/** Owner of every token; undefined where the words are about all. */
function assignOwners(
  document: RequestDocument,
  mentions: readonly ComponentMention[],
): readonly (Owner | undefined)[] {
  const owners: (Owner | undefined)[] = document.tokens.map(() => undefined);
  const starts = new Map(mentions.map((mention) => [document.tokenIndexAt(mention.start), mention.name]));
  const findReturn = createReturns(document, mentions);
  const findEnd = createEndOfTask(document, mentions);
  const findNamed = createNamed(document, mentions, (index, names) =>
    claimClause(document, owners, index, names),
  );
  const lastStart = Math.max(...starts.keys());
  let current: Owner | undefined;
  let listed = Number.NEGATIVE_INFINITY;
  const findTopic = (index: number): Owner | undefined => {
    if (index <= listed) return undefined;
    const from = current?.[0];
    const started = starts.get(index) ?? findReturn(index, from) ?? findEnd(index, from);
    const named = findNamed(index);
    if (named === undefined || (started !== undefined && named.names.length === 1))
      return started === undefined ? undefined : [started];
    listed = named.last;
    return named.names;
  };
  for (const index of document.tokens.keys()) {
    const topic = findTopic(index);
    if (topic !== undefined) current = topic;
    // `web and worker both use redis` means the two, not all.
    else if (index !== listed + 1 && takesGeneral(document, owners, index)) current = EVERYONE;
    owners[index] ??= current;
    if (index > lastStart && endsTopic(document, index)) current = undefined;
  }
  return owners;
}

/** `each has 2 replicas` is about all of them; `before each deploy` and `every night` say when. */
function isGeneral(document: RequestDocument, index: number): boolean {
  return (
    GENERAL.test(document.tokens[index]?.normal ?? '') &&
    !OCCASION.test(document.normalBetween(index + 1, index + 2))
  );
}

const OCCASION =
  /^(?:(?:new|single|helm|app|other|second|third|\d+) )?(?:deploys?|deployments?|releases?|rollouts?|upgrades?|installs?|installations?|versions?|starts?|startup|seconds?|minutes?|hours?|nights?|days?|mornings?|afternoons?|evenings?|weeks?|weekdays?|weekends?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|months?|quarters?|years?|\d+(?:s|m|h|d|min)?)(?: |$)/;

/** Gives the clause before `each` or `all` to all components; true when what follows is about all of them, too. */
function takesGeneral(document: RequestDocument, owners: (Owner | undefined)[], index: number): boolean {
  const word = document.tokens[index]?.normal ?? '';
  if (isGeneral(document, index))
    claimClause(document, owners, index, EXPLICIT.test(word) ? EVERYONE : undefined);
  return speaksOfAll(document, index);
}

/**
 * `Flask app with a Celery worker, on port 5000, readiness /healthz`: behind a comma, what only an application that answers
 * requests has is said about that one.
 *
 * @returns The application when the words at a token go back to it from the component they were about.
 */
function createReturns(
  document: RequestDocument,
  mentions: readonly ComponentMention[],
): (index: number, from: string | undefined) => string | undefined {
  const [application, ...others] = mentions.filter(answersRequests);
  if (application === undefined || others.length > 0) return () => undefined;
  const behind = new Set(
    mentions
      .filter((mention) => (mention.works === true || mention.ends === true) && mention !== application)
      .map(({ name }) => name),
  );
  return (index, from) =>
    from !== undefined &&
    behind.has(from) &&
    document.tokens[index - 1]?.normal === ',' &&
    OF_APPLICATION.test(`${document.normalBetween(index, index + 1)} `)
      ? application.name
      : undefined;
}

/**
 * `run ./migrate up before each deploy, memory 256Mi`: a task that is nothing but a command ends with its clause; behind it,
 * only what tasks alone have is said about it.
 */
function createEndOfTask(
  document: RequestDocument,
  mentions: readonly ComponentMention[],
): (index: number, from: string | undefined) => string | undefined {
  const [application, ...others] = mentions.filter(answersRequests);
  if (application === undefined || others.length > 0) return () => undefined;
  const tasks = new Map(
    mentions
      .filter(({ ends, nameSpan }) => ends === true && nameSpan === undefined)
      .map(({ name, start }) => [name, document.tokenIndexAt(start)]),
  );
  return (index, from) => {
    const start = tasks.get(from ?? '');
    if (start === undefined || document.tokens[index - 1]?.normal !== ',') return undefined;
    const isRunning = /(?:^| )(?:runs?|executes?)(?: |$)/.test(document.normalBetween(index, index + 4));
    return isRunning || OF_TASK.test(document.normalBetween(index, index + 4)) ? undefined : application.name;
  };
}

const OF_TASK =
  /(?:^| )(?:retry|retries|retried|attempts?|backoff\w*|timeout|deadline|minutes?|hours?|seconds?|ttl|job|hook|keep|delete|removed?|before|after|prior|ahead|as|on each|on every|overlap\w*|concurren\w*)(?: |$)/;

const OF_APPLICATION =
  /^(?:on (?:port|:?\d{2,5})|port \d+|listen(?:s|ing)?|readiness|liveness|health|public|exposed|https?|tls|ingress|host)(?: |$)/;

/** `…, both with 200m cpu`: what follows is about all components named before. */
function speaksOfAll(document: RequestDocument, index: number): boolean {
  return /^(?:both|each|all)(?: of them)? (?:with|have|has|having|get|gets|need|needs|run|runs|use|uses|on|in|read|consume|connect|talk|write|share|listen|are|at|should|must|want|over|through|via|behind|by|under|using|public|exposed|reachable|served)$/.test(
    document.normalBetween(index, index + (document.tokens[index + 1]?.normal === 'of' ? 3 : 1)),
  );
}

function claimClause(
  document: RequestDocument,
  owners: (Owner | undefined)[],
  index: number,
  owner: Owner | undefined,
): void {
  for (let back = index; back >= 0; back -= 1) {
    const normal = document.tokens[back]?.normal;
    // `api IMAGE port 90 with 2 replicas each`: only what stands behind `with`.
    if (back < index && (document.isClauseEnd(back) || /^(?:and|with|plus)$/.test(normal ?? ''))) break;
    owners[back] = owner;
  }
}

/** A sentence after the last component opens general statements, unless it goes on with `it`. */
function endsTopic(document: RequestDocument, index: number): boolean {
  if (!document.isSentenceEnd(index)) return false;
  const token = document.tokens[index];
  const next = document.tokens[index + 1];
  if (token?.normal === LINE_TOKEN && next?.normal !== LINE_TOKEN) return false;
  return !CONTINUES.test(next?.normal ?? '');
}
