import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for the official image of etcd as one member. */
export const etcd = {
  id: 'etcd',
  title: 'etcd',
  words: [],
  languages: [],
  officialImages: ['quay.io/coreos/etcd', 'gcr.io/etcd-development/etcd', 'registry.k8s.io/etcd'],
  usualTag: {
    value: 'v3.6.4',
    reference:
      'a version known to exist, not looked up for this release: name the version you want; see docs/adr/2026-11-21-intake.md',
  },
  note: 'the chart runs a single etcd member without TLS or authentication; health paths exist from etcd 3.5.11 on.',
  role: 'store',
  workload: 'StatefulSet',
  singleton:
    'This image runs one member; a second pod would have other data. More members have to be told of each other.',
  port: { value: 2379, reference: 'https://etcd.io/docs/v3.6/op-guide/configuration/ (2026-11-28)' },
  portName: 'client',
  metrics: {
    value: { path: '/metrics' },
    reference: 'https://etcd.io/docs/v3.6/op-guide/monitoring/ (2026-11-28)',
  },
  probes: {
    value: {
      liveness: { kind: 'http', path: '/livez' },
      readiness: { kind: 'http', path: '/readyz' },
      startupAttempts: 60,
      builtIn: true,
    },
    reference: 'https://etcd.io/docs/v3.6/op-guide/monitoring/ (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  command: {
    value: ['/usr/local/bin/etcd'],
    reference: 'https://github.com/etcd-io/etcd/blob/main/Dockerfile (2026-11-28)',
  },
  volumes: {
    data: {
      value: { kind: 'claim', mountPath: '/var/run/etcd', size: '5Gi' },
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
    value: 20,
    reference: 'time a data store gets to write what it holds in memory; see docs/adr/2026-11-21-intake.md',
  },
  env: {
    ETCD_DATA_DIR: {
      value: '/var/run/etcd/default.etcd',
      reference: 'https://etcd.io/docs/v3.6/op-guide/configuration/ (2026-11-28)',
    },
    ETCD_LISTEN_CLIENT_URLS: {
      value: 'http://0.0.0.0:{port}',
      reference: 'https://etcd.io/docs/v3.6/op-guide/configuration/ (2026-11-28)',
    },
    ETCD_ADVERTISE_CLIENT_URLS: {
      value: 'http://127.0.0.1:{port}',
      reference:
        'a single member: more of them have to be told of each other; see docs/adr/2026-11-21-intake.md',
    },
  },
  protocol: 'tcp',
} as const satisfies Archetype;
