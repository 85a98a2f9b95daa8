import type { DataStore } from '../../core/intake/knowledge.js';

/** Redis as a service that components use. */
export const redis = {
  engine: 'redis',
  title: 'Redis',
  words: ['redis'],
  images: ['redis'],
  port: {
    value: 6379,
    reference: 'https://redis.io/docs/latest/operate/oss_and_stack/management/config-file/ (2026-11-20)',
  },
  secret: 'redis',
  keys: [{ name: 'REDIS_URL', purpose: 'Connection string of Redis' }],
  schemes: ['redis', 'rediss'],
} as const satisfies DataStore;
