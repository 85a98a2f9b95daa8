import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for models behind NVIDIA Triton. */
export const triton = {
  id: 'triton',
  title: 'a Triton inference server',
  words: ['tritonserver', 'triton inference server'],
  languages: [],
  officialImages: ['nvcr.io/nvidia/tritonserver'],
  usualTag: {
    value: '25.06-py3',
    reference:
      'a version known to exist, not looked up for this release: name the version you want; see docs/adr/2026-11-21-intake.md',
  },
  note: 'Triton serves the models it finds on the volume mounted at /models.',
  port: {
    value: 8000,
    reference:
      'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/customization_guide/deploy.html (2026-11-28)',
  },
  ports: {
    grpc: {
      value: 8001,
      reference:
        'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/customization_guide/deploy.html (2026-11-28)',
    },
    metrics: {
      value: 8002,
      reference:
        'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/metrics.html (2026-11-28)',
    },
  },
  metrics: {
    value: { path: '/metrics', port: 'metrics' },
    reference:
      'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/metrics.html (2026-11-28)',
  },
  probes: {
    value: {
      liveness: { kind: 'http', path: '/v2/health/live' },
      readiness: { kind: 'http', path: '/v2/health/ready' },
      startupAttempts: 60,
      builtIn: true,
    },
    reference:
      'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/protocol/README.html (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '2', memory: '8Gi' }, limits: { cpu: '8', memory: '16Gi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  gpu: {
    value: { resource: 'nvidia.com/gpu', count: 1 },
    reference: 'https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/ (2026-11-28)',
  },
  args: {
    value: ['tritonserver', '--model-repository=/models'],
    reference:
      'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/getting_started/quickstart.html (2026-11-28)',
  },
  volumes: {
    models: {
      value: { kind: 'claim', mountPath: '/models', size: '50Gi' },
      reference:
        'room for one model of a usual size, kept between restarts; see docs/adr/2026-11-21-intake.md',
    },
    'shared-memory': {
      value: { kind: 'memory', mountPath: '/dev/shm', size: '1Gi' },
      reference:
        'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/faq.html (2026-11-28)',
    },
  },
  deviations: [
    {
      field: 'runAsUser',
      reason: 'The files of the server belong to the user of the image.',
    },
  ],
  user: {
    value: { uid: 1000, gid: 1000 },
    reference:
      'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/customization_guide/deploy.html (2026-11-28)',
  },
  writablePaths: {
    value: ['/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: {
    value: 60,
    reference: 'longest request we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {
    HOME: {
      value: '/tmp',
      reference:
        'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
    },
  },
  protocol: 'http',
} as const satisfies Archetype;
