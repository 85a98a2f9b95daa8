import { fail, succeed, type Result } from '../errors/result.js';

/**
 * A cron expression as Kubernetes reads it: five fields with single spaces, or one of the names such as `@daily`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export type Cron = string & { readonly __cron: true };

/** One field: what it is called, its bounds, and names that stand for numbers from `low` on. */
interface CronField {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Bounds of robfig/cron v3, the parser in the CronJob controller: https://pkg.go.dev/github.com/robfig/cron/v3 (2026-11-28) */
const FIELDS: readonly CronField[] = [
  { name: 'minute', low: 0, high: 59 },
  { name: 'hour', low: 0, high: 23 },
  { name: 'day of the month', low: 1, high: 31 },
  { name: 'month', low: 1, high: 12, names: MONTHS },
  { name: 'day of the week', low: 0, high: 6, names: DAYS },
];

const NAMED = /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly|every \d+[smh](?:\d+[smh])*)$/;

/** One number or name of each field, with a zero before it as robfig/cron takes it. */
const NUMBERS: readonly string[] = [
  '0?[0-9]|[1-5][0-9]',
  '0?[0-9]|1[0-9]|2[0-3]',
  '0?[1-9]|[12][0-9]|3[01]',
  '0?[1-9]|1[0-2]|[A-Za-z]{3}',
  '0?[0-6]|[A-Za-z]{3}',
];

/**
 * Regular expression for what {@link parseCron} takes, for schemas, which cannot compute: ranges that go backwards and
 * three letters that name nothing pass it.
 */
export const CRON_PATTERN = `^(@(yearly|annually|monthly|weekly|daily|midnight|hourly|every ([0-9]+[smh])+)|${NUMBERS.map(fieldPattern).join(' ')})$`;

function fieldPattern(number: string): string {
  const range = `([*?]|(${number})(-(${number}))?)(/[1-9][0-9]*)?`;
  return `${range}(,${range})*`;
}

/** Parses a cron expression; the failure is a sentence that names the field. */
export function parseCron(text: string): Result<Cron, string> {
  const canonical = text.trim().replaceAll(/\s+/g, ' ');
  if (canonical.startsWith('@'))
    return NAMED.test(canonical)
      ? succeed(canonical as Cron)
      : fail(`"${text}" is not a schedule; write for example @daily or 0 3 * * *`);
  if (/^(?:CRON_)?TZ=/.test(canonical))
    return fail('a schedule cannot hold a time zone; it has a field of its own, timeZone');
  const parts = canonical.split(' ');
  if (parts.length !== FIELDS.length)
    return fail(
      `"${text}" has ${parts.length} fields; a schedule has five (minute, hour, day, month, weekday), for example 0 3 * * *`,
    );
  for (const [index, field] of FIELDS.entries()) {
    const part = parts[index] ?? '';
    if (!part.split(',').every((range) => isRange(range, field)))
      return fail(`"${part}" is not a ${field.name} of a schedule (${field.low} to ${field.high})`);
  }
  return succeed(canonical as Cron);
}

/** `*`, `5`, `1-5`, each with an optional step. */
function isRange(range: string, field: CronField): boolean {
  const match = /^(?:(\*|\?)|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(range);
  if (match === null) return false;
  if (match[4] !== undefined && Number(match[4]) < 1) return false;
  if (match[1] !== undefined) return true;
  const low = readNumber(match[2] ?? '', field);
  const high = match[3] === undefined ? low : readNumber(match[3], field);
  return low !== undefined && high !== undefined && low <= high;
}

function readNumber(text: string, { low, high, names }: CronField): number | undefined {
  const named = names?.indexOf(text.toLowerCase()) ?? -1;
  if (named >= 0) return named + low;
  const number = Number(text);
  return /^\d+$/.test(text) && number >= low && number <= high ? number : undefined;
}
