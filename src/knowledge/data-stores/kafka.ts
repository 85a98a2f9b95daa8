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
} as const satisfies DataStore;
