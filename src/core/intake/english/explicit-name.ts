import type { IntakeKnowledge } from '../knowledge.js';
import { parseDnsLabel } from '../../units/names.js';
import type { FoundName } from './found-name.js';
import { isPlainName } from './plain-name.js';
import type { Match, RequestDocument } from './request-document.js';

const EXPLICIT_NAME =
  /(?:called|named|call it|name it|name(?: is| :| =)?|(?:service|workload|app|application|component|project|chart|deployment|release)(?: name)?(?: is)? (?::|=)) (\S+)/;
/** What follows `called` and `named` without being a name: `called by web`, `named after it`. */
const NO_NAME =
  /^(?:an?|the|this|that|it|its|by|from|after|for|to|in|on|at|with|as|of|and|or|via|when|every|each|only|once|twice|directly|like|so|is|are|my|our|your|what|which|whatever|something|anything|per|over|through|all|any|both|not|never|always|also|just|instead|volume|volumes|port|ports|template|templates|secret|secrets|user|host)$/;
const OTHER_NAMED =
  /(?:secret|secrets|gateway|namespace|account|class|issuer|key|database|port|volume|configmap|file|queue|topic|bucket|user|host|priority|issuer|certificate|env|variable|index|db|schema)(?: is| are)?$/;

/** What the request says the application is called: `called web`, `name: redis`. */
export function explicitName(document: RequestDocument, knowledge: IntakeKnowledge): FoundName | undefined {
  for (const match of document.find(EXPLICIT_NAME)) {
    const before = document.normalBetween(match.firstToken - 2, match.firstToken - 1);
    if (OTHER_NAMED.test(before)) continue;
    const name = (match.groups[1] ?? '').replaceAll('_', '-');
    if (parseDnsLabel(name).ok && (isPlainName(name, knowledge) || isGivenName(match, name)))
      return { name, span: match.span };
  }
  return undefined;
}

/** `called web`, `named api`, `name: redis`: whoever gives a name means it, however general the word is. */
function isGivenName({ groups: [whole = ''] }: Match, name: string): boolean {
  return /^(?:called|named|name(?: is| :| =)) /.test(whole) && !NO_NAME.test(name);
}
