import type { IntakeKnowledge } from '../knowledge.js';
import type { FoundName } from './found-name.js';
import type { NameWindow } from './name-before-image.js';
import { PART_NOUN } from './part-noun.js';
import { technicalWords } from './plain-name.js';
import type { RequestDocument } from './request-document.js';

const KIND =
  /^(?:app|application|service|microservice|server|container|image|process|program|consumer|producer|job|task)$/;
const ARTICLE = /^(?:an?|the|our|my|one|another)$/;

/**
 * Token where the words begin that say what an image is: `a Go worker IMAGE` and `a worker IMAGE` begin at `a`. Undefined when
 * neither a technology nor a kind with its article stands right before the image.
 */
export function findDescription(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
  { from, token }: Pick<NameWindow, 'from' | 'token'>,
): number | undefined {
  const technical = technicalWords(knowledge);
  let first = token;
  let hasTechnology = false;
  while (first > from) {
    const word = wordAt(document, first - 1);
    const isKind = PART_NOUN.test(word) || KIND.test(word);
    if (!isKind && !technical.has(word)) break;
    hasTechnology ||= !isKind;
    first -= 1;
  }
  const hasArticle = first > from && ARTICLE.test(wordAt(document, first - 1));
  // `a worker IMAGE`: with an article the kind alone is a description.
  if (!hasTechnology && (first === token || !hasArticle)) return undefined;
  return hasArticle ? first - 1 : first;
}

/**
 * True for a noun that only says what kind of thing an image is: `a Go worker acme/mailer:2`, `a worker acme/mailer:2`. A noun
 * that the request uses again (`… and the worker reads RabbitMQ`) is a name, and so is one in front of a bracket or colon.
 */
export function isKindOnly(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
  name: FoundName,
  window: NameWindow,
): boolean {
  const index = document.tokenIndexAt(name.span.start);
  const token = document.tokens[index];
  if (token === undefined || token.quoted || index !== window.token - 1) return false;
  if (!PART_NOUN.test(name.name) || isUsedAgain(document, index)) return false;
  return (
    /^an?$/.test(wordAt(document, index - 1)) ||
    findDescription(document, knowledge, { from: window.from, token: index }) !== undefined
  );
}

/** `a Python worker acme/ocr:1` says what another image is, and nothing about this one. */
const IMAGE = /^[\w.-]+(?:[:/][\w.-]+)+$/;

function isUsedAgain(document: RequestDocument, index: number): boolean {
  const word = wordAt(document, index);
  return document.tokens.some(
    (token, other) =>
      other !== index &&
      (token.normal === word || token.normal === `${word}s`) &&
      !IMAGE.test(document.tokens[other + 1]?.text ?? ''),
  );
}

function wordAt(document: RequestDocument, index: number): string {
  return document.tokens[index]?.normal ?? '';
}
