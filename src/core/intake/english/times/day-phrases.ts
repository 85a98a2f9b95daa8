const DAY_NUMBERS: Readonly<Record<string, number>> = {
  sun: 0,
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
};

const DAY_NAME =
  '(?:mondays?|mon|tuesdays?|tues?|wednesdays?|wed|thursdays?|thurs?|thu|fridays?|fri|saturdays?|sat|sundays?|sun)';
const DAY_GROUP =
  '(?:week-?days?|work-?days?|(?:business|working|work|week) days?|week-?ends?|(?:saturdays? and sundays?))';
const DAY_RANGE = `${DAY_NAME}(?:-| - | to | through | thru | until | till )${DAY_NAME}`;
const DAY_ITEM = `(?:${DAY_RANGE}|${DAY_NAME})`;

/** Days of the week as people list them: `weekdays`, `mon-fri`, `monday, wednesday and friday`. One token sequence. */
export const DAY_LIST = `(?:${DAY_GROUP}|${DAY_ITEM}(?:(?: ,| and| &| \\/| or| ,? and)+ (?:on |every )?${DAY_ITEM})*)`;

/** Field of a cron expression for a match of {@link DAY_LIST}: `1-5`, `1,4`, `0,6`. */
export function readDays(text: string): string {
  if (/^(?:week-?days?|work-?days?|(?:business|working|work) days?)$/.test(text)) return '1-5';
  if (/^week-?ends?$/.test(text)) return '0,6';
  const items = text.split(/(?: ,| and| &| \/| or)+ (?:on |every )?/);
  return [...new Set(items.map(readItem))].sort().join(',');
}

function readItem(item: string): string {
  const [first = '', last] = item.split(/-| - | to | through | thru | until | till /);
  const from = numberOf(first);
  if (last === undefined) return String(from);
  // `friday to sunday`: the week of a cron expression begins on Sunday.
  return numberOf(last) < from ? `${from}-6,${numberOf(last)}` : `${from}-${numberOf(last)}`;
}

function numberOf(word: string): number {
  return DAY_NUMBERS[word.trim().slice(0, 3)] ?? 0;
}

const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  tenth: 10,
  fifteenth: 15,
  twentieth: 20,
};
const ORDINAL =
  '(?:first|second|third|fourth|fifth|tenth|fifteenth|twentieth|\\d{1,2}(?:st|nd|rd|th)|day \\d{1,2})';

/** Days of the month: `the first`, `the 1st and 15th`, `day 5`. */
export const MONTH_DAYS = `(?:the )?${ORDINAL}(?: day)?(?:(?: ,| and| &)+ (?:the )?${ORDINAL}(?: day)?)*`;

/** Field of a cron expression for a match of {@link MONTH_DAYS}; undefined for a day no month has. */
export function readMonthDays(text: string): string | undefined {
  const found = text.match(/\d{1,2}|first|second|third|fourth|fifth|tenth|fifteenth|twentieth/g) ?? [];
  const days = found.map((word) => ORDINALS[word] ?? Number(word));
  return days.every((day) => day >= 1 && day <= 31) ? days.join(',') : undefined;
}
