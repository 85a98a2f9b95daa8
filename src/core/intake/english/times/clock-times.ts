/** A time of day on a 24-hour clock. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
}

/** One time of day: `6:30am`, `2 pm`, `14:00`, `noon`, `midnight`, `3 o'clock`. A bare number counts only after `at`. */
export const CLOCK_TIME =
  "(?:noon|midnight|midday|half past \\d{1,2}|quarter (?:past|to) \\d{1,2}|\\d{1,2}(?:[:.h]\\d{2})?(?::\\d{2})?(?: ?(?:am|pm|a\\.m|p\\.m)(?: \\.(?=(?: [a-z(,]|$)))?)?(?: o'clock| hours| uhr| h)?(?: in the (?:morning|evening|afternoon|night)| at night)?)";

/** Several times of day: `9am and 5pm`, `6:00, 12:00 and 18:00`. */
export const CLOCK_TIMES = `${CLOCK_TIME}(?:(?: ,| and| &| or| ,? and)+ (?:at )?${CLOCK_TIME})*`;

/** Reads a match of {@link CLOCK_TIMES}; undefined when one of them is no time of day. */
export function readClockTimes(text: string): readonly ClockTime[] | undefined {
  const times = text.split(/(?: ,| and| &| or)+ (?:at )?/).map(readClockTime);
  const valid = times.filter((time) => time !== undefined);
  return valid.length === times.length ? valid : undefined;
}

function readClockTime(text: string): ClockTime | undefined {
  if (/^(?:noon|midday)$/.test(text)) return { hour: 12, minute: 0 };
  if (text === 'midnight') return { hour: 0, minute: 0 };
  const spoken = /^(half past|quarter past|quarter to) (\d{1,2})$/.exec(text);
  if (spoken !== null) return readSpoken(spoken[1] ?? '', Number(spoken[2]));
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?(?: ?(am|pm|a\.m|p\.m))?/.exec(text);
  if (match === null) return undefined;
  const isLate = /^p/.test(match[3] ?? '') || / in the (?:evening|afternoon)$/.test(text);
  const hour = toDayHour(Number(match[1]), isLate, /^a/.test(match[3] ?? ''));
  const minute = Number(match[2] ?? 0);
  return hour <= 23 && minute <= 59 ? { hour, minute } : undefined;
}

function readSpoken(words: string, hour: number): ClockTime | undefined {
  if (hour > 23) return undefined;
  if (words === 'half past') return { hour, minute: 30 };
  return words === 'quarter past' ? { hour, minute: 15 } : { hour: (hour + 23) % 24, minute: 45 };
}

/** 12 am is midnight, 12 pm noon. */
function toDayHour(hour: number, isLate: boolean, isEarly: boolean): number {
  if (isLate) return hour < 12 ? hour + 12 : hour;
  return isEarly && hour === 12 ? 0 : hour;
}
