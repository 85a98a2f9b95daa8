import { groupText, type Match, type RequestDocument } from '../request-document.js';
import { CLOCK_TIME, CLOCK_TIMES, readClockTimes } from './clock-times.js';
import { DAY_LIST, MONTH_DAYS, readDays, readMonthDays } from './day-phrases.js';
import type { Recurrence } from './recurrence.js';

/** Words that say when something runs, and what they add to a recurrence. */
export interface TimePhrase {
  readonly match: Match;
  readonly adds: Recurrence;
  /** True when the words alone say that something repeats: `nightly`, but not `at 6:30`. */
  readonly repeats: boolean;
}

/** Turns a match into what it adds; undefined when the words mean something else. */
type ReadPhrase = (match: Match) => Recurrence | undefined;

interface PhraseRule {
  readonly pattern: RegExp;
  readonly read: ReadPhrase;
  readonly repeats: boolean;
}

const EVERY = '(?:every|each|once every|once per|once an?|per)';
const UNIT = '(minutes?|mins?|hours?|hrs?|days?|months?)';

const RULES: readonly PhraseRule[] = [
  repeats(
    /(?:at )?(?:minute )?:?(\d{1,2})(?: minutes?)? (?:past|after|of) (?:every|each|the) (?:full )?hour|at minute (\d{1,2}) of (?:every|each|the) hour|(?:every hour|hourly) at (?:minute )?:?(\d{1,2})(?: minutes?)?(?: past(?: the hour)?)?(?! ?(?:am|pm|:))/,
    (match) => readMinute(groupText(match, 1) || groupText(match, 2) || groupText(match, 3)),
  ),
  repeats(/(?:at )?half past (?:every|each|the) hour/, () => ({ minute: 30 })),
  repeats(new RegExp(`(?:every|each|once every) (\\d{1,3})[ -]?${UNIT}`), readStep),
  repeats(/(?:every|each) (\d{1,3})(m|min|h|d)/, readStep),
  repeats(/every (?:other|second|2nd) (minute|hour|day|month)/, (match) => step(groupText(match, 1), 2)),
  repeats(/every half(?:[ -]an?)?[ -]hour|half-hourly|every half an hour/, () => ({ minuteStep: 30 })),
  repeats(/every quarter(?: of an| of the)?[ -]hour/, () => ({ minuteStep: 15 })),
  repeats(/every (?:single )?minute/, () => ({ minuteStep: 1 })),
  repeats(/hourly|(?:every|each|once an|once per) (?:full )?hour(?: on the hour)?|on the hour/, () => ({
    hourStep: 1,
  })),
  repeats(/(\d{1,2}) times (?:a|per|every) (day|hour)|(twice) (?:a day|daily|per day)/, readTimesPer),
  repeats(/daily|every (?:single )?day|each day|once (?:a|per) day/, () => ({})),
  repeats(/nightly|(?:every|each|once a|once per) night|overnight/, () => ({ dayPart: 'night' })),
  repeats(/(?:every|each) (morning|afternoon|evening)/, (match) => ({
    dayPart:
      groupText(match, 1) === 'morning'
        ? 'morning'
        : groupText(match, 1) === 'evening'
          ? 'evening'
          : 'afternoon',
  })),
  repeats(
    /(?:every )?(mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|week-?days?) (morning|afternoon|evening|night)s?/,
    (match) => ({
      weekDays: readDays(groupText(match, 1)),
      dayPart: DAY_PARTS[groupText(match, 2)] ?? 'morning',
    }),
  ),
  repeats(/quarterly|(?:every|each|once a|once per) quarter/, () => ({ monthDays: '1', months: '*/3' })),
  repeats(/yearly|annually|(?:every|each|once a|once per) year/, () => ({ monthDays: '1', months: '1' })),
  repeats(
    new RegExp(
      `(?:(?:monthly|${EVERY} month) )?(?:on |at |every )?(${MONTH_DAYS})(?: of| in) (?:the|every|each|a) month|(?:monthly|${EVERY} month) on (${MONTH_DAYS})`,
    ),
    (match) => {
      const monthDays = readMonthDays(groupText(match, 1) || groupText(match, 2));
      return monthDays === undefined ? undefined : { monthDays };
    },
  ),
  // `every 1st and 15th at 02:00`; a single `every 2nd` may be every other day.
  repeats(
    /(?:every|each|on)(?: (?:the|every))? (1st|\d{1,2}(?:st|nd|rd|th)(?:(?: ,| and| &)+ (?:the )?\d{1,2}(?:st|nd|rd|th))+)(?= (?:at|@|,|\.|\)|in)(?: |$)|$)/,
    (match) => {
      const monthDays = readMonthDays(groupText(match, 1));
      return monthDays === undefined ? undefined : { monthDays };
    },
  ),
  repeats(new RegExp(`monthly|${EVERY} month`), () => ({ monthDays: '1' })),
  repeats(new RegExp(`(?:weekly|${EVERY} week) (?:on |every )?(${DAY_LIST})`), (match) => ({
    weekDays: readDays(groupText(match, 1)),
  })),
  repeats(new RegExp(`(?:only )?(?:every|each|all) (${DAY_LIST})`), (match) => ({
    weekDays: readDays(groupText(match, 1)),
  })),
  repeats(
    /(?:on )?((?:mon|tues|wednes|thurs|fri|satur|sun)days|(?:week|work)-?days|week-?ends|(?:business|working) days)/,
    (match) => ({ weekDays: readDays(groupText(match, 1)) }),
  ),
  repeats(
    new RegExp(`(?:only )?(?:on |from )?(${DAY_LIST})(?= (?:at|@|from) (?:\\d|noon|midnight))`),
    (match) => ({ weekDays: readDays(groupText(match, 1)) }),
  ),
  repeats(/weekly|(?:every|each|once a|once per) week/, () => ({ weekDays: '0' })),
  adds(
    new RegExp(
      `(?:only )?on (${DAY_LIST})|(?:from )?((?:mon|monday)(?:-| to | - | through )(?:fri|friday|sat|saturday|sun|sunday))|(weekdays?|week-?ends?)(?: only)?`,
    ),
    (match) => ({
      weekDays: readDays(groupText(match, 1) || groupText(match, 2) || groupText(match, 3)),
    }),
  ),
  adds(/on the half[ -]hour/, () => ({ minute: 30 })),
  adds(
    new RegExp(`(?:only )?(?:between|from) (${CLOCK_TIME}) (?:and|to|until|till|-) (${CLOCK_TIME})`),
    readHours,
  ),
  adds(/(?:only )?(?:during|in|within) (?:business|office|working) hours/, () => ({
    hours: [9, 17],
    weekDays: '1-5',
  })),
  adds(new RegExp(`(?:at|@|around|always at) (${CLOCK_TIMES})`), (match) => readTimes(groupText(match, 1))),
  adds(/(\d{1,2}:\d{2}(?: ?[ap]m)?|\d{1,2} ?[ap]m|noon|midnight)/, (match) => readTimes(groupText(match, 1))),
];

const DAY_PARTS: Readonly<Record<string, Recurrence['dayPart']>> = {
  morning: 'morning',
  afternoon: 'afternoon',
  evening: 'evening',
  night: 'night',
};

/** Every phrase about time, in the order of the request, the precise forms first where two cover the same words. */
export function findTimePhrases(document: RequestDocument): readonly TimePhrase[] {
  const taken = new Set<number>();
  const found: TimePhrase[] = [];
  for (const { pattern, read, repeats: isRepeating } of RULES)
    for (const match of document.find(pattern)) {
      const words = range(match.firstToken, match.lastToken);
      if (words.some((word) => taken.has(word))) continue;
      const recurrence = read(match);
      if (recurrence === undefined) continue;
      for (const word of words) taken.add(word);
      found.push({ match, adds: recurrence, repeats: isRepeating });
    }
  return found.sort((left, right) => left.match.firstToken - right.match.firstToken);
}

function repeats(pattern: RegExp, read: ReadPhrase): PhraseRule {
  return { pattern, read, repeats: true };
}

function adds(pattern: RegExp, read: ReadPhrase): PhraseRule {
  return { pattern, read, repeats: false };
}

function readStep(match: Match): Recurrence | undefined {
  return step(groupText(match, 2), Number(match.groups[1]));
}

/** A step that fits its field; 60 minutes are an hour and 24 hours a day. */
function step(unit: string, count: number): Recurrence | undefined {
  if (count < 1) return undefined;
  if (unit.startsWith('mo')) return count <= 12 ? { monthDays: '1', months: `*/${count}` } : undefined;
  if (unit.startsWith('m'))
    return count < 60 ? { minuteStep: count } : count % 60 === 0 ? step('h', count / 60) : undefined;
  if (unit.startsWith('h')) return count < 24 ? { hourStep: count } : count === 24 ? {} : undefined;
  return count <= 31 ? { dayStep: count } : undefined;
}

/** `3 times a day` is every eight hours; only counts that divide the day or hour can be said. */
function readTimesPer(match: Match): Recurrence | undefined {
  const count = groupText(match, 3) === 'twice' ? 2 : Number(match.groups[1]);
  if (groupText(match, 2) === 'hour') return 60 % count === 0 ? { minuteStep: 60 / count } : undefined;
  if (24 % count !== 0) return undefined;
  return { ...step('h', 24 / count), timesADay: count };
}

function readMinute(text: string): Recurrence | undefined {
  const minute = Number(text);
  return minute <= 59 ? { minute } : undefined;
}

function readTimes(text: string): Recurrence | undefined {
  const times = readClockTimes(text);
  return times === undefined ? undefined : { times };
}

/** `between 8 and 18`: with the last hour left out, because its steps lie after it. */
function readHours(match: Match): Recurrence | undefined {
  const from = readClockTimes(groupText(match, 1))?.[0]?.hour;
  const to = readClockTimes(groupText(match, 2))?.[0]?.hour;
  if (from === undefined || to === undefined) return undefined;
  const last = to <= from && to < 12 ? to + 12 : to;
  return last > from ? { hours: [from, last] } : undefined;
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
