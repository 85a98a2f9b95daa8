import type { IntakeKnowledge } from '../knowledge.js';
import { phrasePattern } from './phrase-pattern.js';
import type { RequestDocument } from './request-document.js';

const APPLICATION =
  /(?:^| )(?:app|application|api|rest api|site|website|webapp|frontend|backend|monolith|portal|shop|store|server)(?: |$)/;

/** True when the words up to a token name an application or a framework of those that answer requests. */
export function namesApplication(
  document: RequestDocument,
  last: number,
  knowledge: IntakeKnowledge,
): boolean {
  if (APPLICATION.test(document.normalBetween(0, last))) return true;
  return knowledge.archetypes
    .filter(({ role }) => role === undefined || role === 'service')
    .some(({ words }) => words.some((word) => document.findWithin(phrasePattern(word), 0, last).length > 0));
}

/** True when the words before say that the application answers requests. */
export function servesBefore(document: RequestDocument, offset: number): boolean {
  const end = document.tokenIndexAt(offset);
  return /(?:^| )(?:ports?|listens?|listening|on :?\d{2,5}|:?\d{4,5}|http|https|ingress|public|api|web app|website|frontend|host)(?: |$)/.test(
    document.normalBetween(0, end - 1),
  );
}
