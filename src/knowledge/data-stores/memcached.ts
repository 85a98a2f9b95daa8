import type { DataStore } from '../../core/intake/knowledge.js';

/** Memcached as a service that components use. */
export const memcached = {
  engine: 'memcached',
  title: 'Memcached',
  words: ['memcached', 'memcache'],
  images: ['memcached'],
  port: { value: 11211, reference: 'https://docs.memcached.org/ (2026-11-20)' },
  secret: 'memcached',
  keys: [{ name: 'MEMCACHED_SERVERS', purpose: 'Memcached addresses: host:11211, comma separated' }],
  schemes: ['memcached'],
} as const satisfies DataStore;
