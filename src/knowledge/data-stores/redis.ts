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
  embedded: {
    value: {
      chart: 'redis',
      repository: 'oci://registry-1.docker.io/cloudpirates',
      version: '~0.34.0',
      values: {
        architecture: 'standalone',
        auth: { existingSecretPasswordKey: 'redis-password' },
        persistence: { size: '1Gi' },
        resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi' } },
      },
      access: {
        hostSuffix: '',
        secretSuffix: '',
        keys: { password: 'redis-password' },
        username: 'default',
        url: 'redis://{username}:{password}@{host}:{port}/0',
      },
    },
    reference: 'https://github.com/CloudPirates-io/helm-charts/tree/main/charts/redis (2026-11-28)',
  },
} as const satisfies DataStore;
