import type { DataStore } from '../../core/intake/knowledge.js';

/** Valkey as a service that components use. */
export const valkey = {
  engine: 'valkey',
  title: 'Valkey',
  words: ['valkey'],
  images: ['valkey'],
  port: { value: 6379, reference: 'https://valkey.io/topics/valkey.conf/ (2026-11-20)' },
  secret: 'valkey',
  keys: [{ name: 'REDIS_URL', purpose: 'Connection string of Valkey' }],
  schemes: ['valkey'],
} as const satisfies DataStore;
