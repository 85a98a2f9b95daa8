import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for Fluent Bit as the log agent of every node. */
export const fluentBit = {
  id: 'fluent-bit',
  title: 'Fluent Bit',
  words: ['fluent-bit', 'fluentbit'],
  languages: [],
  officialImages: ['fluent/fluent-bit', 'cr.fluentbit.io/fluent/fluent-bit'],
  usualTag: {
    value: '4.0',
    reference:
      'a series known to exist, not looked up for this release: name the version you want; see docs/adr/2026-11-21-intake.md',
  },
  note: 'Fluent Bit prints what it reads until its arguments name another output; its place in each file is lost with the pod.',
  role: 'daemon',
  workload: 'DaemonSet',
  port: { value: 2020, reference: 'https://docs.fluentbit.io/manual/administration/monitoring (2026-11-28)' },
  metrics: {
    value: { path: '/api/v2/metrics/prometheus' },
    reference: 'https://docs.fluentbit.io/manual/administration/monitoring (2026-11-28)',
  },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/' },
      startupAttempts: 12,
      builtIn: true,
    },
    reference: 'https://docs.fluentbit.io/manual/administration/monitoring (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '200m', memory: '256Mi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  args: {
    value: [
      '-H',
      '-P',
      '2020',
      '-i',
      'tail',
      '-p',
      'path=/var/log/containers/*.log',
      '-p',
      // What it prints becomes a log of this node itself: read again, it would never end.
      'exclude_path=/var/log/containers/*_{name}-*.log',
      '-p',
      'multiline.parser=docker, cri',
      '-p',
      'db=/tmp/tail.db',
      '-o',
      'stdout',
    ],
    reference: 'https://docs.fluentbit.io/manual/pipeline/inputs/tail (2026-11-28)',
  },
  volumes: {
    logs: {
      value: { kind: 'hostPath', mountPath: '/var/log', hostPath: '/var/log', readOnly: true },
      reference: 'https://kubernetes.io/docs/concepts/cluster-administration/logging/ (2026-11-28)',
    },
  },
  toleratesEverything: true,
  deviations: [
    {
      field: 'runAsUser',
      reason: 'Log files of the node belong to the group root; being in it needs no privileges.',
    },
    {
      field: 'hostPath',
      reason: 'Logs of all containers of a node are files of the node; they are only read.',
    },
  ],
  user: {
    value: { uid: 10001, gid: 0 },
    reference:
      'log files of the node belong to the group root, which needs no privileges; see docs/adr/2026-11-21-intake.md',
  },
  writablePaths: {
    value: ['/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: {
    value: 30,
    reference:
      'https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/yaml/service-section (2026-11-28)',
  },
  env: {},
  protocol: 'http',
} as const satisfies Archetype;
