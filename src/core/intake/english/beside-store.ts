import type { Match } from './request-document.js';
import type { RequestReader } from './request-reader.js';

/** `redis:7 with 1 replica, app IMAGE …`: words about a data store beside the application, which stay unread. */
export function isOfStore(reader: RequestReader, match: Match): boolean {
  const { first } = reader.document.sentenceAround(match.firstToken);
  const last = reader.images.filter(({ token }) => token >= first && token < match.firstToken).at(-1);
  if (last?.role !== 'store') return false;
  return !/(?:^| )(?:,|and|but|application|app)(?: |$)/.test(
    reader.document.normalBetween(last.token + 1, match.firstToken - 1),
  );
}
