import { parseCron } from '../../../units/cron.js';
import { guessedHour, toCron, type Recurrence } from '../times/recurrence.js';
import { findOwnStore } from '../find-own-store.js';
import { phrasePattern } from '../phrase-pattern.js';
import { findTimePhrases, type TimePhrase } from '../times/find-schedules.js';
import { IMPOSSIBLE, OTHER_RHYTHM } from '../times/other-rhythms.js';
import { readTimeZone, TIME_ZONE } from '../times/time-zones.js';
import type { Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';
import type { Span } from '../token.js';

/** Five fields of a cron expression, or one of its names, as written. */
const FIELD = '(?:\\*|\\?|\\d{1,2}|[A-Za-z]{3})(?:[-,/](?:\\*|\\d{1,2}|[A-Za-z]{3}))*';
const EXPRESSION = new RegExp(
  `(?<![\\w*/.-])(?:${FIELD}[ \\t]+){4}${FIELD}(?![\\w*/-])|@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)\\b`,
  'g',
);
const INTRODUCTION =
  /(?:(?:a |the |as |with |on )*(?:cron ?(?:schedule|expression|spec|tab)?|crontab|schedule[ds]?)(?: (?:is|as|at|of|for|to run|:|=|cron|expression))*)/;
/** What repeats is something inside the application or beside it. */
const OTHER_SUBJECT =
  /(?:^| )(?:scrap(?:es?|ed|ing)|metrics|service-?monitor|pod-?monitor|monitor(?:ed|s)?|prometheus|probe[sd]?|health\S*|heartbeats?|poll(?:s|ed|ing)?|reload(?:s|ed)?|interval|rotat(?:es?|ed)|refresh(?:es|ed)?|renew(?:s|ed)?|checked|expires?|resync(?:s|ed)?|meet(?:s|ing)?|us|checks)(?: |$)/;
const SERVES = /(?:^| )(?:ports?|listens?|listening|ingress|hpa|autoscal\w*|on \d{4,5}|https?|hosts?)(?: |$)/;
const RUNS =
  /(?:^| )(?:run|runs|ran|running|execut(?:e|es|ed)|schedule[ds]?|cron\S*|jobs?|tasks?|starts?|started|launch(?:es|ed)?|trigger(?:s|ed)?|kicks?|fires?|batch)(?: |$)/;

/** When something runs: cron expressions, times in words, and the time zone. */
export function recogniseSchedules(reader: RequestReader): void {
  const written = recogniseExpressions(reader);
  const impossible = recogniseImpossible(reader);
  if (!written) recogniseWords(reader, impossible);
}

/** `every second monday at 8`: the words around it are no schedule without it, so a CronJob lacks one, which is asked for. */
function recogniseImpossible(reader: RequestReader): ReadonlySet<string> {
  const places = new Set<string>();
  reader.each(IMPOSSIBLE, (match) => {
    reader.claim(match);
    noteImpossible(reader, match.span);
    places.add(placeOf(reader, match));
    if (isAboutWorkload(reader, match))
      for (const component of reader.components.at(match.span.start))
        reader.stateAt(match.span, ['components', component, 'workload'], 'CronJob');
  });
  return places;
}

function recogniseExpressions(reader: RequestReader): boolean {
  let found = false;
  for (const match of reader.document.text.matchAll(EXPRESSION)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const cron = parseCron(match[0].toLowerCase());
    if (!cron.ok || reader.isClaimed(reader.document.tokenIndexAt(span.start))) continue;
    found = true;
    reader.claimSpan(span);
    claimIntroduction(reader, span);
    stateSchedule(reader, span, cron.value);
    stateZone(reader, reader.document.tokenIndexAt(span.start), span);
  }
  return found;
}

/** `schedule:` before an expression, and the words that say the same again. */
function claimIntroduction(reader: RequestReader, span: Span): void {
  const at = reader.document.tokenIndexAt(span.start);
  for (const match of reader.findWithin(INTRODUCTION, at - 6, at - 1)) reader.claim(match);
  const { first, last } = reader.document.sentenceAround(at);
  for (const phrase of findTimePhrases(reader.document))
    if (phrase.match.firstToken >= first && phrase.match.lastToken <= last) reader.claim(phrase.match);
}

function recogniseWords(reader: RequestReader, impossible: ReadonlySet<string>): void {
  const groups = new Map<string, TimePhrase[]>();
  for (const phrase of findTimePhrases(reader.document)) {
    if (isClaimed(reader, phrase.match)) continue;
    const key = placeOf(reader, phrase.match);
    if (impossible.has(key)) continue;
    groups.set(key, [...(groups.get(key) ?? []), phrase]);
  }
  const general = new Map<string, readonly TimePhrase[]>();
  for (const phrases of groups.values()) {
    const [first] = phrases.filter((phrase) => phrase.repeats);
    if (first === undefined || !isAboutWorkload(reader, first.match)) continue;
    stateWords(reader, phrases, []);
    if (reader.environments.at(first.match.span.start) === undefined)
      general.set(reader.components.at(first.match.span.start).join(' '), phrases);
  }
  for (const phrases of groups.values()) {
    recogniseOverride(reader, phrases, general);
    recogniseDaily(reader, phrases, general);
  }
}

/** `cronjob IMAGE at 3am`: a cron job repeats, and a time of day without more words is every day. */
function recogniseDaily(
  reader: RequestReader,
  phrases: readonly TimePhrase[],
  general: ReadonlyMap<string, readonly TimePhrase[]>,
): void {
  const timed = phrases.filter(({ adds }) => adds.times !== undefined);
  const [first] = timed;
  if (first === undefined || timed.length < phrases.length || phrases.some(({ repeats }) => repeats)) return;
  const { start } = first.match.span;
  const owners = reader.components.at(start).join(' ');
  if (general.has(owners) || reader.environments.at(start) !== undefined) return;
  const isCron = reader
    .findAll(/cron ?-?jobs?/)
    .some((match) => reader.components.at(match.span.start).join(' ') === owners);
  if (isCron && !OTHER_RHYTHM.test(sentenceOf(reader, first.match)) && isAboutWorkload(reader, first.match))
    stateWords(reader, phrases, []);
}

function sentenceOf(reader: RequestReader, match: Match): string {
  const { first, last } = reader.document.sentenceAround(match.firstToken);
  return reader.document.normalBetween(first, last);
}

/** `nightly, in prod at 2am`: a time alone in an environment changes the general schedule. */
function recogniseOverride(
  reader: RequestReader,
  phrases: readonly TimePhrase[],
  general: ReadonlyMap<string, readonly TimePhrase[]>,
): void {
  const [first] = phrases;
  if (first === undefined || phrases.some((phrase) => phrase.repeats)) return;
  const { start } = first.match.span;
  const base = general.get(reader.components.at(start).join(' '));
  if (base !== undefined && reader.environments.at(start) !== undefined) stateWords(reader, phrases, base);
}

/** Phrases of one sentence, component and environment make one schedule. */
function placeOf(reader: RequestReader, match: Match): string {
  const { first } = reader.document.sentenceAround(match.firstToken);
  const start = match.span.start;
  return `${first} ${reader.components.at(start).join(' ')} ${reader.environments.at(start) ?? ''}`;
}

function isClaimed(reader: RequestReader, match: Match): boolean {
  for (let index = match.firstToken; index <= match.lastToken; index += 1)
    if (reader.isClaimed(index)) return true;
  return false;
}

/** An application that answers requests and does something every hour is no CronJob. */
function isAboutWorkload(reader: RequestReader, match: Match): boolean {
  const { document } = reader;
  if (OTHER_SUBJECT.test(document.normalBetween(match.firstToken - 5, match.firstToken - 1))) return false;
  if (isOwnStore(reader)) return false;
  const sentence = sentenceOf(reader, match);
  // A cron trigger of KEDA scales; it starts nothing.
  if (/(?:^| )keda(?: |$)/.test(sentence)) return false;
  if (RUNS.test(sentence)) return true;
  const owners = reader.components.at(match.span.start).join(' ');
  const scope = document.tokens
    .filter((token) => reader.components.at(token.start).join(' ') === owners)
    .map((token) => token.normal)
    .join(' ');
  return !SERVES.test(scope);
}

/** `Postgres 16 with 50Gi, backups nightly`: a data store never ends, so something else happens at night. */
function isOwnStore(reader: RequestReader): boolean {
  return (
    reader.components.mentions.every(({ images }) => images.length === 0) &&
    findOwnStore(reader.document, reader.knowledge, phrasePattern) !== undefined
  );
}

function stateWords(
  reader: RequestReader,
  phrases: readonly TimePhrase[],
  base: readonly TimePhrase[],
): void {
  const [first] = phrases;
  const last = phrases.at(-1);
  if (first === undefined || last === undefined) return;
  const recurrence = [...base, ...phrases].reduce<Recurrence>(
    (sum, phrase) => ({ ...sum, ...phrase.adds }),
    {},
  );
  const span = { start: first.match.span.start, end: last.match.span.end };
  for (const phrase of phrases) reader.claim(phrase.match);
  claimVerb(reader, first.match.firstToken);
  const cron = toCron(recurrence);
  if (cron === undefined) {
    noteImpossible(reader, span);
    return;
  }
  stateSchedule(reader, span, cron);
  noteGuess(reader, span, cron, guessedHour(recurrence));
  stateZone(reader, first.match.firstToken, span);
}

function noteImpossible(reader: RequestReader, span: Span): void {
  reader.note(
    `"${wordsOf(reader, span)}" does not fit into one cron expression; give the expression, or one job per time.`,
  );
}

function noteGuess(reader: RequestReader, span: Span, cron: string, hour: number | undefined): void {
  if (hour === undefined) return;
  const time = `${String(hour).padStart(2, '0')}:00`;
  reader.note(
    `"${wordsOf(reader, span)}" names no time of day, so it runs at ${time} (${cron}); say the time if it should be another.`,
  );
}

function wordsOf(reader: RequestReader, span: Span): string {
  return reader.document.slice(span).replaceAll(/\s+/g, ' ');
}

/** `Schedule … for 2:00`, `scheduled daily`: the verb says nothing more. */
function claimVerb(reader: RequestReader, at: number): void {
  const { first, last } = reader.document.sentenceAround(at);
  for (const match of reader.findWithin(
    /(?:schedule[ds]?|cron|crontab)(?: (?:it|to|for|is|at|:))*/,
    first,
    last,
  ))
    reader.claim(match);
}

function stateSchedule(reader: RequestReader, span: Span, cron: string): void {
  for (const component of reader.components.at(span.start)) {
    reader.stateForNamed(span, component, ['schedule', 'cron'], cron);
    if (!reader.hasStated('components', component, 'workload'))
      reader.stateAt(span, ['components', component, 'workload'], 'CronJob');
  }
}

/** The zone stands in the sentence of the schedule, or alone in another: `Time zone: Europe/Berlin`. */
function stateZone(reader: RequestReader, at: number, schedule: Span): void {
  const { first, last } = reader.document.sentenceAround(at);
  const near = reader.findWithin(TIME_ZONE, first, last);
  const named = reader.find(TIME_ZONE).filter((match) => /\/|time ?zone|tz/.test(match.groups[0] ?? ''));
  for (const match of [...near, ...named]) {
    const zone = readTimeZone(match);
    if (zone === undefined) continue;
    reader.claim(match);
    for (const component of reader.components.at(schedule.start))
      reader.stateForNamed(match.span, component, ['schedule', 'timeZone'], zone);
    return;
  }
}
