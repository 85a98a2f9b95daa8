import { isOfStore } from '../beside-store.js';
import { firstGroup, groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const NOUN =
  '(?:replicas?|pods?|copies|copy|instances?|replikas?|replikaten|instanzen|réplicas?|réplique?s?|replikate|workers)';
const RANGE =
  /(?:between (\d{1,4}) and (\d{1,4})|(?:(?:from|min|minimum) )?(\d{1,4})(?: (?:to|-|up to|bis|through|until) |-|\.\.\.?)(\d{1,4}))(?: (?:replicas|pods|instances|copies))?/;
/** `3 pods minimum, 9 maximum`. */
const MIN_MAX_AFTER =
  /(\d{1,3})(?: (?:pods|replicas|instances|copies))? (?:min|minimum)(?: (?:,|and|\/|but))* (\d{1,3})(?: (?:pods|replicas|instances|copies))? (?:max|maximum)/;
/** Both bounds side by side need no noun: `min 2 max 4`. */
const MIN_MAX =
  /(?:min|minimum)(?: :| =| of)? (\d{1,3})(?: (?:,|and|\/|pods|replicas))* (?:max|maximum)(?: :| =| of)? (\d{1,3})/;
const SCALE_WORD =
  /(?:^| )(?:hpa|autoscal\w*|auto-scal\w*|auto|scal(?:e|es|ed|ing)|grow|grows|shrink|elastic|horizontal)(?: |$)/;
const NOUN_WORD = new RegExp(`(?:^| )${NOUN}(?: |$)`);
const NOT_COUNT =
  /^(?:%|percent|seconds?|secs?|s|minutes?|mins?|ms|hours?|days?|am|pm|mi|gi|mb|gb|m|cores?|cpus?|megs?|gigs?|weeks?|months?|years?|times|users)(?: |$)/;
const MINIMUM =
  /(?:(?:min|minimum|minreplicas|min_replicas|at least)(?: (?:of|is|replicas?|pods?|instances?|:|=|running))*|(?:never |not |no )(?:\w+ )?(?:fewer|less) than) (\d{1,4})(?: (?:replicas?|pods?|instances?|copies))?/;
const MAXIMUM =
  /(?:(?:max|maximum|maxreplicas|max_replicas|at most|up to)(?: (?:of|is|replicas?|pods?|instances?|:|=))*|(?:never |not |no )(?:\w+ )?more than) (\d{1,4})(?: (?:replicas?|pods?|instances?|copies))?/;
const TARGET_BEFORE =
  /(\d{1,3})(?:%| %| percent)(?: of)?(?: the| average| avg| target)*(?: (cpu|memory|mem|ram|processor))?/;
const TARGET_AFTER =
  /(cpu|memory|mem|ram)(?: (?:utilization|utilisation|usage|load|target|is|at|above|over|of|to|:|=|reaches|exceeds|hits|>|>=|goes|averages?|the))* (\d{1,3})(?:%| %| percent)/;
const COUNT = new RegExp(
  `(\\d{1,4})(?:x| x)?(?:-| (?:(?:running|identical|stateless|small|same|parallel|exact|api|web|of the|more|total) )*)${NOUN}`,
);
const COUNT_AFTER = new RegExp(
  `(?:${NOUN}|replica count|replicacount)(?: (?:count|:|=|is|are|to|of|should be|must be|set to|number))* (\\d{1,4})`,
);
const TIMES = /(?:x(\d{1,3})|(\d{1,3})x)/;
const SCALE_TO = /scaled? (?:it )?to (\d{1,4})/;
const COPIES_OF = /(\d{1,3}) of (?:them|it|these|those)/;
const SINGLE = new RegExp(
  `(?:(?:a )?(?:single|lone|sole)|only a|just a|exactly a) ${NOUN.replace('|pods?', '|pod')}`,
);
const PAIR = new RegExp(`a (?:couple|pair) of ${NOUN}`);
const WISH =
  /(?:hpa|autoscal(?:e|es|ed|ing|er)|auto-scal(?:e|es|ing|er)|auto scaling|horizontal pod autoscaler|horizontal scaling)/;

/** Numbers above this in a request are ports, sizes or times, not pods. */
const MOST_REPLICAS = 1000;

/** Replica counts, ranges that mean autoscaling, and utilisation targets. */
export function recogniseScaling(reader: RequestReader): void {
  recogniseTargets(reader);
  recogniseRanges(reader);
  recogniseBounds(reader);
  recogniseCounts(reader);
  recogniseWish(reader);
  const redundant =
    /(?:highly available|high availability|ha|redundant|keep working when a \w+ dies|survives? (?:a )?(?:node|server|zone) (?:failure|loss|outage)|zero downtime|no downtime)/;
  for (const match of reader.find(redundant)) reader.stateIntent(match, ['availability'], true);
  claimScaleWords(reader);
}

/** Says whether the words around a range speak of replicas or scaling rather than of something else. */
function isAboutScaling(reader: RequestReader, match: Match): boolean {
  const { first, last } = reader.document.sentenceAround(match.firstToken);
  const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 1);
  const isTarget = /^(?:cpu|memory|mem|ram) (?:(?:at|above|over|target) )?\d\d(?:%|$)/.test(
    reader.document.normalBetween(match.lastToken + 1, match.lastToken + 3),
  );
  if (NOT_COUNT.test(after) && !isTarget) return false;
  const sentence = reader.document.normalBetween(first, last);
  return SCALE_WORD.test(sentence) || NOUN_WORD.test(groupText(match, 0)) || NOUN_WORD.test(sentence);
}

function recogniseRanges(reader: RequestReader): void {
  recogniseMinMax(reader);
  for (const match of reader.find(RANGE)) {
    const low = Number(groupText(match, 1) || groupText(match, 3));
    const high = Number(groupText(match, 2) || groupText(match, 4));
    const before = reader.document.normalBetween(match.firstToken - 1, match.firstToken - 1);
    const isCount =
      low <= high && high > 0 && high <= MOST_REPLICAS && !/^(?:ports?|=|:)$/.test(before.replace(':', ''));
    if (isCount && isAboutScaling(reader, match)) stateRange(reader, match, low, high);
  }
}

function recogniseMinMax(reader: RequestReader): void {
  for (const match of [...reader.find(MIN_MAX), ...reader.find(MIN_MAX_AFTER)]) {
    const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 1);
    const [low, high] = [Number(match.groups[1]), Number(match.groups[2])];
    if (!NOT_COUNT.test(after) && low <= high && high > 0) stateRange(reader, match, low, high);
  }
}

function stateRange(reader: RequestReader, match: Match, low: number, high: number): void {
  stateAutoscaling(reader, match);
  reader.stateForComponent(match, ['scaling', 'autoscaling', 'minReplicas'], Math.max(low, 1));
  reader.stateForComponent(match, ['scaling', 'autoscaling', 'maxReplicas'], high);
}

function recogniseBounds(reader: RequestReader): void {
  for (const [pattern, leaf] of [
    [MINIMUM, 'minReplicas'],
    [MAXIMUM, 'maxReplicas'],
  ] as const)
    for (const match of reader.find(pattern)) {
      const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 2);
      if (!isAboutScaling(reader, match) || /available|unavailable|down|^%|^percent/.test(after)) continue;
      const { first, last } = reader.document.sentenceAround(match.firstToken);
      const sentence = reader.document.normalBetween(first, last);
      const isRange = MINIMUM_WORD.test(sentence) && MAXIMUM_WORD.test(sentence);
      if (leaf === 'minReplicas' && !isRange && !SCALE_WORD.test(sentence)) continue;
      stateAutoscaling(reader, match);
      reader.stateForComponent(match, ['scaling', 'autoscaling', leaf], Number(match.groups[1]));
    }
}

const MINIMUM_WORD = /(?:^| )(?:min|minimum|minreplicas|at least|fewer than|less than)(?: |$)/;
const MAXIMUM_WORD = /(?:^| )(?:max|maximum|maxreplicas|at most|up to|more than)(?: |$)/;

function recogniseTargets(reader: RequestReader): void {
  for (const match of reader.find(PLAIN_TARGET))
    if (speaksOfAutoscaling(reader, match))
      stateTarget(reader, match, groupText(match, 1), Number(match.groups[2]));
  for (const match of reader.find(TARGET_AFTER))
    stateTarget(reader, match, groupText(match, 1), Number(match.groups[2]));
  for (const match of reader.find(TARGET_BEFORE)) {
    const { first, last } = reader.document.sentenceAround(match.firstToken);
    if (match.groups[2] !== '' || SCALE_WORD.test(reader.document.normalBetween(first, last)))
      stateTarget(reader, match, groupText(match, 2), Number(match.groups[1]));
  }
}

/** `hpa 2-6 cpu 65`: beside autoscaling a two-digit number is a percentage, nobody gives a pod 65 cores. */
const PLAIN_TARGET = /(cpu|memory|mem)(?: (?:at|target|:|=))* (\d\d)/;
const AUTOSCALING_WORD = /(?:^| )(?:hpa|autoscal\w*|auto-scal\w*)(?: |$)/;

/** True when the sentence around the match speaks of autoscaling by name. */
export function speaksOfAutoscaling(reader: RequestReader, match: Match): boolean {
  const { first, last } = reader.document.sentenceAround(match.firstToken);
  return AUTOSCALING_WORD.test(reader.document.normalBetween(first, last));
}

function stateTarget(reader: RequestReader, match: Match, word: string, percent: number): void {
  if (percent < 1 || percent > 100) return;
  stateAutoscaling(reader, match);
  const leaf = /^(?:memory|mem|ram)$/.test(word) ? 'targetMemoryPercent' : 'targetCpuPercent';
  reader.stateForComponent(match, ['scaling', 'autoscaling', leaf], percent);
}

function recogniseCounts(reader: RequestReader): void {
  recogniseEnvironmentCounts(reader);
  for (const pattern of [COUNT, COUNT_AFTER, SCALE_TO, COPIES_OF, TIMES])
    for (const match of reader.find(pattern)) {
      const count = firstGroup(match);
      if (!countsPods(reader, match) || (pattern === SCALE_TO && Number(count) === 0)) continue;
      const before = reader.document.normalBetween(match.firstToken - 2, match.firstToken - 1);
      const isHalf = /half a$/.test(before) && Number(count) % 2 === 0;
      if (isHalf) reader.claim({ firstToken: match.firstToken - 2, lastToken: match.firstToken - 1 });
      reader.stateForComponent(match, ['scaling', 'replicas'], isHalf ? Number(count) / 2 : Number(count));
    }
  recogniseExactCounts(reader);
  for (const match of reader.find(SINGLE)) reader.stateForComponent(match, ['scaling', 'replicas'], 1);
  for (const match of reader.find(PAIR)) reader.stateForComponent(match, ['scaling', 'replicas'], 2);
}

/** False for numbers that belong to other words around them: `one pod at a time`, `2 pods must be available`, `port=9000 replicas=2`. */
function countsPods(reader: RequestReader, match: Match): boolean {
  const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 3);
  const before = reader.document.normalBetween(match.firstToken - 2, match.firstToken - 1);
  if (/^(?:must |should |always )?(?:be )?(?:un)?available|^at (?:a|1) time/.test(after)) return false;
  if (/^(?:per|every|down|at once)(?: |$)|^(?::|=) ?\d/.test(after)) return false;
  if (/(?:available|unavailable|disruption|(?:fewer|less|more) than)$/.test(before)) return false;
  return !isOfStore(reader, match);
}

/** `…; beat: celery beat, exactly one`: alone in its clause. */
function recogniseExactCounts(reader: RequestReader): void {
  for (const match of reader.find(/(?:exactly|only|just) (\d{1,3})/))
    if (reader.document.isClauseEnd(match.firstToken - 1) && reader.document.isClauseEnd(match.lastToken + 1))
      reader.stateForComponent(match, ['scaling', 'replicas'], Number(match.groups[1]));
}

/** `1 in dev, 3 in prod` and `dev 1, staging 2`: counts that lean on a noun elsewhere in the sentence. */
function recogniseEnvironmentCounts(reader: RequestReader): void {
  for (const match of reader.find(
    /(\d{1,3}) (?:in|for|on) (?:the )?(?:dev|development|staging|stage|prod|production|test|qa|uat)/,
  ))
    if (isAboutScaling(reader, match))
      reader.stateForComponent(match, ['scaling', 'replicas'], Number(match.groups[1]));
  for (const match of reader.find(
    /(dev|development|staging|prod|production|qa|uat)(?: :| =)? (\d{1,3})(?: (?:replicas?|pods?|instances?))?/,
  )) {
    const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 1);
    if (!isAboutScaling(reader, match) || !/^(?:|,|;|\.|\n|\)|and|replicas?|pods?|instances?)$/.test(after))
      continue;
    const environment = ENVIRONMENT[groupText(match, 1)] ?? groupText(match, 1);
    reader.claim(match);
    for (const component of reader.components.at(match.span.start))
      reader.stateAt(
        match.span,
        ['environments', environment, 'components', component, 'replicas'],
        Number(match.groups[2]),
      );
  }
}

const ENVIRONMENT: Readonly<Record<string, string>> = { development: 'dev', production: 'prod' };

function stateAutoscaling(reader: RequestReader, match: Match): void {
  if (reader.isDenied(match)) return;
  reader.stateForComponent(match, ['scaling', 'autoscaling', 'enabled'], true);
}

/** `scales`, `copies` and `target` around a bound are understood with it. */
function claimScaleWords(reader: RequestReader): void {
  for (const { pointer, source } of reader.facts) {
    if (source.kind !== 'request' || !pointer.includes('/autoscaling/')) continue;
    const { first, last } = reader.document.sentenceAround(reader.document.tokenIndexAt(source.start));
    for (let index = first; index <= last; index += 1)
      if (SCALING_VOCABULARY.test(reader.document.tokens[index]?.normal ?? ''))
        reader.claim({ firstToken: index, lastToken: index });
  }
}

const SCALING_VOCABULARY =
  /^(?:scales?|scaled|scaling|grows?|shrinks?|elastic|elastically|target|copies|replicas?|pods|instances|horizontally|automatically)$/;

function recogniseWish(reader: RequestReader): void {
  for (const match of reader.find(WISH))
    reader.stateForComponent(match, ['scaling', 'autoscaling', 'enabled'], !reader.isDenied(match));
}
