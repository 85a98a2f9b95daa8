import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for the official image of RabbitMQ as one broker with its own storage. */
export const rabbitmq = {
  id: 'rabbitmq',
  title: 'RabbitMQ',
  words: [],
  languages: [],
  officialImages: ['rabbitmq'],
  usualTag: {
    value: '4.3',
    reference:
      'the series in use when stateful images were surveyed in August 2026; see docs/adr/2026-11-21-intake.md',
  },
  note: 'the chart runs a single RabbitMQ broker; the RabbitMQ cluster operator is the way to quorum queues.',
  role: 'store',
  workload: 'StatefulSet',
  singleton:
    'This image runs one broker; a second pod would have other data. The operator of RabbitMQ makes clusters.',
  port: { value: 5672, reference: 'https://www.rabbitmq.com/docs/networking#ports (2026-11-28)' },
  portName: 'amqp',
  ports: {
    metrics: { value: 15692, reference: 'https://www.rabbitmq.com/docs/prometheus (2026-11-28)' },
  },
  metrics: {
    value: { path: '/metrics', port: 'metrics' },
    reference: 'https://www.rabbitmq.com/docs/prometheus (2026-11-28)',
  },
  probes: {
    value: {
      liveness: { kind: 'command', command: ['rabbitmq-diagnostics', '-q', 'ping'] },
      // Alarms are no reason to be unready: only consumers that can connect bring the broker out of one.
      readiness: { kind: 'tcp' },
      timeoutSeconds: 20,
      startupAttempts: 60,
      builtIn: true,
    },
    reference: 'https://www.rabbitmq.com/docs/monitoring#health-checks (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  volumes: {
    data: {
      value: { kind: 'claim', mountPath: '/var/lib/rabbitmq', size: '10Gi' },
      reference:
        'a start for data; most storage classes let a claim grow, none lets it shrink; see docs/adr/2026-11-21-intake.md',
    },
  },
  secrets: {
    credentials: {
      value: {
        variables: {
          RABBITMQ_DEFAULT_USER: 'Name of the first user',
          RABBITMQ_DEFAULT_PASS: 'Password of the first user',
        },
      },
      reference: 'https://www.rabbitmq.com/docs/access-control (2026-11-28)',
    },
  },
  deviations: [
    {
      field: 'runAsUser',
      reason: 'The image owns its data directory as its user rabbitmq (999).',
    },
  ],
  user: {
    value: { uid: 999, gid: 999 },
    reference: 'https://github.com/docker-library/rabbitmq (2026-11-28)',
  },
  writablePaths: {
    value: ['/tmp', '/var/log/rabbitmq'],
    reference: 'https://github.com/docker-library/rabbitmq (2026-11-28)',
  },
  drainSeconds: {
    value: 590,
    reference: 'https://www.rabbitmq.com/kubernetes/operator/using-operator (2026-11-28)',
  },
  env: {},
  protocol: 'tcp',
} as const satisfies Archetype;
