import type { IntakeKnowledge } from '../knowledge.js';
import { parseDnsLabel } from '../../units/names.js';
import { explicitName } from './explicit-name.js';
import { findOwnStore } from './find-own-store.js';
import { findProduct } from './find-products.js';
import type { FoundName } from './found-name.js';
import { ORDINARY_WORDS } from './ordinary-words.js';
import { PART_NOUN } from './part-noun.js';
import { phrasePattern } from './phrase-pattern.js';
import { technicalWords } from './plain-name.js';
import type { RequestDocument } from './request-document.js';
import type { Span } from './token.js';

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
function describedName(document: RequestDocument, knowledge: IntakeKnowledge): FoundName | undefined {
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
