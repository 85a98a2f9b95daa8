import type { IntakeKnowledge } from '../knowledge.js';
import { parseDnsLabel } from '../../units/names.js';
import type { FoundName } from './found-name.js';
import { PART_NOUN } from './part-noun.js';
import { isPlainName } from './plain-name.js';
import type { RequestDocument } from './request-document.js';

const JOB_NOUN = /^(?:job|cronjob|task)$/;
/** Words before `job` that say when or how it runs, not what it is. */
const NO_TOPIC =
  /^(?:nightly|daily|hourly|weekly|monthly|cron|batch|scheduled|recurring|one-off|one-time|k8s|kubernetes|background|periodic|a|an|the|second|third|another|and)$/;

/** Tokens a name may stand in: from the end of the image before, up to the image itself. */
export interface NameWindow {
  readonly from: number;
  readonly token: number;
  readonly several: boolean;
}

/** A name right before the image: `"web" (Next.js, IMAGE`, `frontend IMAGE`, `frontend: IMAGE`. */
export function nameBefore(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
  window: NameWindow,
): FoundName | undefined {
  const sentence = document.sentenceAround(window.token);
  const first = Math.max(window.from, sentence.first);
  const quoted = window.several ? quotedName(document, first, window.token - 1) : undefined;
  if (quoted !== undefined) return quoted;
  const near = skipBackwards(document, window.token - 1, first);
  const token = document.tokens[near];
  if (token === undefined || near < first || !parseDnsLabel(token.normal).ok) return undefined;
  const job = window.several ? nameOfJob(document, knowledge, first, near) : undefined;
  if (job !== undefined) return job;
  const isName = PART_NOUN.test(token.normal)
    ? window.several
    : window.several && isPlainName(token.normal, knowledge);
  return isName ? { name: token.normal, span: token } : undefined;
}

/** The last quoted name of a range of tokens: `"web" (Next.js, IMAGE)`. */
function quotedName(document: RequestDocument, first: number, last: number): FoundName | undefined {
  for (let index = last; index >= first; index -= 1) {
    const token = document.tokens[index];
    if (token?.quoted === true && parseDnsLabel(token.normal).ok) return { name: token.normal, span: token };
  }
  return undefined;
}

/** `a nightly cleanup job IMAGE` is the cleanup, and begins where it is described. */
function nameOfJob(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
  first: number,
  at: number,
): FoundName | undefined {
  const noun = document.tokens[at];
  const before = document.tokens[at - 1];
  if (noun === undefined || before === undefined || at <= first || !JOB_NOUN.test(noun.normal))
    return undefined;
  const isTopic =
    parseDnsLabel(before.normal).ok && !NO_TOPIC.test(before.normal) && isPlainName(before.normal, knowledge);
  const named = isTopic ? before : noun;
  const opening = document.tokens[isTopic ? at - 2 : at - 1];
  const start = opening !== undefined && NO_TOPIC.test(opening.normal) ? opening.start : named.start;
  return { name: named.normal, span: named, start };
}

/** Steps over the words between a name and its image. */
function skipBackwards(document: RequestDocument, from: number, first: number): number {
  let index = from;
  while (
    index >= first &&
    /^(?:image|images|from|is|uses|using|with|at|on|runs|running|:|=|\(|-|->|as|in|the|its|app|application|service|container|component)$/.test(
      document.tokens[index]?.normal ?? '',
    )
  )
    index -= 1;
  return index;
}
