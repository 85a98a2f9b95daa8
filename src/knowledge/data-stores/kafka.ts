import type { DataStore } from '../../core/intake/knowledge.js';

/** Kafka as a service that components use. */
export const kafka = {
  engine: 'kafka',
  title: 'Kafka',
  words: ['kafka', 'redpanda'],
  images: ['kafka', 'cp-kafka', 'redpanda'],
  port: {
    value: 9092,
    reference: 'https://kafka.apache.org/documentation/#brokerconfigs_listeners (2026-11-20)',
  },
  secret: 'kafka',
  keys: [{ name: 'KAFKA_BROKERS', purpose: 'Kafka bootstrap servers: host:9092, comma separated' }],
  schemes: ['kafka'],
  operator: {
    value: {
      kind: 'strimzi',
      title: 'Strimzi',
      api: 'kafka.strimzi.io/v1/Kafka',
      install:
        'helm upgrade --install strimzi oci://quay.io/strimzi-helm/strimzi-kafka-operator --set watchAnyNamespace=true --namespace strimzi --create-namespace',
      maxNameLength: 28,
      podLabels: { 'strimzi.io/cluster': '{name}', 'strimzi.io/kind': 'Kafka' },
      instances: 3,
      access: { hostSuffix: '-kafka-bootstrap', keys: {}, url: '{host}:{port}' },
    },
    reference: 'https://strimzi.io/docs/operators/latest/deploying (2026-11-28)',
  },
} as const satisfies DataStore;
