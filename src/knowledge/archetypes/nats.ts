import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for the official image of NATS with JetStream as one server. */
export const nats = {
  id: 'nats',
  title: 'NATS',
  words: [],
  languages: [],
  officialImages: ['nats'],
  usualTag: {
    value: '2.11',
    reference:
      'a series known to exist, not looked up for this release: name the version you want; see docs/adr/2026-11-21-intake.md',
  },
  note: 'the chart runs a single NATS server without authentication.',
  role: 'store',
  workload: 'StatefulSet',
  singleton:
    'This image runs one server; a second pod would have other data. A cluster has to be configured.',
  port: { value: 4222, reference: 'https://docs.nats.io/running-a-nats-service/configuration (2026-11-28)' },
  portName: 'nats',
  ports: {
    monitor: {
      value: 8222,
      reference: 'https://docs.nats.io/running-a-nats-service/nats_admin/monitoring (2026-11-28)',
    },
  },
  probes: {
    value: {
      liveness: { kind: 'http', path: '/healthz?js-server-only=true', port: 'monitor' },
      readiness: { kind: 'http', path: '/healthz?js-enabled-only=true', port: 'monitor' },
      startupAttempts: 12,
      builtIn: true,
    },
    reference: 'https://docs.nats.io/running-a-nats-service/nats_admin/monitoring (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  args: {
    value: ['-js', '-sd', '/data', '-p', '4222', '-m', '8222'],
    reference: 'https://docs.nats.io/running-a-nats-service/introduction/flags (2026-11-28)',
  },
  volumes: {
    data: {
      value: { kind: 'claim', mountPath: '/data', size: '5Gi' },
      reference:
        'a start for data; most storage classes let a claim grow, none lets it shrink; see docs/adr/2026-11-21-intake.md',
    },
  },
  user: {
    value: { uid: 10001, gid: 10001 },
    reference:
      'no file of the image has to belong to the process: everything it writes is a volume, everything it reads is open to all; see docs/adr/2026-11-21-intake.md',
  },
  writablePaths: {
    value: ['/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: {
    value: 50,
    reference: 'https://docs.nats.io/running-a-nats-service/nats_admin/lame_duck_mode (2026-11-28)',
  },
  env: {},
  protocol: 'tcp',
} as const satisfies Archetype;
