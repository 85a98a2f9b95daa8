import type { DataStore } from '../knowledge.js';
import { findOwnStore } from './find-own-store.js';
import { phrasePattern } from './phrase-pattern.js';
import { groupText, type Match } from './request-document.js';
import type { RequestReader } from './request-reader.js';

/** True for words that name a component which is the data store itself: `redis redis:7`, `a NATS server with JetStream`. */
export function namesItself(reader: RequestReader, store: DataStore, match: Match): boolean {
  if (standsBeforeOwnImage(reader, store, match)) return true;
  const owners = reader.components.at(match.span.start);
  return owners.length > 0 && withoutItself(reader, store, owners).length === 0;
}

/** Claims the name alone: `redis on port 6380` says something else as well. */
export function claimName(reader: RequestReader, match: Match): void {
  const [name = ''] = groupText(match, 0).split(/ (?:on|at|port) /);
  reader.claim({
    firstToken: match.firstToken,
    lastToken: match.firstToken + name.split(' ').length - 1,
  });
}

/** Components that can use a data store: no store uses itself. */
export function withoutItself(
  reader: RequestReader,
  store: DataStore,
  components: readonly string[],
): readonly string[] {
  return components.filter((component) => !isItself(reader, store, component));
}

/** `web and worker share a postgres`, `a redis shared by both`: the word is understood with the store. */
export function claimSharing(reader: RequestReader, match: Match): void {
  const isLinked = /^(?:is|are)$/.test(reader.document.tokens[match.lastToken + 1]?.normal ?? '');
  for (const index of [match.firstToken - 1, match.lastToken + (isLinked ? 2 : 1)])
    if (/^(?:shares?|sharing|shared)$/.test(reader.document.tokens[index]?.normal ?? ''))
      reader.claim({ firstToken: index, lastToken: index });
}

function standsBeforeOwnImage(reader: RequestReader, store: DataStore, match: Match): boolean {
  const next = /^(?::|\(|image|-|=)$/.test(reader.document.tokens[match.lastToken + 1]?.normal ?? '') ? 2 : 1;
  return reader.components.mentions.some(({ images: [image] }) => {
    if (image?.token !== match.lastToken + next) return false;
    const segment = lastSegment(image.parts.repository);
    return store.images.includes(segment) || segment === groupText(match, 0);
  });
}

function isItself(reader: RequestReader, store: DataStore, component: string): boolean {
  const { mentions } = reader.components;
  const [image] = mentions.find(({ name }) => name === component)?.images ?? [];
  if (image !== undefined) return store.images.includes(lastSegment(image.parts.repository));
  if (mentions.some(({ images }) => images.length > 0)) return false;
  const own = findOwnStore(reader.document, reader.knowledge, phrasePattern);
  return own?.store === store && reader.components.at(own.match.span.start)[0] === component;
}

function lastSegment(repository: string): string {
  return repository.split('/').at(-1) ?? '';
}
