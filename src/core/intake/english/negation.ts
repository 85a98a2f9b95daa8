import type { RequestDocument } from './request-document.js';

/** Words that take something away; a few foreign ones, because short requests mix languages. */
const NEGATOR =
  /^(?:no|without|not|never|nor|cannot|(?:do|does|did|should|must|can|could|would|will|is|are|wo|need)n'?t|can't|skip|disable|omit|exclude|minus|zero|kein|keine|keinen|ohne|sin|sans|senza)$/;
const FILLER =
  /^(?:need|needs|want|wants|require|requires|use|create|add|expose|include|generate|any|a|an|the|it|to|be|have|enable|kind|of|for|extra|automatic|either|please|mount|mounts|mounted|automount|get|gets|run|runs|running|as|become|allow|ever|publicly|directly)$/;
const FEATURE_WORD =
  /^(?:ingress|ingresses|autoscaling|autoscaler|autoscale|hpa|horizontal|pod|network|networkpolicy|netpol|policy|policies|pdb|disruption|budget|tls|https|ssl|service|account|token|serviceaccount|probe|probes|health|checks|healthchecks|liveness|readiness|route|gateway|limit|limits|cpu|memory|certificate|monitoring|metrics)$/;

/**
 * Says what denies the feature named at the token is denied: `no ingress`, `without HPA or network policy`,
 * `we don't need an ingress`, `ingress: disabled`.
 *
 * @returns Index of the token that denies it (the feature itself when the denial follows), or undefined.
 */
export function findDenial(
  document: RequestDocument,
  firstToken: number,
  lastToken: number,
): number | undefined {
  return (
    findDenialBefore(document, firstToken) ??
    (countDenialAfter(document, lastToken) > 0 ? lastToken : undefined)
  );
}

function findDenialBefore(document: RequestDocument, token: number): number | undefined {
  for (let index = token - 1; index >= 0 && index >= token - 14; index -= 1) {
    const word = document.tokens[index]?.normal ?? '';
    if (NEGATOR.test(word)) return allowsList(document, index, token) ? index : undefined;
    if (!FILLER.test(word) && !FEATURE_WORD.test(word) && !/^(?:,|or|nor|and|\/)$/.test(word))
      return undefined;
  }
  return undefined;
}

/** True for words that may stand between a denial and what it denies, without a meaning of their own. */
export function isDenialFiller(word: string): boolean {
  return FILLER.test(word);
}

/** `no A or B` denies both, `no A, B or C` all three, `without A and B` both; `no A, B` only the first. */
function allowsList(document: RequestDocument, negator: number, token: number): boolean {
  const between = ` ${document.normalBetween(negator + 1, token - 1)} `;
  const ahead = ` ${document.normalBetween(token + 1, token + 6)} `;
  const carriesAnd = /^(?:without|ohne|sans|sin|senza|skip|disable|omit)$/.test(
    document.tokens[negator]?.normal ?? '',
  );
  if (!carriesAnd && between.includes(' and ')) return false;
  const closes = carriesAnd ? / (?:or|nor|and) / : / (?:or|nor) /;
  if (between.includes(' , ') && !closes.test(between + ahead)) return false;
  // A number after the feature says that it is wanted after all: `without ingress and hpa 2-10`.
  return !(/ (?:,|and) /.test(between) && /^ \d/.test(ahead));
}

/** How many words after the feature deny it: `ingress: none` has two, `ingress at x` none. */
export function countDenialAfter(document: RequestDocument, token: number): number {
  const after = document.normalBetween(token + 1, token + 5);
  const denial =
    /^(?:(?:is|are|:|=) )?(?:disabled|off|none|false|unnecessary|not (?:needed|required|necessary|wanted)|isn't needed|no(?= |$))/.exec(
      after,
    );
  return denial === null ? 0 : denial[0].trim().split(' ').length;
}
