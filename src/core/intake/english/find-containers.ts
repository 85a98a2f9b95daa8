import type { ImageMention } from './find-images.js';
import type { Match } from './request-document.js';
import type { RequestReader } from './request-reader.js';

/** The words about one container beside the main one. */
export interface ContainerScope {
  readonly kind: 'init' | 'sidecar';
  readonly component: string;
  readonly first: number;
  readonly last: number;
  readonly image: ImageMention | undefined;
  /** Words that named it: `an init container`. */
  readonly cue: Match;
}

const CUES: readonly (readonly [ContainerScope['kind'], RegExp])[] = [
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

/** The containers beside the main ones that a request asks for, each with the words about it. Denied ones are claimed. */
export function findContainers(reader: RequestReader): readonly ContainerScope[] {
  const { images } = reader;
  const cues = findCues(reader);
  return cues.flatMap(({ kind, cue }, index) => {
    const [component] = reader.components.at(cue.span.start);
    if (component === undefined) return [];
    if (reader.isDenied(cue)) {
      reader.claim(cue);
      return [];
    }
    const last = endOfScope(reader, cue, cues[index + 1]?.cue.firstToken ?? Infinity);
    const own = images.filter(
      ({ role, token }) => role === kind && token <= last && token > cue.lastToken - 6,
    );
    return splitByImage({ kind, component, cue, first: cue.firstToken, last, image: undefined }, own);
  });
}

interface ContainerCue {
  readonly kind: ContainerScope['kind'];
  readonly cue: Match;
}

function findCues(reader: RequestReader): readonly ContainerCue[] {
  const cues = CUES.flatMap(([kind, pattern]) => reader.find(pattern).map((cue) => ({ kind, cue })));
  return cues
    .filter(({ cue }) => !isMesh(reader, cue))
    .sort((left, right) => left.cue.firstToken - right.cue.firstToken);
}

/** `init containers a:1 and b:2`: each image is a container. */
function splitByImage(scope: ContainerScope, images: readonly ImageMention[]): readonly ContainerScope[] {
  if (images.length === 0) return [scope];
  return images.map((image, place) => ({
    ...scope,
    image,
    first: place === 0 ? Math.min(image.token, scope.first) : image.token,
    last: (images[place + 1]?.token ?? scope.last + 1) - 1,
  }));
}

function isMesh(reader: RequestReader, match: Match): boolean {
  return MESH_SIDECAR.test(reader.document.normalBetween(match.firstToken - 2, match.lastToken + 2));
}

/** To the end of the sentence, of the bracket around, or to a comma that opens a statement about something else. */
function endOfScope(reader: RequestReader, cue: Match, next: number): number {
  const { document } = reader;
  const last = Math.min(document.sentenceAround(cue.lastToken).last, next - 1);
  let depth = 0;
  for (let index = cue.lastToken + 1; index <= last; index += 1) {
    const word = document.tokens[index]?.normal ?? '';
    if (word === '(') depth += 1;
    if (word === ')') depth -= 1;
    const isOther = index > cue.lastToken + 1 && /^(?:,|and)$/.test(word) && opensOther(reader, index + 1);
    if (depth < 0 || (depth === 0 && (document.isSentenceEnd(index) || isOther))) return index - 1;
  }
  return last;
}

/** `…, 3 replicas`, `… and listens on 8080`, `…, port 8080`: about the application again. */
function opensOther(reader: RequestReader, index: number): boolean {
  return /^(?:\d{1,3} (?:replicas|pods|instances|copies)|(?:it |the app )?(?:listens|needs|has|is|runs on|should|must)|port|ports|host|hosts|ingress|public|memory|cpu|requests|limits|hpa|autoscal\w*|replicas|namespace|no|with \d|postgres\w*|redis|health|pdb|an? (?!init|\S+ sidecar|sidecar))(?: |$)/.test(
    reader.document.normalBetween(index, index + 1),
  );
}
