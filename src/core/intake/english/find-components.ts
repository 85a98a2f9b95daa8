import type { IntakeKnowledge } from '../knowledge.js';
import { parseDnsLabel } from '../../units/names.js';
import { findImages, sameRepository, type ImageMention } from './find-images.js';
import { findParts, selectParts, type PartMention } from './find-parts.js';
import { findOwnStore } from './find-own-store.js';
import { findProduct } from './find-products.js';
import { ORDINARY_WORDS } from './ordinary-words.js';
import { phrasePattern } from './phrase-pattern.js';
import type { Match, RequestDocument } from './request-document.js';
import type { Span } from './token.js';

/** One application the request speaks of. */
export interface ComponentMention {
  /** DNS label; unique among the components of the request. */
  readonly name: string;
  /** Where the name was written; undefined when it was derived from the image or the kind of application. */
  readonly nameSpan: Span | undefined;
  /** Mentions of its image, the one that counts first; more than one when the request contradicts itself. */
  readonly images: readonly ImageMention[];
  /** Offset where the request begins to speak of it. */
  readonly start: number;
  /** True for a part that ends by itself: a migration, a clean-up. */
  readonly ends?: boolean;
}

/** More images than this are no description of one chart; the rest stays unread. */
const MOST_COMPONENTS = 50;

/** Names of parts of a system, usable as component names right before an image or in front of nothing better. */
const PART_NOUN =
  /^(?:frontend|backend|api|web|ui|gateway|portal|dashboard|website|site|admin|worker|auth|proxy|bff|storefront|shop|blog|webapp|console|broker|scheduler|bot)$/;
const JOB_NOUN = /^(?:job|cronjob|task)$/;
/** Words before `job` that say when or how it runs, not what it is. */
const NO_TOPIC =
  /^(?:nightly|daily|hourly|weekly|monthly|cron|batch|scheduled|recurring|one-off|one-time|k8s|kubernetes|background|periodic|a|an|the|second|third|another|and)$/;
const EXPLICIT_NAME =
  /(?:called|named|call it|name it|name(?: is| :| =)?|(?:service|workload|app|application|component|project|chart|deployment|release)(?: name)?(?: is)? (?::|=)) (\S+)/;
/** What follows `called` and `named` without being a name: `called by web`, `named after it`. */
const NO_NAME =
  /^(?:an?|the|this|that|it|its|by|from|after|for|to|in|on|at|with|as|of|and|or|via|when|every|each|only|once|twice|directly|like|so|is|are|my|our|your|what|which|whatever|something|anything|per|over|through|all|any|both|not|never|always|also|just|instead|volume|volumes|port|ports|template|templates|secret|secrets|user|host)$/;
const OTHER_NAMED =
  /(?:secret|secrets|gateway|namespace|account|class|issuer|key|database|port|volume|configmap|file|queue|topic|bucket|user|host|priority|issuer|certificate|env|variable|index|db|schema)(?: is| are)?$/;

/** Finds the applications of a request and gives each a name. A request about nothing yet has none. */
export function findComponents(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
): readonly ComponentMention[] {
  const groups = groupByRepository(
    document,
    knowledge,
    findImages(document, knowledge).filter((image) => image.role === 'application'),
  ).slice(0, MOST_COMPONENTS);
  const { parts, keepsMain } = selectParts(document, findParts(document), groups.length);
  if (groups.length === 0 && parts.length === 0) return [];
  const names = new Set<string>();
  const mentions =
    keepsMain || parts.length === 0
      ? nameGroups(document, knowledge, groups, { names, several: groups.length + parts.length > 1 })
      : [];
  return [...mentions, ...parts.map((part) => mentionPart(document, part, groups, names))].sort(
    (left, right) => left.start - right.start,
  );
}

function nameGroups(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
  groups: readonly (readonly ImageMention[])[],
  { names, several }: { readonly names: Set<string>; readonly several: boolean },
): readonly ComponentMention[] {
  return groups.map((images, index) => {
    const from = (groups[index - 1]?.at(-1)?.token ?? -1) + 1;
    const named = nameOfGroup(document, knowledge, {
      from,
      token: images[0]?.token ?? 0,
      several,
    });
    const name = makeUnique(named?.name ?? nameFromImage(images[0]), names);
    return { name, nameSpan: named?.span, images, start: startOf(document, images[0], named) };
  });
}

/** A part runs from the last image named before it, else from the first one after it. */
function mentionPart(
  document: RequestDocument,
  part: PartMention,
  groups: readonly (readonly ImageMention[])[],
  names: Set<string>,
): ComponentMention {
  const before = groups.filter(([image]) => (image?.token ?? 0) < part.token);
  return {
    name: makeUnique(part.name, names),
    nameSpan: part.span,
    images: before.at(-1) ?? groups[0] ?? [],
    start: part.start,
    ends: part.kind === 'ends',
  };
}

function nameOfGroup(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
  window: NameWindow,
): FoundName | undefined {
  const near = nameBefore(document, knowledge, window);
  return near ?? (window.several ? undefined : explicitName(document, knowledge));
}

function startOf(
  document: RequestDocument,
  image: ImageMention | undefined,
  name: FoundName | undefined,
): number {
  const token = document.tokens[image?.token ?? 0];
  return Math.min(name?.start ?? name?.span.start ?? Infinity, token?.start ?? 0);
}

/** Name for an application without an image: what it is called, else what it is. */
export function nameWithoutImage(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
): { readonly name: string; readonly span: Span | undefined } {
  const explicit = explicitName(document, knowledge);
  if (explicit !== undefined) return explicit;
  const own = findOwnStore(document, knowledge, phrasePattern);
  if (own !== undefined) return { name: own.store.engine, span: own.match.span };
  const product = findProduct(document, knowledge);
  if (product !== undefined) return { name: product.name, span: product.match.spans[1] };
  const described = describedName(document, knowledge);
  if (described !== undefined) return described;
  const part = document.tokens.find((token) => PART_NOUN.test(token.normal));
  return part === undefined
    ? { name: 'app', span: undefined }
    : { name: part.normal, span: { start: part.start, end: part.end } };
}

/** `orders api` is `orders-api`, `billing service` is `billing`. */
function describedName(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
): { readonly name: string; readonly span: Span } | undefined {
  const technical = technicalWords(knowledge);
  for (const match of document.find(
    /([a-z][a-z0-9-]*) (api|app|application|service|microservice|server|backend|frontend|gateway|portal|dashboard|website|site)/,
  )) {
    const [, adjective = '', noun = ''] = match.groups;
    if (ORDINARY_WORDS.has(adjective) || technical.has(adjective) || adjective.endsWith('ing')) continue;
    if (
      /^(?:rest|http|web|public|internal|private|stateless|minimal|legacy|external|demo|test|existing|network|cloud)$/.test(
        adjective,
      )
    )
      continue;
    const name = /^(?:app|application|service|microservice|server)$/.test(noun)
      ? adjective
      : `${adjective}-${noun}`;
    if (parseDnsLabel(name).ok) return { name, span: match.span };
  }
  return undefined;
}

/** Mentions of one image are one application, unless each has a name of its own: `api (acme/a:1) and worker (acme/a:1, …)`. */
function groupByRepository(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
  images: readonly ImageMention[],
): readonly (readonly ImageMention[])[] {
  const groups: { readonly label: string | undefined; readonly images: ImageMention[] }[] = [];
  for (const [index, image] of images.entries()) {
    const from = (images[index - 1]?.token ?? -1) + 1;
    const label = nameBefore(document, knowledge, { from, token: image.token, several: true })?.name;
    const group = groups.find(
      ({ label: other, images: [first] }) =>
        first !== undefined &&
        sameRepository(first, image) &&
        (label === undefined ||
          label === other ||
          (other === undefined && !isBehind(document, image.token, label))),
    );
    if (group === undefined) groups.push({ label, images: [image] });
    else group.images.push(image);
  }
  return groups.map((group) => group.images);
}

/** A name in the request; `start` is where the words about it begin, when that is not the name itself. */
interface FoundName {
  readonly name: string;
  readonly span: Span;
  readonly start?: number;
}

/** `web frontend on 3000 IMAGE and background worker IMAGE`: a worker beside what answers requests is a process of its own. */
function isBehind(document: RequestDocument, token: number, label: string): boolean {
  return (
    /^(?:worker|scheduler|bot)$/.test(label) &&
    /(?:^| )(?:ports?|listens?|listening|on :?\d{2,5}|frontend|web|api)(?: |$)/.test(
      document.normalBetween(0, token - 2),
    )
  );
}

interface NameWindow {
  readonly from: number;
  readonly token: number;
  readonly several: boolean;
}

/** A name right before the image: `"web" (Next.js, IMAGE`, `frontend IMAGE`, `frontend: IMAGE`. */
function nameBefore(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
  window: NameWindow,
): FoundName | undefined {
  const sentence = document.sentenceAround(window.token);
  const first = Math.max(window.from, sentence.first);
  const quoted = window.several ? quotedName(document, first, window.token - 1) : undefined;
  if (quoted !== undefined) return quoted;
  const near = skipBackwards(document, window.token - 1, first);
  const token = document.tokens[near];
  if (token === undefined || near < first || !parseDnsLabel(token.normal).ok) return undefined;
  const job = window.several ? nameOfJob(document, knowledge, first, near) : undefined;
  if (job !== undefined) return job;
  const isName = PART_NOUN.test(token.normal)
    ? window.several
    : window.several && isPlainName(token.normal, knowledge);
  return isName ? { name: token.normal, span: token } : undefined;
}

/** The last quoted name of a range of tokens: `"web" (Next.js, IMAGE)`. */
function quotedName(document: RequestDocument, first: number, last: number): FoundName | undefined {
  for (let index = last; index >= first; index -= 1) {
    const token = document.tokens[index];
    if (token?.quoted === true && parseDnsLabel(token.normal).ok) return { name: token.normal, span: token };
  }
  return undefined;
}

/** `a nightly cleanup job IMAGE` is the cleanup, and begins where it is described. */
function nameOfJob(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
  first: number,
  at: number,
): FoundName | undefined {
  const noun = document.tokens[at];
  const before = document.tokens[at - 1];
  if (noun === undefined || before === undefined || at <= first || !JOB_NOUN.test(noun.normal))
    return undefined;
  const isTopic =
    parseDnsLabel(before.normal).ok && !NO_TOPIC.test(before.normal) && isPlainName(before.normal, knowledge);
  const named = isTopic ? before : noun;
  const opening = document.tokens[isTopic ? at - 2 : at - 1];
  const start = opening !== undefined && NO_TOPIC.test(opening.normal) ? opening.start : named.start;
  return { name: named.normal, span: named, start };
}

/** Steps over the words between a name and its image. */
function skipBackwards(document: RequestDocument, from: number, first: number): number {
  let index = from;
  while (
    index >= first &&
    /^(?:image|images|from|is|uses|using|with|at|on|runs|running|:|=|\(|-|->|as|in|the|its|app|application|service|container|component)$/.test(
      document.tokens[index]?.normal ?? '',
    )
  )
    index -= 1;
  return index;
}

function explicitName(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
): { readonly name: string; readonly span: Span } | undefined {
  for (const match of document.find(EXPLICIT_NAME)) {
    const before = document.normalBetween(match.firstToken - 2, match.firstToken - 1);
    if (OTHER_NAMED.test(before)) continue;
    const name = (match.groups[1] ?? '').replaceAll('_', '-');
    if (parseDnsLabel(name).ok && (isPlainName(name, knowledge) || isGivenName(match, name)))
      return { name, span: match.span };
  }
  return undefined;
}

/** `called web`, `named api`, `name: redis`: whoever gives a name means it, however general the word is. */
function isGivenName({ groups: [whole = ''] }: Match, name: string): boolean {
  return /^(?:called|named|name(?: is| :| =)) /.test(whole) && !NO_NAME.test(name);
}

function isPlainName(word: string, knowledge: IntakeKnowledge): boolean {
  return !ORDINARY_WORDS.has(word) && !technicalWords(knowledge).has(word);
}

const TECHNICAL = new WeakMap<IntakeKnowledge, ReadonlySet<string>>();

/** Single words that name a technology or a data store: descriptions, not names. */
function technicalWords(knowledge: IntakeKnowledge): ReadonlySet<string> {
  let words = TECHNICAL.get(knowledge);
  if (words === undefined) {
    words = new Set(
      [
        ...knowledge.archetypes.flatMap((entry) => [...entry.words, ...entry.languages]),
        ...knowledge.dataStores.flatMap((entry) => entry.words),
      ].flatMap((phrase) => phrase.split(' ')),
    );
    TECHNICAL.set(knowledge, words);
  }
  return words;
}

/** The last path segment of the repository, made a DNS label. */
function nameFromImage(image: ImageMention | undefined): string {
  const segment = image?.parts.repository.split('/').at(-1) ?? '';
  const label = segment
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  return label === '' ? 'app' : label;
}

function makeUnique(name: string, taken: Set<string>): string {
  let unique = name;
  for (let count = 2; taken.has(unique); count += 1) unique = `${name}-${count}`;
  taken.add(unique);
  return unique;
}
