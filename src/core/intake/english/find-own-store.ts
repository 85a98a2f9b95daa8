import type { DataStore, IntakeKnowledge } from '../knowledge.js';
import type { Match, RequestDocument } from './request-document.js';

/** Words before a data store that leave it the subject: `please deploy a single-node …`. */
const OPENING =
  /^(?:(?:please|i|we|want|need|run|deploy|give|me|us|a|an|the|create|make|set|up|single|single-node|single-instance|standalone|chart|for|helm|to|would|like|install|host|start|statefulset|stateful|daemonset|as|\d|\d-node|\d-member|with|node|our|own|small|simple|one|of|hi|hey|hello|,|can|could|you|:|instance|persistent) ?)*$/;
/** Words that make it something another application uses. */
const USED =
  /(?:^| )(?:needs?|uses?|using|with|and|plus|requires?|depends on|connects? to|talks? to|backed by|from|to|against|on|external|managed|\+|,|&|has|via|in|no|without)(?: (?:an?|the|our|its|external|managed|existing))*$/;
const APPLICATION_AFTER =
  /^(?:(?:admin|exporter|backup|client|proxy|operator|ui|dashboard|consumer|worker|producer|connect|connector|api|app|service|bridge|commander|insight)(?: |$)|-)/;

/**
 * The data store a request is about, when it names no application: `MySQL 8.4 single node, 40Gi`.
 *
 * @param pattern - Makes the pattern for one of the store's words, with a version.
 */
export function findOwnStore(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
  pattern: (phrase: string) => RegExp,
): { readonly store: DataStore; readonly match: Match } | undefined {
  for (const store of knowledge.dataStores)
    for (const phrase of [...store.words].sort((left, right) => right.length - left.length))
      for (const match of document.find(pattern(phrase)))
        if (isSubject(document, match)) return { store, match };
  return undefined;
}

function isSubject(document: RequestDocument, match: Match): boolean {
  if (match.firstToken > 12) return false;
  const before = document.normalBetween(0, match.firstToken - 1);
  const after = document.normalBetween(match.lastToken + 1, match.lastToken + 2);
  return OPENING.test(before) && (before === '' || !USED.test(before)) && !APPLICATION_AFTER.test(after);
}
