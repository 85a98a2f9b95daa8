import type { ClockTime } from './clock-times.js';

/** What the words of one schedule say together; every part is optional. */
export interface Recurrence {
  /** `every 15 minutes`: 15. */
  readonly minuteStep?: number;
  /** `every 4 hours`: 4. */
  readonly hourStep?: number;
  /** `every 3 days`: 3. */
  readonly dayStep?: number;
  /** Field of the months: a quarter is every third one. */
  readonly months?: string;
  /** Field of the days of the month. */
  readonly monthDays?: string;
  /** Field of the days of the week. */
  readonly weekDays?: string;
  /** Minute within every hour: `at 15 past every hour`. */
  readonly minute?: number;
  /** Times of day. */
  readonly times?: readonly ClockTime[];
  /** `twice a day`: 2. Times that are named as well say which ones. */
  readonly timesADay?: number;
  /** Hours between which a step applies, both included. */
  readonly hours?: readonly [from: number, to: number];
  /** Part of the day that a time without am or pm belongs to, and that decides when no time is said. */
  readonly dayPart?: 'night' | 'morning' | 'afternoon' | 'evening';
}

/** When a part of the day begins for people who say no time; our choice, told in a note. */
const USUAL_HOURS = { night: 2, morning: 6, afternoon: 14, evening: 18 } as const;

/** Cron expression of a recurrence; undefined when one expression cannot say it (`at 9:00 and 13:30`). */
export function toCron(recurrence: Recurrence): string | undefined {
  const { minuteStep, times } = recurrence;
  if (!namesAllTimes(recurrence)) return undefined;
  const minutes = new Set((times ?? []).map((time) => time.minute));
  if (minutes.size > 1) return undefined;
  const [common] = minutes;
  const minute =
    minuteStep === undefined ? String(recurrence.minute ?? common ?? 0) : stepped(minuteStep, '*');
  return [
    minute,
    hourField(recurrence),
    recurrence.monthDays ?? (recurrence.dayStep === undefined ? '*' : stepped(recurrence.dayStep, '*')),
    recurrence.months ?? '*',
    recurrence.weekDays ?? '*',
  ].join(' ');
}

/** False for `three times a day at 6am and 6pm`: the third time is anybody's guess. */
function namesAllTimes({ times, timesADay }: Recurrence): boolean {
  return times === undefined || timesADay === undefined || times.length === timesADay;
}

/** The hour that was chosen because nobody said one; undefined when the words decide it. */
export function guessedHour(recurrence: Recurrence): number | undefined {
  const { minuteStep, hourStep, minute, times, dayPart } = recurrence;
  if ([minuteStep, hourStep, minute, times].some((part) => part !== undefined)) return undefined;
  return dayPart === undefined ? 0 : USUAL_HOURS[dayPart];
}

function hourField(recurrence: Recurrence): string {
  const { minuteStep, minute, times, hours } = recurrence;
  const hourStep = stepOfHours(recurrence);
  // `every 10 minutes between 8 and 18` ends at 18:00, so the last hour has no further steps.
  const last =
    hours === undefined || minuteStep === undefined ? hours?.[1] : Math.max(hours[0], hours[1] - 1);
  const range = hours === undefined || last === undefined ? '*' : `${hours[0]}-${last}`;
  if (hourStep !== undefined) return stepped(hourStep, range);
  if (minuteStep !== undefined || minute !== undefined) return range;
  if (times === undefined) return String(guessedHour(recurrence) ?? 0);
  const list = times.map(({ hour }) => inDayPart(hour, recurrence.dayPart));
  return [...new Set(list)].sort((left, right) => left - right).join(',');
}

/** Named times take the place of the even steps of `twice a day`. */
function stepOfHours({ hourStep, times, timesADay }: Recurrence): number | undefined {
  return times !== undefined && timesADay !== undefined ? undefined : hourStep;
}

/** `every evening at 7` is 19:00, `every night at 11` 23:00, `every night at 2` stays. */
function inDayPart(hour: number, part: Recurrence['dayPart']): number {
  const isLater =
    ((part === 'evening' || part === 'afternoon') && hour < 12) ||
    (part === 'night' && hour >= 8 && hour < 12);
  return isLater ? hour + 12 : hour;
}

function stepped(step: number, range: string): string {
  return step === 1 ? range : `${range}/${step}`;
}
