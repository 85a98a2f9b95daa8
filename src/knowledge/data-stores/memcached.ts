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
  embedded: {
    value: {
      chart: 'memcached',
      repository: 'oci://registry-1.docker.io/cloudpirates',
      version: '~0.14.0',
      values: {
        config: { memoryLimit: 64 },
        resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi' } },
      },
      access: { hostSuffix: '', keys: {}, url: '{host}:{port}' },
    },
    reference: 'https://github.com/CloudPirates-io/helm-charts/tree/main/charts/memcached (2026-11-28)',
  },
} as const satisfies DataStore;
