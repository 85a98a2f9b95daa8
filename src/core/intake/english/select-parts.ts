import type { IntakeKnowledge } from '../knowledge.js';
import { namesApplication, servesBefore } from './application-words.js';
import type { PartMention } from './part-mention.js';
import type { RequestDocument } from './request-document.js';

/**
 * Which of the parts are components of their own.
 *
 * @param images - How many different application images the request names.
 * @returns Nothing for a request about one process; with `keepsMain` the application itself stays a component beside them.
 */
export function selectParts(
  document: RequestDocument,
  parts: readonly PartMention[],
  images: number,
  knowledge: IntakeKnowledge,
): { readonly parts: readonly PartMention[]; readonly keepsMain: boolean } {
  if (images > 1)
    return { parts: parts.filter((part) => part.sharesImage && part.kind !== 'serves'), keepsMain: true };
  const behind = parts.filter((part) => part.kind !== 'serves');
  const [first] = behind;
  const front = parts.filter((part) => part.kind === 'serves' && isListed(document, part));
  if (first === undefined) return { parts: images === 0 && front.length > 1 ? front : [], keepsMain: false };
  if (front.length > 0)
    return { parts: [...front, ...behind].sort((a, b) => a.start - b.start), keepsMain: false };
  if (servesBefore(document, first.start) || isBesideApplication(document, behind, knowledge))
    return { parts: behind, keepsMain: true };
  const listed = behind.filter((part) => isListed(document, part));
  return { parts: listed.length > 1 ? listed : [], keepsMain: false };
}

/** A label with something of its own behind it. */
function isListed(document: RequestDocument, part: PartMention): boolean {
  return /^(?:\(|:|=|->|-|on|runs?|running|listens?|listening|with|port|x\d{1,3}|\d{1,3}|as|at)(?: |$)/.test(
    document.normalBetween(part.token + 1, part.token + 1),
  );
}

/**
 * `a Django app with a Celery worker`, `NestJS api plus BullMQ`: an application, then what joins a process or a task to it. A comma
 * joins several, and one that goes on with a list: `a Rails app with Postgres, a migration`. Alone it does not: `a Django app, a
 * background worker` says twice what one process is.
 */
function isBesideApplication(
  document: RequestDocument,
  behind: readonly PartMention[],
  knowledge: IntakeKnowledge,
): boolean {
  const [first, ...others] = behind;
  if (first === undefined) return false;
  const start = document.tokenIndexAt(first.start);
  const joint = document.normalBetween(start - 2, start - 1);
  const joins =
    /(?:^| )(?:with|and|plus|\+|&|as well as|well as|alongside|besides|has|have)$/.test(joint) ||
    (/,$/.test(joint) && (others.length > 0 || continuesList(document, start - 1)));
  // Beside a worker only what ends by itself is another component: `a Celery worker with beat` is one process.
  const isBesideWorker = first.kind === 'ends' && WORKER.test(document.normalBetween(0, start - 1));
  return joins && (isBesideWorker || namesApplication(document, start - 1, knowledge));
}

const WORKER = /(?:^| )(?:workers?|consumer|service|daemon|bot)(?: |$)/;

/** `… with MySQL,`: the comma at a token goes on with what was begun in the same sentence. */
function continuesList(document: RequestDocument, comma: number): boolean {
  const { first } = document.sentenceAround(comma);
  return /(?:^| )(?:with|needs?|uses?|using|has|have|plus) /.test(document.normalBetween(first, comma));
}
