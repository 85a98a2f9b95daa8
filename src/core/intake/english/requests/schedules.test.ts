import { describeRequests } from '../../../../../test/support/describe-requests.js';

describeRequests('reads when jobs run', [
  [
    'cronjob acme/j:1 first monday of each month at noon',
    { 'no image': true, 'j/image': 'acme/j:1', 'j/workload': 'CronJob' },
    ['noon'],
  ],
  [
    'acme/j:1 runs on the first monday of every month',
    { 'no image': true, 'j/image': 'acme/j:1', 'j/workload': 'CronJob' },
    [],
  ],
  [
    'cronjob acme/j:1 every second monday at 8',
    { 'no image': true, 'j/image': 'acme/j:1', 'j/workload': 'CronJob' },
    ['8'],
  ],
  [
    'job acme/j:1 every other friday at 6pm',
    { 'no image': true, 'j/image': 'acme/j:1', 'j/workload': 'CronJob' },
    ['6pm'],
  ],
  [
    'cronjob acme/j:1 biweekly on monday at 8',
    { 'no image': true, 'j/image': 'acme/j:1', 'j/workload': 'CronJob' },
    ['8'],
  ],
  [
    'cronjob acme/j:1 twice a day at 6am and 6pm',
    { 'no image': true, 'j/image': 'acme/j:1', 'j/schedule/cron': '0 6,18 * * *', 'j/workload': 'CronJob' },
    [],
  ],
  [
    'cronjob acme/j:1 twice daily',
    { 'no image': true, 'j/image': 'acme/j:1', 'j/schedule/cron': '0 */12 * * *', 'j/workload': 'CronJob' },
    [],
  ],
  [
    'cronjob acme/j:1 3 times a day at 6am and 6pm',
    { 'no image': true, 'j/image': 'acme/j:1', 'j/workload': 'CronJob' },
    [],
  ],
  [
    'cronjob acme/j:1 hourly at minute 5',
    { 'no image': true, 'j/image': 'acme/j:1', 'j/schedule/cron': '5 * * * *', 'j/workload': 'CronJob' },
    [],
  ],
  [
    'cronjob acme/j:1 hourly at :05',
    { 'no image': true, 'j/image': 'acme/j:1', 'j/schedule/cron': '5 * * * *', 'j/workload': 'CronJob' },
    [],
  ],
  [
    'cronjob acme/j:1 at 3am',
    { 'no image': true, 'j/image': 'acme/j:1', 'j/schedule/cron': '0 3 * * *', 'j/workload': 'CronJob' },
    [],
  ],
  [
    'a cron job acme/j:1 at 03:30 UTC',
    {
      'no image': true,
      'j/image': 'acme/j:1',
      'j/schedule/cron': '30 3 * * *',
      'j/workload': 'CronJob',
      'j/schedule/timeZone': 'UTC',
    },
    [],
  ],
  [
    'kestrel/tide:2.4 plus a cronjob acme/j:1 at 3am',
    { 'cronjob/image': 'acme/j:1', 'cronjob/schedule/cron': '0 3 * * *', 'cronjob/workload': 'CronJob' },
    [],
  ],
  ['job acme/j:1 at 3am', { 'no image': true, 'j/image': 'acme/j:1', 'j/workload': 'Job' }, ['3am']],
  [
    'cronjob acme/j:1 every 1st and 15th at 02:00',
    { 'no image': true, 'j/image': 'acme/j:1', 'j/schedule/cron': '0 2 1,15 * *', 'j/workload': 'CronJob' },
    [],
  ],
  [
    'cronjob acme/j:1 on the 1st at 02:00',
    { 'no image': true, 'j/image': 'acme/j:1', 'j/schedule/cron': '0 2 1 * *', 'j/workload': 'CronJob' },
    [],
  ],
  [
    'cronjob acme/j:1 every monday at 8',
    { 'no image': true, 'j/image': 'acme/j:1', 'j/schedule/cron': '0 8 * * 1', 'j/workload': 'CronJob' },
    [],
  ],
  [
    'cronjob acme/j:1 every second day at 8',
    { 'no image': true, 'j/image': 'acme/j:1', 'j/schedule/cron': '0 8 */2 * *', 'j/workload': 'CronJob' },
    [],
  ],
  [
    'cronjob acme/j:1 each 3rd wednesday at 8',
    { 'no image': true, 'j/image': 'acme/j:1', 'j/workload': 'CronJob' },
    ['8'],
  ],
]);
