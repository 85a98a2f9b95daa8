import { parseQuantity } from '../../../units/quantity.js';
import { firstGroup, groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';
import { isOtherAmount } from '../other-amounts.js';
import { speaksOfAutoscaling } from './scaling.js';

const CORES = '(?:cpus?|cores?|vcpus?|v-cpus?)';
const MEMORY_UNIT = '(?:mi|mib|mb|megs?|megabytes?|gi|gib|gb|gigs?|gigabytes?|ki)';
const PAIR_OF_BOTH =
  /(\d+(?:\.\d+)?(?:mi|gi|mb|gb|mib|gib))\/(\d+m|\d+(?:\.\d+)?)(?:v?cpus?|cores?)?|(\d+m|\d+(?:\.\d+)?)(?:v?cpus?|cores?)?\/(\d+(?:\.\d+)?(?:mi|gi|mb|gb|mib|gib))/;
const SAME_PAIR =
  /(\d+(?:\.\d+)?(?:mi|gi|mb|gb|mib|gib))(?:\/|-| \/ | - )(\d+(?:\.\d+)?(?:mi|gi|mb|gb|mib|gib))(?: of)?(?: (?:memory|mem|ram))?|(\d+m)(?:\/|-| \/ | - )(\d+m|\d+)(?: of)?(?: (?:cpus?|cores?))?/;
/** `memory between 256Mi and 1Gi`, `cpu from 100m to 1`. */
const MEMORY_RANGE =
  /(?:memory |mem |ram )?(?:between|from) (\d+(?:\.\d+)?(?:mi|gi|mb|gb|mib|gib)) (?:and|to|up to) (\d+(?:\.\d+)?(?:mi|gi|mb|gb|mib|gib))(?: of)?(?: (?:memory|mem|ram))?|(?:memory|mem|ram)(?: :| =)? (\d+(?:\.\d+)?(?:mi|gi|mb|gb|mib|gib)) (?:to|up to) (\d+(?:\.\d+)?(?:mi|gi|mb|gb|mib|gib))/;
const CPU_RANGE =
  /(?:cpu )?(?:between|from) (\d+m) (?:and|to|up to) (\d+m?)(?: (?:cpus?|cores?))?|cpu(?: :| =)? (\d+m) (?:to|up to) (\d+m?)/;
/** `100m/128Mi to 500m/512Mi`: requests, then limits. */
const TWO_PAIRS =
  /(\d+m|\d+(?:\.\d+)?) ?\/ ?(\d+(?:\.\d+)?(?:mi|gi|mb|gb)) (?:to|up to|-|->) (\d+m|\d+(?:\.\d+)?) ?\/ ?(\d+(?:\.\d+)?(?:mi|gi|mb|gb))/;
/** `cpu request 0.25 limit 1`: both about the CPU that opens them. */
const CPU_BOTH =
  /cpu(?: :| =)? (requests?|limits?)(?: :| =| of)? (\d+m?|\d+\.\d+)(?: (?:,|and|\/))*(?: cpu)? (requests?|limits?)(?: :| =| of)? (\d+m?|\d+\.\d+)(?! ?%)/;
const CPU_BEFORE_SLASH = /(\d+m?|\d+\.\d+) \/(?= \d+(?:\.\d+)?(?:mi|gi|mb|gb))/;
const MEMORY = new RegExp(`(\\d+(?:\\.\\d+)?)[ -]?(${MEMORY_UNIT})(?: of)?(?: (?:memory|mem|ram))?`);
const MEMORY_NAMED =
  /(?:memory|mem|ram)(?: (?:request|requests|limit|limits|:|=|of|is|to|at))* (\d+(?:\.\d+)?)(m|g|k)|(\d+(?:\.\d+)?)(m|g)(?: of)? (?:memory|mem|ram)/;
const CPU_MILLI = new RegExp(`(\\d{1,6})m(?: ${CORES})?|(\\d{1,6}) ?(?:millicores?|millicpus?|milli-cores?)`);
const CPU_COUNT = new RegExp(`(\\d+(?:\\.\\d+)?) ?${CORES}`);
const CPU_WORD =
  /(?:a |an )?(half|quarter|third)(?: of)?(?: a| an)?(?: full)? (?:cpu|core|vcpu)|(?:a |one )?(full|whole|single) (?:cpu|core|vcpu)/;
const CPU_NAMED = new RegExp(
  `(?:cpu|${CORES})(?: (?:request|requests|limit|limits|max|maximum|reservation|:|=|of|is|to|at))* (\\d+(?:\\.\\d+)?)(?! ?%)`,
);
const KIND_WORD =
  /^(?:requests?|requested|requesting|reqs?|reserves?|reserved|guaranteed|limits?|limited|lims?|capped|cap|max|maximum|most|least)$/;
const NOT_MEMORY =
  /(?:^| )(?:volume|volumes|disk|storage|pvc|persistent|ssd|claim|upload|uploads|body|heap|shm|bucket|files?|attachments?|payload|pdfs?|photos?|pictures?|videos?)(?: |$)/;
const FRACTION: Readonly<Record<string, string>> = {
  half: '500m',
  quarter: '250m',
  third: '333m',
  full: '1',
  whole: '1',
  single: '1',
};

const MEMORY_WORD =
  /(?:(half|quarter)(?: of)?(?: a| an)? |a )(?:gig|gigabyte|gb)(?: of)?(?: (?:memory|mem|ram))?/;
const FRACTION_OF_GIG: Readonly<Record<string, string>> = { half: '512Mi', quarter: '256Mi' };

type Kind = 'requests' | 'limits' | 'both';

/** CPU and memory, as requests, limits, or just an amount. */
export function recogniseResources(reader: RequestReader): void {
  recogniseMissingLimits(reader);
  recognisePairs(reader);
  reader.each(MEMORY_WORD, (match) =>
    state(reader, match, 'memory', FRACTION_OF_GIG[groupText(match, 1)] ?? '1Gi'),
  );
  reader.each(MEMORY, (match) => stateMemory(reader, match));
  reader.each(MEMORY_NAMED, (match) =>
    state(
      reader,
      match,
      'memory',
      toBinary(`${groupText(match, 1)}${groupText(match, 2)}${groupText(match, 3)}${groupText(match, 4)}`),
    ),
  );
  reader.each(CPU_BEFORE_SLASH, (match) => state(reader, match, 'cpu', groupText(match, 1)));
  reader.each(CPU_WORD, (match) => state(reader, match, 'cpu', FRACTION[firstGroup(match)] ?? '1'));
  reader.each(CPU_MILLI, (match) => state(reader, match, 'cpu', `${firstGroup(match)}m`));
  reader.each(CPU_COUNT, (match) => {
    // `max 12 cpu 60%`: the number before belongs to another statement.
    const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 2);
    if (!/^(?:(?:at|above|target|over|:) )?\d+(?:%| %)/.test(after))
      state(reader, match, 'cpu', groupText(match, 1));
  });
  for (const match of reader.find(CPU_NAMED)) {
    const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 1);
    const isTarget = /^\d\d$/.test(groupText(match, 1)) && speaksOfAutoscaling(reader, match);
    if (!isTarget && !/^(?:%|percent)/.test(after)) state(reader, match, 'cpu', groupText(match, 1));
  }
  for (const match of reader.find(
    /(?:cpu|memory|mem|ram)?(?: and )?(?:cpu|memory|mem|ram)? ?(?:requests?|limits?)/,
  ))
    if (reader.isClaimed(match.firstToken - 1) || reader.isClaimed(match.lastToken + 1)) reader.claim(match);
}

function recogniseMissingLimits(reader: RequestReader): void {
  for (const match of reader.find(
    /(?:no|without(?: a| any)?) (?:cpu )?limits?(?: (?:on|for) (?:the )?cpu)?/,
  )) {
    reader.claim(match);
    for (const component of reader.components.at(match.span.start))
      reader.stateAt(match.span, ['intent', 'noCpuLimit', component], true);
  }
}

/** Requests and limits given as two ends. */
function recogniseRanges(reader: RequestReader): void {
  for (const match of reader.find(TWO_PAIRS)) {
    stateRange(reader, match, 'cpu', [groupText(match, 1), groupText(match, 3)]);
    stateRange(reader, match, 'memory', [toBinary(groupText(match, 2)), toBinary(groupText(match, 4))]);
  }
  for (const match of reader.find(MEMORY_RANGE)) {
    const [low, high] = [
      groupText(match, 1) || groupText(match, 3),
      groupText(match, 2) || groupText(match, 4),
    ];
    stateRange(reader, match, 'memory', [toBinary(low), toBinary(high)]);
  }
  for (const match of reader.find(CPU_RANGE))
    stateRange(reader, match, 'cpu', [
      groupText(match, 1) || groupText(match, 3),
      groupText(match, 2) || groupText(match, 4),
    ]);
}

function recogniseCpuBoth(reader: RequestReader): void {
  for (const match of reader.find(CPU_BOTH)) {
    const [first, second] = [groupText(match, 1), groupText(match, 3)];
    if (first.charAt(0) === second.charAt(0)) continue;
    const amounts: readonly [string, string] = [groupText(match, 2), groupText(match, 4)];
    stateRange(reader, match, 'cpu', first.startsWith('r') ? amounts : [amounts[1], amounts[0]]);
  }
}

/** `64Mi/100m` names both resources; `128Mi-256Mi` names request and limit of one. */
function recognisePairs(reader: RequestReader): void {
  recogniseRanges(reader);
  recogniseCpuBoth(reader);
  for (const match of reader.find(PAIR_OF_BOTH)) {
    state(reader, match, 'memory', toBinary(groupText(match, 1) || groupText(match, 4)));
    state(reader, match, 'cpu', groupText(match, 2) || groupText(match, 3));
  }
  for (const match of reader.find(SAME_PAIR)) {
    const low = groupText(match, 1);
    if (low === '') stateRange(reader, match, 'cpu', [groupText(match, 3), groupText(match, 4)]);
    else stateRange(reader, match, 'memory', [toBinary(low), toBinary(groupText(match, 2))]);
  }
}

function stateRange(
  reader: RequestReader,
  match: Match,
  resource: string,
  range: readonly [string, string],
): void {
  claimNouns(reader, match);
  for (const [index, kind] of (['requests', 'limits'] as const).entries())
    stateQuantity(reader, match, [kind, resource], range[index] ?? '');
}

function stateMemory(reader: RequestReader, match: Match): void {
  const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 3);
  const before = reader.document.normalBetween(match.firstToken - 3, match.firstToken - 1);
  const named = /(?:memory|mem|ram)$/.test(groupText(match, 0));
  if (!named && (NOT_MEMORY.test(after.split(' ,')[0] ?? '') || NOT_MEMORY.test(before))) return;
  state(reader, match, 'memory', toBinary(`${groupText(match, 1)}${groupText(match, 2)}`));
}

/** People who say megs and gigs mean the binary units; Kubernetes writes them Mi and Gi. */
function toBinary(text: string): string {
  const amount = /^[\d.]+/.exec(text)?.[0] ?? '';
  const unit = text.slice(amount.length, amount.length + 1);
  return `${amount}${unit === 'k' ? 'K' : unit.toUpperCase()}i`;
}

function state(reader: RequestReader, match: Match, resource: 'cpu' | 'memory', quantity: string): void {
  if (isOtherAmount(reader, match)) return;
  const kind = kindAround(reader, match);
  claimNouns(reader, match);
  if (kind !== 'limits') stateQuantity(reader, match, ['requests', resource], quantity);
  if (kind === 'limits') stateQuantity(reader, match, ['limits', resource], quantity);
  if (kind === 'both' && resource === 'memory') boundMemory(reader, match, quantity);
}

/** `cpu:` or `memory limit` before an amount is understood with it. */
function claimNouns(reader: RequestReader, match: Match): void {
  const next = match.lastToken + 1;
  if (/^(?:max|maximum|limit|guaranteed|reserved|tops)$/.test(reader.document.tokens[next]?.normal ?? ''))
    reader.claim({ firstToken: next, lastToken: next });
  for (let index = match.firstToken - 1; index >= match.firstToken - 4; index -= 1) {
    const word = reader.document.tokens[index]?.normal ?? '';
    if (
      !/^(?:cpus?|memory|mem|ram|resources?|reqs?|lims?|requests?|limits?|max|maximum|most|least|at|:|=|of|is|to|a|an)$/.test(
        word,
      )
    )
      return;
    if (/^cpus?$/.test(word) && countsCpus(reader, index)) return;
    reader.claim({ firstToken: index, lastToken: index });
  }
}

/** `2 CPU 4Gi`: the noun belongs to the number in front of it; in `replicas=2 cpu=500m` to the one behind. */
function countsCpus({ document }: RequestReader, index: number): boolean {
  return (
    /^\d[\d.]*$/.test(document.tokens[index - 1]?.normal ?? '') &&
    !/^[:=]$/.test(document.tokens[index + 1]?.normal ?? '')
  );
}

/** An amount of memory is what the application gets, unless a limit is stated as well; CPU may go beyond its share. */
function boundMemory(reader: RequestReader, match: Match, quantity: string): void {
  if (reader.environments.at(match.span.start) !== undefined)
    stateQuantity(reader, match, ['limits', 'memory'], quantity);
  else
    for (const component of reader.components.at(match.span.start))
      reader.stateAt(match.span, ['intent', 'memoryBound', component], true);
}

function stateQuantity(reader: RequestReader, match: Match, leaf: readonly string[], quantity: string): void {
  const parsed = parseQuantity(quantity);
  if (parsed.ok && /[1-9]/.test(parsed.value))
    reader.stateForComponent(match, ['resources', ...leaf], parsed.value);
}

/** Whether the words around an amount call it a request or a limit: right after it, else before it in the sentence. */
function kindAround(reader: RequestReader, match: Match): Kind {
  const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 5);
  const own = / ((?:request|limit)s?|max|maximum)(?: |$)/.exec(groupText(match, 0))?.[1];
  if (own !== undefined) return kindOf(own);
  const following = AFTER.exec(after)?.[1];
  if (following !== undefined) return kindOf(following);
  return kindBefore(reader, match) ?? (/^(?:max|at most|tops)(?: |$)/.test(after) ? 'limits' : 'both');
}

/** `2Gi limit`, `1 cpu and 2Gi limit`; a word that is followed by an amount belongs to that one. */
const AFTER =
  /^(?:(?:of )?(?:cpu|memory|mem|ram) )?(?:(?:and|&|\/) \S+ (?:of )?(?:(?:cpu|memory|mem|ram) )?)?(limit|limits|max|request|requests|guaranteed|reserved)(?! (?:(?:cpus?|memory|mem|ram) )?(?:\d|:|=|of|to|is|a |half))(?: |$)/;

/** `request` and `limit` reach through commas; weaker words such as `max` do not. */
function kindBefore(reader: RequestReader, match: Match): Kind | undefined {
  const { first } = reader.document.sentenceAround(match.firstToken);
  let crossed = false;
  for (let index = match.firstToken - 1; index >= first; index -= 1) {
    const word = reader.document.tokens[index]?.normal ?? '';
    if (KIND_WORD.test(word)) {
      // `memory limit 1Gi, 200m cpu`: a word tied to one resource says nothing about the next part.
      const tied = /^(?:cpu|memory|mem|ram)$/.test(reader.document.tokens[index - 1]?.normal ?? '');
      const reaches = !crossed || (!tied && /^(?:requests?|limits?)$/.test(word));
      return reaches ? kindOf(word) : undefined;
    }
    if (word === ',' || word === 'and') crossed = true;
  }
  return undefined;
}

function kindOf(word: string): Kind {
  return /^(?:lim|cap|max|most)/.test(word) ? 'limits' : 'requests';
}
