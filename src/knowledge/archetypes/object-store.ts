import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for RustFS, an object store that speaks S3, as one server. */
export const objectStore = {
  id: 'object-store',
  title: 'an S3-compatible object store',
  words: [],
  languages: [],
  officialImages: ['rustfs/rustfs'],
  note: 'the chart runs a single object store on one volume; storage of a cloud provider is safer.',
  role: 'store',
  workload: 'StatefulSet',
  singleton:
    'This image runs one server; a second pod would have other data. Several have to be told of each other.',
  port: { value: 9000, reference: 'https://github.com/rustfs/rustfs (2026-11-28)' },
  portName: 's3',
  ports: { console: { value: 9001, reference: 'https://github.com/rustfs/rustfs (2026-11-28)' } },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/health' },
      startupAttempts: 12,
      builtIn: true,
    },
    reference: 'https://github.com/rustfs/rustfs/blob/main/docker-compose.yml (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '1', memory: '1Gi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  volumes: {
    data: {
      value: { kind: 'claim', mountPath: '/data', size: '50Gi' },
      reference:
        'a start for data; most storage classes let a claim grow, none lets it shrink; see docs/adr/2026-11-21-intake.md',
    },
  },
  secrets: {
    credentials: {
      value: {
        variables: {
          RUSTFS_ACCESS_KEY: 'Access key of the administrator',
          RUSTFS_SECRET_KEY: 'Secret key of the administrator',
        },
      },
      reference: 'https://github.com/rustfs/rustfs (2026-11-28)',
    },
  },
  user: {
    value: { uid: 10001, gid: 10001 },
    reference: 'https://github.com/rustfs/rustfs/blob/main/Dockerfile (2026-11-28)',
  },
  writablePaths: {
    value: ['/logs', '/tmp'],
    reference: 'https://github.com/rustfs/rustfs/blob/main/Dockerfile (2026-11-28)',
  },
  drainSeconds: {
    value: 50,
    reference: 'time a data store gets to write what it holds in memory; see docs/adr/2026-11-21-intake.md',
  },
  env: {
    RUSTFS_ADDRESS: { value: ':{port}', reference: 'https://github.com/rustfs/rustfs (2026-11-28)' },
    RUSTFS_VOLUMES: {
      value: '/data',
      reference: 'https://github.com/rustfs/rustfs/blob/main/Dockerfile (2026-11-28)',
    },
  },
  protocol: 'tcp',
} as const satisfies Archetype;
