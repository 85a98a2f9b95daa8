import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for the official image of Kafka as one broker that is its own controller. */
export const kafka = {
  id: 'kafka',
  title: 'Apache Kafka',
  words: [],
  languages: [],
  officialImages: ['apache/kafka'],
  usualTag: {
    value: '4.3.1',
    reference:
      'the series in use when stateful images were surveyed in August 2026; see docs/adr/2026-11-21-intake.md',
  },
  note: 'the chart runs a single Kafka broker without authentication; Strimzi is the way to production.',
  role: 'store',
  workload: 'StatefulSet',
  singleton:
    'This image runs one broker; a second pod would have other data. An operator such as Strimzi makes clusters.',
  port: {
    value: 9092,
    reference: 'https://kafka.apache.org/documentation/#brokerconfigs_listeners (2026-11-28)',
  },
  portName: 'kafka',
  ports: {
    controller: {
      value: 9093,
      reference: 'https://github.com/apache/kafka/blob/trunk/docker/README.md (2026-11-28)',
    },
  },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: {
        kind: 'command',
        command: ['/opt/kafka/bin/kafka-broker-api-versions.sh', '--bootstrap-server', 'localhost:9092'],
      },
      timeoutSeconds: 20,
      startupAttempts: 66,
      builtIn: true,
    },
    reference: 'https://github.com/apache/kafka/blob/trunk/docker/README.md (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '500m', memory: '2Gi' }, limits: { cpu: '2', memory: '3Gi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  args: {
    value: [
      'sh',
      '-c',
      'export KAFKA_ADVERTISED_LISTENERS="${KAFKA_ADVERTISED_LISTENERS:-PLAINTEXT://$(hostname -i):9092}" && exec /etc/kafka/docker/run',
    ],
    reference:
      'clients go on to the address the broker tells them, and only the pod knows its own; see docs/adr/2026-11-21-intake.md',
  },
  volumes: {
    data: {
      value: { kind: 'claim', mountPath: '/var/lib/kafka/data', size: '20Gi' },
      reference:
        'a start for data; most storage classes let a claim grow, none lets it shrink; see docs/adr/2026-11-21-intake.md',
    },
  },
  deviations: [
    {
      field: 'runAsUser',
      reason: 'The image owns its directories as its user appuser (1000).',
    },
  ],
  user: {
    value: { uid: 1000, gid: 1000 },
    reference: 'https://github.com/apache/kafka/blob/trunk/docker/jvm/Dockerfile (2026-11-28)',
  },
  writablePaths: {
    value: ['/opt/kafka/config', '/opt/kafka/logs', '/tmp'],
    reference: 'https://github.com/apache/kafka/blob/trunk/docker/README.md (2026-11-28)',
  },
  drainSeconds: {
    value: 110,
    reference: 'https://kafka.apache.org/documentation/#basic_ops_restarting (2026-11-28)',
  },
  env: {
    KAFKA_NODE_ID: {
      value: '1',
      reference:
        'a single member: more of them have to be told of each other; see docs/adr/2026-11-21-intake.md',
    },
    KAFKA_PROCESS_ROLES: {
      value: 'broker,controller',
      reference:
        'a single member: more of them have to be told of each other; see docs/adr/2026-11-21-intake.md',
    },
    KAFKA_LISTENERS: {
      value: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      reference: 'https://github.com/apache/kafka/blob/trunk/docker/README.md (2026-11-28)',
    },
    KAFKA_CONTROLLER_LISTENER_NAMES: {
      value: 'CONTROLLER',
      reference: 'https://github.com/apache/kafka/blob/trunk/docker/README.md (2026-11-28)',
    },
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: {
      value: 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
      reference: 'https://github.com/apache/kafka/blob/trunk/docker/README.md (2026-11-28)',
    },
    KAFKA_CONTROLLER_QUORUM_VOTERS: {
      value: '1@localhost:9093',
      reference:
        'a single member: more of them have to be told of each other; see docs/adr/2026-11-21-intake.md',
    },
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: {
      value: '1',
      reference:
        'a single member: more of them have to be told of each other; see docs/adr/2026-11-21-intake.md',
    },
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: {
      value: '1',
      reference:
        'a single member: more of them have to be told of each other; see docs/adr/2026-11-21-intake.md',
    },
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: {
      value: '1',
      reference:
        'a single member: more of them have to be told of each other; see docs/adr/2026-11-21-intake.md',
    },
    KAFKA_LOG_DIRS: {
      value: '/var/lib/kafka/data/logs',
      reference:
        'a directory below the mount, where no file system puts files of its own; see docs/adr/2026-11-21-intake.md',
    },
    KAFKA_HEAP_OPTS: {
      value: '-Xms1g -Xmx1g',
      reference:
        'half of the memory request, the rest is for the page cache; see docs/adr/2026-11-21-intake.md',
    },
  },
  protocol: 'tcp',
} as const satisfies Archetype;
