import { fail, succeed, type Result } from '../errors/result.js';

const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** Parses `30s`, `5m`, `1h30m` or a plain number of seconds into whole seconds; the failure is a sentence. */
export function parseDurationSeconds(text: string): Result<number, string> {
  if (/^\d+$/.test(text)) return succeed(Number(text));
  if (!/^(?:\d+[smh])+$/.test(text))
    return fail(`"${text}" is not a duration; write for example 30s, 5m or 1h30m`);
  let seconds = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+)([smh])/g))
    seconds += Number(amount) * (UNIT_SECONDS[unit ?? 's'] ?? 1);
  return succeed(seconds);
}
