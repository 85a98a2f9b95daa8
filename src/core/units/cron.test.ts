import { describe, expect, it } from 'vitest';
import { parseCron } from './cron.js';

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
    expect(parseCron(text)).toMatchObject({ ok: false, error: expect.stringContaining(named) as string });
  });
});
