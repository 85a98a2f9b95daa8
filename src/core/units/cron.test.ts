import { describe, expect, it } from 'vitest';
import { CRON_PATTERN, parseCron } from './cron.js';

describe('parseCron', () => {
  it.each([
    '*/5 * * * *',
    '0 3 * * 1-5',
    '30 6 * * MON-FRI',
    '0 0 1 jan,jul *',
    '15,45 8-18/2 * * ?',
    '@daily',
    '@every 1h30m',
  ])('takes %s', (text) => {
    expect(parseCron(text)).toEqual({ ok: true, value: text });
    expect(text).toMatch(new RegExp(CRON_PATTERN));
  });

  it('writes single spaces', () => {
    expect(parseCron(' 0  3 * *\t* ')).toEqual({ ok: true, value: '0 3 * * *' });
  });

  it.each([
    ['60 * * * *', 'minute'],
    ['0 24 * * *', 'hour'],
    ['0 0 0 * *', 'day of the month'],
    ['0 0 * 13 *', 'month'],
    ['0 0 * * 7', 'day of the week'],
    ['0 0 * * fri-mon', 'day of the week'],
    ['*/0 * * * *', 'minute'],
    ['0 3 * *', '4 fields'],
    ['@nightly', '@daily'],
    ['TZ=Europe/Berlin 0 3 * * *', 'timeZone'],
  ])('refuses %s and names the %s', (text, named) => {
    // A pattern cannot know that a range goes backwards.
    if (!text.includes('fri-mon')) expect(text).not.toMatch(new RegExp(CRON_PATTERN));
    expect(parseCron(text)).toMatchObject({ ok: false, error: expect.stringContaining(named) as string });
  });
});
