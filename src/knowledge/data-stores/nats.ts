import type { DataStore } from '../../core/intake/knowledge.js';

/** NATS as a service that components use. */
export const nats = {
  engine: 'nats',
  title: 'NATS',
  words: ['nats', 'jetstream'],
  images: ['nats'],
  port: { value: 4222, reference: 'https://docs.nats.io/running-a-nats-service/configuration (2026-11-20)' },
  secret: 'nats',
  keys: [{ name: 'NATS_URL', purpose: 'Connection string of NATS' }],
  schemes: ['nats'],
} as const satisfies DataStore;
