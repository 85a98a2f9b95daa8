import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for the node exporter of Prometheus. */
export const nodeExporter = {
  id: 'node-exporter',
  title: 'the Prometheus node exporter',
  words: ['node-exporter', 'node_exporter', 'node exporter'],
  languages: [],
  officialImages: ['prom/node-exporter', 'quay.io/prometheus/node-exporter'],
  usualTag: {
    value: 'v1.9.1',
    reference:
      'a series known to exist, not looked up for this release: name the version you want; see docs/adr/2026-11-21-intake.md',
  },
  role: 'daemon',
  workload: 'DaemonSet',
  port: { value: 9100, reference: 'https://github.com/prometheus/node_exporter (2026-11-28)' },
  portName: 'metrics',
  metrics: {
    value: { path: '/metrics' },
    reference: 'https://github.com/prometheus/node_exporter (2026-11-28)',
  },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/' },
      startupAttempts: 6,
      builtIn: true,
    },
    reference: 'https://github.com/prometheus/node_exporter (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '20m', memory: '32Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  args: {
    value: ['--path.rootfs=/host/root', '--path.procfs=/host/root/proc', '--path.sysfs=/host/root/sys'],
    reference: 'https://github.com/prometheus/node_exporter#docker (2026-11-28)',
  },
  volumes: {
    root: {
      value: { kind: 'hostPath', mountPath: '/host/root', hostPath: '/', readOnly: true },
      reference: 'https://github.com/prometheus/node_exporter#docker (2026-11-28)',
    },
  },
  toleratesEverything: true,
  deviations: [
    { field: 'hostPath', reason: 'The figures of a node are files of the node; they are only read.' },
    {
      field: 'hostNetwork',
      reason: 'Figures of the network devices of a node are seen only from its own network.',
    },
  ],
  user: {
    value: { uid: 65534, gid: 65534 },
    reference: 'https://github.com/prometheus/node_exporter/blob/master/Dockerfile (2026-11-28)',
  },
  writablePaths: {
    value: ['/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: {
    value: 10,
    reference: 'longest piece of work we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {},
  protocol: 'tcp',
} as const satisfies Archetype;
