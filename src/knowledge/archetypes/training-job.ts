import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for the training of a model on a device. */
export const trainingJob = {
  id: 'training-job',
  title: 'a training run',
  words: [],
  languages: [],
  note: 'a training run should write checkpoints to its volume, so that a new attempt can go on from there.',
  role: 'task',
  workload: 'Job',
  resources: {
    value: { requests: { cpu: '2', memory: '16Gi' }, limits: { cpu: '8', memory: '32Gi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  gpu: {
    value: { resource: 'nvidia.com/gpu', count: 1 },
    reference: 'https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/ (2026-11-28)',
  },
  volumes: {
    data: {
      value: { kind: 'claim', mountPath: '/data', size: '50Gi' },
      reference:
        'a start for data; most storage classes let a claim grow, none lets it shrink; see docs/adr/2026-11-21-intake.md',
    },
    'shared-memory': {
      value: { kind: 'memory', mountPath: '/dev/shm', size: '4Gi' },
      reference: 'https://docs.pytorch.org/docs/stable/multiprocessing.html (2026-11-28)',
    },
  },
  job: {
    value: { backoffLimit: 4, activeDeadlineSeconds: 172800 },
    reference:
      'four more attempts and two days, because nodes with devices are taken away often; see docs/adr/2026-11-21-intake.md',
  },
  user: {
    value: { uid: 10001, gid: 10001 },
    reference:
      'numeric user above 10000 that owns nothing in the image, as scanners ask for; see docs/adr/2026-11-21-intake.md',
  },
  writablePaths: {
    value: ['/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: { value: 115, reference: 'time to write a checkpoint; see docs/adr/2026-11-21-intake.md' },
  env: {
    HOME: {
      value: '/tmp',
      reference:
        'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
    },
    PYTHONUNBUFFERED: {
      value: '1',
      reference: 'https://docs.python.org/3/using/cmdline.html#envvar-PYTHONUNBUFFERED (2026-11-28)',
    },
  },
  protocol: 'tcp',
} as const satisfies Archetype;
