import { parseImageReference, splitImageReference, type ImageParts } from '../../units/image-reference.js';
import type { IntakeKnowledge } from '../knowledge.js';
import type { RequestDocument } from './request-document.js';
import type { Token } from './token.js';

/** A container image named by the request. */
export interface ImageMention {
  /** Index of its token. */
  readonly token: number;
  readonly reference: string;
  readonly parts: ImageParts;
  /** What runs from it; a `store` is a data store beside the application. */
  readonly role: 'application' | 'init' | 'sidecar' | 'store';
}

/** More images than this are no description of one chart; the rest stays unread. */
const MOST_IMAGES = 200;

/** Left sides of `word:number` that are settings or addresses, not images. */
const NOT_REPOSITORIES = new Set(
  (
    'port ports replicas replica cpu memory mem ram http https grpc tcp udp host hosts localhost path min max version ' +
    'tag line step key value name image service env test tests dev prod staging production limit limits request ' +
    'requests at uid gid user from to ratio score page chapter time scale'
  ).split(' '),
);
const PLAIN_TAG =
  /^(?:latest|stable|alpine|mainline|edge|main|master|slim|nightly|lts|dev|prod|v?\d[\w.-]*|[\w.-]*\d[\w.-]*)$/;
const QUANTITY_PART = /^(?:\d+(?:\.\d+)?(?:m|mi|gi|ki|mb|gb|k|g)?|\.\d+)$/;
const PAIRS = new Set(
  (
    'and/or tcp/udp udp/tcp http/https ci/cd i/o n/a w/o on/off yes/no frontend/backend backend/frontend api/web web/api ' +
    'client/server cpu/memory memory/cpu cpu/ram cpu/mem liveness/readiness readiness/liveness read/write input/output ' +
    'hosts/paths request/limit requests/limits min/max start/stop dev/prod dev/staging staging/prod dev/test he/she ' +
    'ingress/egress pass/fail tls/ssl ssl/tls host/path key/value user/password username/password web/mobile 24/7'
  ).split(' '),
);
const KNOWN_REGISTRY =
  /^(?:ghcr\.io|docker\.io|quay\.io|gcr\.io|registry\.|harbor\.|mcr\.microsoft\.com|public\.ecr\.aws|localhost|.*(?:\.gcr\.io|\.pkg\.dev|\.azurecr\.io|\.dkr\.ecr\..*|\.ocir\.io|registry.*|:\d+)$)/;
const IMAGE_CUE =
  /(?:^| )(?:image|images|container|docker|deploy|run|running|runs|ship|pull|package|replicas of|copies of|pods of|instances of|uses|using)(?: (?:is|the|a|an|our|my|it|from|of|:|=|name|called|at|registry))*$/;
const NO_IMAGE_CUE =
  /(?:^| )(?:repo|repository|git|path|paths|gateway|label|labels|annotation|annotations|key|namespace|issuer|class|model|at|on|host|hosts|via|secret|endpoint)(?: (?:is|the|:|=))*$/;

/** Finds container images: tagged ones anywhere, untagged ones where the words around say that an image is meant. */
export function findImages(document: RequestDocument, knowledge: IntakeKnowledge): readonly ImageMention[] {
  const tagged = collect(document, (token) => isTagged(token));
  const found =
    tagged.length > 0 ? tagged : collect(document, (token, index) => isUntagged(document, token, index));
  const withRoles = found.map((mention) => ({ ...mention, role: roleOf(document, mention, knowledge) }));
  // A data store on its own is the application that is asked for.
  const alone = !withRoles.some((mention) => mention.role === 'application');
  return keepCorrections(
    document,
    alone ? withRoles.map((mention) => ({ ...mention, role: promote(mention.role) })) : withRoles,
  );
}

function promote(role: ImageMention['role']): ImageMention['role'] {
  return role === 'store' ? 'application' : role;
}

function collect(
  document: RequestDocument,
  accepts: (token: Token, index: number) => boolean,
): readonly Omit<ImageMention, 'role'>[] {
  const found: Omit<ImageMention, 'role'>[] = [];
  for (const [index, token] of document.tokens.entries())
    if (found.length < MOST_IMAGES && /^[a-z0-9]/.test(token.text) && accepts(token, index))
      found.push({ token: index, reference: token.text, parts: splitImageReference(token.text) });
  return found;
}

function isTagged(token: Token): boolean {
  if (!token.text.includes(':') && !token.text.includes('@')) return false;
  if (token.text.includes('://') || !parseImageReference(token.text).ok) return false;
  const parts = splitImageReference(token.text);
  if (parts.digest !== '') return true;
  if (parts.tag === '' || /^\d+$/.test(parts.repository)) return false;
  return parts.repository.includes('/') || parts.registry !== '' || isPlainTagged(parts);
}

/** `web:1.0` is an image; `port:8080`, `db.internal:5432` and `pool:highcpu` are not. */
function isPlainTagged({ repository, tag }: ImageParts): boolean {
  if (NOT_REPOSITORIES.has(repository) || repository.includes('.')) return false;
  return PLAIN_TAG.test(tag) && !/^\d{4,}$/.test(tag);
}

function isUntagged(document: RequestDocument, token: Token, index: number): boolean {
  if (!parseImageReference(token.text).ok || token.text.includes('://')) return false;
  const parts = splitImageReference(token.text);
  const before = document.normalBetween(index - 4, index - 1);
  const isImageBlock = /image : \n (?:\S+ : \S+ \n )?repository :$/.test(
    document.normalBetween(index - 9, index - 1),
  );
  if (isImageBlock) return true;
  if (!token.text.includes('/')) return isBareImage(document, token, index, before);
  if (NO_IMAGE_CUE.test(before) && !IMAGE_CUE.test(before)) return false;
  if (parts.registry !== '')
    return (
      !/(?:kubernetes|k8s)\.io$/.test(parts.registry) &&
      (KNOWN_REGISTRY.test(parts.registry) || IMAGE_CUE.test(before))
    );
  return !PAIRS.has(token.text) && !/^.\//.test(token.text) && !token.text.split('/').some(isQuantity);
}

function isQuantity(text: string): boolean {
  return QUANTITY_PART.test(text);
}

/** `image: nginx` or `the nginx image`: one word is an image only right beside the word. */
function isBareImage(document: RequestDocument, token: Token, index: number, before: string): boolean {
  if (!/^[a-z][a-z0-9-]*$/.test(token.text) || NOT_REPOSITORIES.has(token.text)) return false;
  if (
    /^(?:is|of|the|a|an|tag|tags|from|and|pull|registry|called|with|for|on|in|that|our|my|which|should)$/.test(
      token.text,
    )
  )
    return false;
  return (
    /(?:^| )image(?: is)?(?: :| =)?$/.test(before) &&
    !/^(?:tag|pull)$/.test(document.tokens[index + 1]?.normal ?? '')
  );
}

function roleOf(
  document: RequestDocument,
  mention: Omit<ImageMention, 'role'>,
  knowledge: IntakeKnowledge,
): ImageMention['role'] {
  const before = document.normalBetween(mention.token - 5, mention.token - 1);
  const after = document.normalBetween(mention.token + 1, mention.token + 3);
  if (
    /(?:^| )(?:init|initcontainer|initcontainers)(?: |$)[^,;.]*$/.test(before) ||
    /^as (?:an )?init/.test(after)
  )
    return 'init';
  if (/(?:^| )sidecars?(?: |$)[^,;.]*$/.test(before) || /^(?:as )?(?:an? )?sidecar/.test(after))
    return 'sidecar';
  // `two init containers: a:1 does this, and b:2 does that`.
  if (
    /(?:^| )(?:init containers|init-containers|initcontainers) ?:? (?!.* [.;\n] ).*$/.test(
      document.normalBetween(mention.token - 24, mention.token - 1),
    )
  )
    return 'init';
  const name = mention.parts.repository.split('/').at(-1) ?? '';
  return knowledge.dataStores.some((store) => store.images.includes(name)) ? 'store' : 'application';
}

const CORRECTION =
  /(?:^| )(?:let's say|actually|rather|instead|i mean|make that|make it|no wait|sorry|correction|better)(?: |$)/;

/** Of two tags of one repository, a corrected or fixed one replaces a floating one. Others stay, and conflict later. */
function keepCorrections(
  document: RequestDocument,
  mentions: readonly ImageMention[],
): readonly ImageMention[] {
  return mentions.filter((mention, index) => {
    const later = mentions.slice(index + 1).find((other) => sameRepository(other, mention));
    if (later === undefined) return true;
    if (later.reference === mention.reference) return true;
    const between = document.normalBetween(mention.token + 1, later.token - 1);
    return !CORRECTION.test(between) && !mention.parts.tag.startsWith('latest');
  });
}

/** True when both are the same image, whatever their tags. */
export function sameRepository(left: ImageMention, right: ImageMention): boolean {
  return left.parts.registry === right.parts.registry && left.parts.repository === right.parts.repository;
}
