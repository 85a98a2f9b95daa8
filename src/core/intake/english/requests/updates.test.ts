import { describeRequests } from '../../../../../test/support/describe-requests.js';

describeRequests('reads how pods are replaced', [
  ['kestrel/tide:2.4, update one pod at a time', {}, ['update one pod at a time']],
  ['kestrel/tide:2.4, rollout one pod at a time', {}, ['rollout one pod at a time']],
  ['kestrel/tide:2.4, maxSurge 1, maxUnavailable 0', {}, ['maxSurge 1', 'maxUnavailable 0']],
  ['kestrel/tide:2.4, maxSurge: 1, maxUnavailable: 0', {}, ['maxSurge: 1', 'maxUnavailable: 0']],
  ['kestrel/tide:2.4, maxSurge=1 maxUnavailable=0', {}, ['maxSurge=1 maxUnavailable=0']],
  [
    'kestrel/tide:2.4, rolling update with max surge 25% and max unavailable 0',
    {},
    ['rolling update with max surge 25% and max unavailable 0'],
  ],
  [
    'kestrel/tide:2.4, maxUnavailable 1',
    { 'tide/disruption/enabled': true, 'tide/disruption/maxUnavailable': 1 },
    [],
  ],
  [
    'kestrel/tide:2.4, PDB maxUnavailable 1, rolling update',
    { 'tide/disruption/enabled': true, 'tide/disruption/maxUnavailable': 1 },
    ['rolling update'],
  ],
  [
    'daemonset acme/p:1, update 2 pods at a time',
    { 'no image': true, 'p/image': 'acme/p:1', 'p/workload': 'DaemonSet', 'p/daemonSet/maxUnavailable': 2 },
    [],
  ],
  [
    'daemonset acme/p:1, rolling update maxUnavailable 2',
    { 'no image': true, 'p/image': 'acme/p:1', 'p/workload': 'DaemonSet', 'p/daemonSet/maxUnavailable': 2 },
    ['rolling update'],
  ],
  [
    'app acme/a:1 with redis:7, 3 replicas',
    {
      'no image': true,
      'a/image': 'acme/a:1',
      '/dependencies/redis/engine': 'redis',
      '/dependencies/redis/version': '7',
      '/dependencies/redis/mode': 'embedded',
      '/intent/uses/a/redis': true,
      'a/scaling/replicas': 3,
    },
    [],
  ],
  ['kestrel/tide:2.4, update one pod at a time', {}, ['update one pod at a time']],
]);

describeRequests('reads progressive delivery and its denial', [
  ['kestrel/tide:2.4, canary no', {}, []],
  ['kestrel/tide:2.4, canary: no', {}, []],
  [
    'kestrel/tide:2.4, canary rollout',
    { '/intent/unsupported/rollout': 'progressive delivery (Argo Rollouts, Flagger)' },
    [],
  ],
  ['kestrel/tide:2.4, no blue-green', {}, []],
]);

describeRequests('reads counts and bounds of pods', [
  [
    'kestrel/tide:2.4, min 2 max 10 cpu 80',
    {
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/minReplicas': 2,
      'tide/scaling/autoscaling/maxReplicas': 10,
      'tide/scaling/autoscaling/targetCpuPercent': 80,
    },
    [],
  ],
  [
    'kestrel/tide:2.4, hpa max 10 cpu 80',
    {
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/maxReplicas': 10,
      'tide/scaling/autoscaling/targetCpuPercent': 80,
    },
    [],
  ],
  [
    'kestrel/tide:2.4, hpa min 2, max 10, cpu 80%',
    {
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/minReplicas': 2,
      'tide/scaling/autoscaling/maxReplicas': 10,
      'tide/scaling/autoscaling/targetCpuPercent': 80,
    },
    [],
  ],
  [
    'kestrel/tide:2.4, hpa 3-12 cpu 70',
    {
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/targetCpuPercent': 70,
      'tide/scaling/autoscaling/minReplicas': 3,
      'tide/scaling/autoscaling/maxReplicas': 12,
    },
    [],
  ],
  [
    'kestrel/tide:2.4, hpa: min: 2 max: 6 memory: 75',
    {
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/minReplicas': 2,
      'tide/scaling/autoscaling/maxReplicas': 6,
      'tide/scaling/autoscaling/targetMemoryPercent': 75,
    },
    [],
  ],
  [
    'kestrel/tide:2.4, min 2 max 10 memory 512Mi',
    {
      'tide/resources/limits/memory': '512Mi',
      'tide/scaling/autoscaling/enabled': true,
      'tide/scaling/autoscaling/minReplicas': 2,
      'tide/scaling/autoscaling/maxReplicas': 10,
    },
    [],
  ],
  ['kestrel/tide:2.4, scale to zero when idle', {}, ['scale to zero when idle']],
  ['kestrel/tide:2.4, scale to zero at night', {}, ['scale to zero at night']],
  ['kestrel/tide:2.4, scaled to 3', { 'tide/scaling/replicas': 3 }, []],
  [
    'kestrel/tide:2.4, 1 replica dev, 3 replicas prod',
    { '/environments/dev/components/tide/replicas': 1, '/environments/prod/components/tide/replicas': 3 },
    [],
  ],
  [
    'kestrel/tide:2.4, 1 replica dev and 3 replicas prod',
    { '/environments/dev/components/tide/replicas': 1, '/environments/prod/components/tide/replicas': 3 },
    [],
  ],
  [
    'kestrel/tide:2.4, 1 replica dev / 3 replicas prod',
    { '/environments/dev/components/tide/replicas': 1, '/environments/prod/components/tide/replicas': 3 },
    [],
  ],
  [
    'kestrel/tide:2.4, 1 replica in dev, 3 replicas in prod',
    { '/environments/dev/components/tide/replicas': 1, '/environments/prod/components/tide/replicas': 3 },
    [],
  ],
  [
    'redis:7 with 1 replica, app acme/a:1 with 3 replicas',
    {
      'no image': true,
      'a/image': 'acme/a:1',
      '/dependencies/redis/engine': 'redis',
      '/dependencies/redis/version': '7',
      '/dependencies/redis/mode': 'embedded',
      '/intent/uses/a/redis': true,
      'a/scaling/replicas': 3,
    },
    ['1 replica'],
  ],
]);

describeRequests('reads which queue an application is scaled by', [
  [
    'acme/w:1 consumes from RabbitMQ queue "invoices", KEDA 0-20',
    {
      'no image': true,
      'w/image': 'acme/w:1',
      'w/scaling/events/enabled': true,
      'w/scaling/events/minReplicas': 0,
      'w/scaling/events/maxReplicas': 20,
      '/dependencies/rabbitmq/engine': 'rabbitmq',
      '/intent/uses/w/rabbitmq': true,
      'w/scaling/events/triggers': [{ type: 'rabbitmq', metadata: { queueName: 'invoices' } }],
    },
    [],
  ],
  [
    'acme/w:1 worker, consumes the queue invoices from RabbitMQ, KEDA 0-20',
    {
      'no image': true,
      'w/image': 'acme/w:1',
      'w/scaling/events/enabled': true,
      'w/scaling/events/minReplicas': 0,
      'w/scaling/events/maxReplicas': 20,
      'w/scaling/events/triggers': [{ type: 'rabbitmq', metadata: { queueName: 'invoices' } }],
      '/dependencies/rabbitmq/engine': 'rabbitmq',
      '/intent/uses/w/rabbitmq': true,
      'w/role': 'worker',
    },
    [],
  ],
  [
    'acme/w:1 consumes from Kafka topic "orders", consumer group billing, KEDA 0-20',
    {
      'no image': true,
      'w/image': 'acme/w:1',
      'w/scaling/events/enabled': true,
      'w/scaling/events/minReplicas': 0,
      'w/scaling/events/maxReplicas': 20,
      '/dependencies/kafka/engine': 'kafka',
      '/intent/uses/w/kafka': true,
      'w/scaling/events/triggers': [
        { type: 'kafka', metadata: { topic: 'orders', consumerGroup: 'billing' } },
      ],
    },
    [],
  ],
  [
    'acme/w:1 consumes queue "invoices" of rabbitmq, scaled by KEDA between 0 and 20 pods at 50 messages',
    {
      'no image': true,
      'w/image': 'acme/w:1',
      'w/scaling/events/enabled': true,
      'w/scaling/events/minReplicas': 0,
      'w/scaling/events/maxReplicas': 20,
      'w/scaling/events/triggers': [
        { type: 'rabbitmq', metadata: { queueName: 'invoices', value: '50', mode: 'QueueLength' } },
      ],
      '/dependencies/rabbitmq/engine': 'rabbitmq',
      '/intent/uses/w/rabbitmq': true,
    },
    [],
  ],
  [
    'acme/w:1 reads the invoices queue of RabbitMQ, KEDA 0-20',
    {
      'no image': true,
      'w/image': 'acme/w:1',
      'w/scaling/events/enabled': true,
      'w/scaling/events/minReplicas': 0,
      'w/scaling/events/maxReplicas': 20,
      'w/scaling/events/triggers': [{ type: 'rabbitmq', metadata: { queueName: 'invoices' } }],
      '/dependencies/rabbitmq/engine': 'rabbitmq',
      '/intent/uses/w/rabbitmq': true,
    },
    [],
  ],
]);
