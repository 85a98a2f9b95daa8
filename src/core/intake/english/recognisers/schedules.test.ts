import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseSchedules', () => {
  it.each([
    [
      'fin/a:1 every 15 minutes',
      { '/components/a/schedule/cron': '*/15 * * * *', '/components/a/workload': 'CronJob' },
    ],
    [
      'fin/a:1 cron 0 3 * * 0',
      { '/components/a/schedule/cron': '0 3 * * 0', '/components/a/workload': 'CronJob' },
    ],
    [
      'schedule "*/10 8-18 * * 1-5" for fin/a:1',
      { '/components/a/schedule/cron': '*/10 8-18 * * 1-5', '/components/a/workload': 'CronJob' },
    ],
    ['fin/a:1 @hourly', { '/components/a/schedule/cron': '@hourly', '/components/a/workload': 'CronJob' }],
    [
      'fin/a:1 every weekday at 6:30am Berlin time',
      {
        '/components/a/schedule/cron': '30 6 * * 1-5',
        '/components/a/workload': 'CronJob',
        '/components/a/schedule/timeZone': 'Europe/Berlin',
      },
    ],
    [
      'fin/a:1 nightly at 2',
      { '/components/a/schedule/cron': '0 2 * * *', '/components/a/workload': 'CronJob' },
    ],
    [
      'fin/a:1 on the first of the month at noon',
      { '/components/a/schedule/cron': '0 12 1 * *', '/components/a/workload': 'CronJob' },
    ],
    [
      'fin/a:1 every Monday and Thursday at noon UTC',
      {
        '/components/a/schedule/cron': '0 12 * * 1,4',
        '/components/a/workload': 'CronJob',
        '/components/a/schedule/timeZone': 'UTC',
      },
    ],
    [
      'fin/a:1 at 5 past every hour',
      { '/components/a/schedule/cron': '5 * * * *', '/components/a/workload': 'CronJob' },
    ],
    [
      'fin/a:1 weekly on sundays at 3am US Eastern time',
      {
        '/components/a/schedule/cron': '0 3 * * 0',
        '/components/a/workload': 'CronJob',
        '/components/a/schedule/timeZone': 'America/New_York',
      },
    ],
    [
      'fin/a:1 runs Mon-Fri at 18:00 CET',
      {
        '/components/a/schedule/cron': '0 18 * * 1-5',
        '/components/a/workload': 'CronJob',
        '/components/a/schedule/timeZone': 'CET',
      },
    ],
    [
      'every 10 minutes between 8am and 6pm on weekdays run fin/a:1',
      { '/components/a/schedule/cron': '*/10 8-17 * * 1-5', '/components/a/workload': 'CronJob' },
    ],
    [
      'fin/a:1 nightly, in prod at 2am and in dev at 5am',
      {
        '/components/a/schedule/cron': '0 2 * * *',
        '/components/a/workload': 'CronJob',
        '/environments/prod/components/a/schedule/cron': '0 2 * * *',
        '/environments/dev/components/a/schedule/cron': '0 5 * * *',
      },
    ],
    [
      'fin/a:1 every evening at 7 in Tokyo',
      {
        '/components/a/schedule/cron': '0 19 * * *',
        '/components/a/workload': 'CronJob',
        '/components/a/schedule/timeZone': 'Asia/Tokyo',
      },
    ],
    [
      'fin/a:1 daily at 7 and 19',
      { '/components/a/schedule/cron': '0 7,19 * * *', '/components/a/workload': 'CronJob' },
    ],
    [
      'fin/a:1 every 6 hours',
      { '/components/a/schedule/cron': '0 */6 * * *', '/components/a/workload': 'CronJob' },
    ],
    [
      'fin/a:1 on the 1st and 15th of every month at 6am',
      { '/components/a/schedule/cron': '0 6 1,15 * *', '/components/a/workload': 'CronJob' },
    ],
    [
      'fin/a:1 quarterly',
      { '/components/a/schedule/cron': '0 0 1 */3 *', '/components/a/workload': 'CronJob' },
    ],
    [
      'fin/a:1 at half past every hour',
      { '/components/a/schedule/cron': '30 * * * *', '/components/a/workload': 'CronJob' },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each([
    'fin/a:1 needed by monday',
    'fin/a:1 with metrics scraped every 15 minutes',
    'fin/a:1 on port 7001 sends a mail every monday',
    'fin/a:1 polls every 5 minutes',
    'fin/a:1, the team meets every friday',
    'fin/a:1 between Monday and Friday',
  ])('states nothing for %j', (request) => {
    expect(
      Object.keys(readFacts(request)).filter((pointer) =>
        /\/components\/\w+\/(workload|schedule\/)|^\/environments\//.test(pointer),
      ),
    ).toEqual([]);
  });
});
