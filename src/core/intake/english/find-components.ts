import type { IntakeKnowledge } from '../knowledge.js';
import { explicitName } from './explicit-name.js';
import { findDescription, isKindOnly } from './description-before-image.js';
import { findImages, sameRepository, type ImageMention } from './find-images.js';
import { findParts } from './find-parts.js';
import type { PartMention } from './part-mention.js';
import type { FoundName } from './found-name.js';
import { groupByRepository } from './group-images.js';
import { nameBefore, type NameWindow } from './name-before-image.js';
import { nameWithoutImage } from './name-without-image.js';
import type { RequestDocument } from './request-document.js';
import { selectParts } from './select-parts.js';
import { WHEN_WORD } from './times/when-word.js';
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
  /** True for a part that works behind the application: `with a Celery worker`. */
  readonly works?: boolean;
  /** Component whose image a part runs from that has none of its own. */
  readonly runsFrom?: string;
}

/** More images than this are no description of one chart; the rest stays unread. */
const MOST_COMPONENTS = 50;

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
  const { parts, keepsMain } = selectParts(document, findParts(document), groups.length, knowledge);
  if (groups.length === 0 && parts.length === 0) return [];
  const names = new Set<string>();
  const several = groups.length + parts.length > 1;
  const named =
    keepsMain || parts.length === 0 ? nameGroups(document, knowledge, groups, { names, several }) : [];
  const mains =
    keepsMain && groups.length === 0 ? [mentionMain(document, knowledge, { parts, names })] : named;
  const main = groups.length === 0 ? nameOfMain(mains, parts) : undefined;
  return [...mains, ...parts.map((part) => mentionPart(document, part, { groups, names, main }))].sort(
    (left, right) => left.start - right.start,
  );
}

/** The one component that answers requests; with several nobody can know which of them a part belongs to. */
function nameOfMain(mains: readonly ComponentMention[], parts: readonly PartMention[]): string | undefined {
  const [name, ...others] = [...mains, ...parts.filter(({ kind }) => kind === 'serves')].map(
    ({ name }) => name,
  );
  return others.length === 0 ? name : undefined;
}

/** The application that parts are listed beside, when nobody said which image it has. */
function mentionMain(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
  { parts, names }: { readonly parts: readonly PartMention[]; readonly names: Set<string> },
): ComponentMention {
  const { name, span } = nameWithoutImage(document, knowledge);
  const isPart = parts.some((part) => part.name === name || part.name === name.replace(/s$/, ''));
  return {
    name: makeUnique(isPart ? 'app' : name, names),
    nameSpan: isPart ? undefined : span,
    images: [],
    start: 0,
  };
}

function nameGroups(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
  groups: readonly (readonly ImageMention[])[],
  { names, several }: { readonly names: Set<string>; readonly several: boolean },
): readonly ComponentMention[] {
  return groups.map((images, index) => {
    const window = {
      from: (groups[index - 1]?.at(-1)?.token ?? -1) + 1,
      token: images[0]?.token ?? 0,
      several,
    };
    const named = nameOfGroup(document, knowledge, window, isOnlyOfImage(images, groups));
    const name = makeUnique(named?.name ?? nameFromImage(images[0]), names);
    const described = groups.length > 1 ? descriptionOf(document, knowledge, window, named) : undefined;
    const start = startOf(document, { image: images[0], named, described });
    return { name, nameSpan: named?.span, images, start };
  });
}

/** Right before the image, or before the name: `a React frontend from IMAGE`. */
function descriptionOf(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
  window: NameWindow,
  named: FoundName | undefined,
): number | undefined {
  const nearImage = findDescription(document, knowledge, window);
  if (nearImage !== undefined || named === undefined) return nearImage;
  const token = document.tokenIndexAt(named.span.start);
  return token > window.from && token < window.token
    ? findDescription(document, knowledge, { from: window.from, token })
    : undefined;
}

interface PartPlace {
  readonly groups: readonly (readonly ImageMention[])[];
  readonly names: Set<string>;
  /** The application without an image that the part belongs to. */
  readonly main: string | undefined;
}

/** A part runs from the last image named before it, else from the first one after it. */
function mentionPart(
  document: RequestDocument,
  part: PartMention,
  { groups, names, main }: PartPlace,
): ComponentMention {
  const before = groups.filter(([image]) => (image?.token ?? 0) < part.token);
  return {
    name: makeUnique(part.name, names),
    nameSpan: part.span,
    images: before.at(-1) ?? groups[0] ?? [],
    start: part.start,
    ends: part.kind === 'ends',
    works: part.kind === 'works',
    ...(main === undefined || part.kind === 'serves' ? {} : { runsFrom: main }),
  };
}

/** No other component runs from the same repository, so that the image tells them apart. */
function isOnlyOfImage(
  [image]: readonly ImageMention[],
  groups: readonly (readonly ImageMention[])[],
): boolean {
  return !groups.some(
    ([other]) =>
      other !== undefined && image !== undefined && other !== image && sameRepository(other, image),
  );
}

/**
 * What a component is called: the name in front of its image (`frontend: IMAGE`), for the only one also a name given elsewhere
 * (`called web`). Undefined when nobody named it, so that the image does: `a Go worker acme/mailer:2` is the mailer.
 */
function nameOfGroup(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
  window: NameWindow,
  isOnly: boolean,
): FoundName | undefined {
  const near = nameBefore(document, knowledge, window);
  if (near === undefined) return window.several ? undefined : explicitName(document, knowledge);
  return isOnly && isKindOnly(document, knowledge, near, window) ? undefined : near;
}

interface GroupPlace {
  readonly image: ImageMention | undefined;
  readonly named: FoundName | undefined;
  /** Token where the words about its technology begin. */
  readonly described: number | undefined;
}

function startOf(document: RequestDocument, { image, named, described }: GroupPlace): number {
  const places = [
    named?.start ?? named?.span.start,
    described === undefined ? undefined : document.tokens[described]?.start,
    document.tokens[image?.token ?? 0]?.start ?? 0,
  ];
  const start = Math.min(...places.filter((place) => place !== undefined));
  // `FastAPI IMAGE, nightly backup IMAGE at 2am`: the word says when the second one runs, not the first.
  const before = document.tokens[document.tokenIndexAt(start) - 1];
  return before !== undefined && WHEN_WORD.test(before.normal) ? before.start : start;
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
