import { describeRequests } from '../../../../../test/support/describe-requests.js';

describeRequests('asks about kinds that are not made yet', [
  [
    'kestrel/tide:2.4 as a nightly cron job',
    { '/intent/unsupported/cronjob': 'a CronJob (a scheduled task)' },
    ['nightly'],
  ],
  [
    'kestrel/tide:2.4 with a persistent volume of 10Gi',
    { '/intent/unsupported/volume': 'a persistent volume' },
    ['10Gi'],
  ],
  ['kestrel/tide:2.4 with a GPU', { '/intent/unsupported/gpu': 'GPUs' }, []],
  [
    'kestrel/tide:2.4 with 512MB of ram and 20GB of disk',
    {
      'tide/resources/requests/memory': '512Mi',
      '/intent/memoryBound/tide': true,
      '/intent/unsupported/volume': 'a persistent volume',
    },
    [],
  ],
  [
    'kestrel/tide:2.4 stateful with 3 replicas',
    { 'tide/scaling/replicas': 3, '/intent/unsupported/statefulset': 'a StatefulSet' },
    [],
  ],
  [
    'kestrel/tide:2.4 runs every night at 3',
    { '/intent/unsupported/cronjob': 'a CronJob (a scheduled task)' },
    [],
  ],
  [
    'kestrel/tide:2.4 is a worker that consumes from kafka',
    {
      '/dependencies/kafka/engine': 'kafka',
      '/intent/uses/tide/kafka': true,
      '/intent/unsupported/worker': 'a worker without a port',
    },
    ['consumes'],
  ],
]);
