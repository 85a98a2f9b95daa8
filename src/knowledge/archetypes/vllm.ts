import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a language model behind vLLM. */
export const vllm = {
  id: 'vllm',
  title: 'a vLLM server',
  words: ['vllm', 'vllm-openai'],
  languages: [],
  officialImages: ['vllm/vllm-openai'],
  usualTag: {
    value: 'v0.10.0',
    reference:
      'a version known to exist, not looked up for this release: name the version you want; see docs/adr/2026-11-21-intake.md',
  },
  note: 'name the model with the argument --model; for a model that asks for a login, give HF_TOKEN from a Secret.',
  port: { value: 8000, reference: 'https://docs.vllm.ai/en/stable/deployment/k8s/ (2026-11-28)' },
  metrics: {
    value: { path: '/metrics' },
    reference: 'https://docs.vllm.ai/en/stable/usage/metrics.html (2026-11-28)',
  },
  probes: {
    value: {
      liveness: { kind: 'http', path: '/health' },
      readiness: { kind: 'http', path: '/v1/models' },
      startup: { kind: 'http', path: '/v1/models' },
      startupAttempts: 360,
      builtIn: true,
    },
    reference: 'https://docs.vllm.ai/en/stable/deployment/k8s/ (2026-11-28)',
  },
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
    models: {
      value: { kind: 'claim', mountPath: '/models', size: '100Gi' },
      reference:
        'room for one model of a usual size, kept between restarts; see docs/adr/2026-11-21-intake.md',
    },
    'shared-memory': {
      value: { kind: 'memory', mountPath: '/dev/shm', size: '8Gi' },
      reference: 'https://docs.vllm.ai/en/stable/deployment/docker.html (2026-11-28)',
    },
  },
  internet: 'It downloads its model when it starts for the first time.',
  user: {
    value: { uid: 10001, gid: 10001 },
    reference:
      'the image runs as root but needs nothing of root once its caches are elsewhere; see docs/adr/2026-11-21-intake.md',
  },
  writablePaths: {
    value: ['/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: {
    value: 120,
    reference: 'longest answer we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {
    HOME: {
      value: '/tmp',
      reference:
        'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
    },
    LOGNAME: {
      value: 'vllm',
      reference:
        'libraries ask for the name of a user that the image does not have; see docs/adr/2026-11-21-intake.md',
    },
    HF_HOME: {
      value: '/models/huggingface',
      reference:
        'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables (2026-11-28)',
    },
    VLLM_CACHE_ROOT: {
      value: '/models/vllm',
      reference:
        'caches of compiled kernels go to the volume of the models, where they survive a restart; see docs/adr/2026-11-21-intake.md',
    },
    TRITON_CACHE_DIR: {
      value: '/models/triton',
      reference:
        'caches of compiled kernels go to the volume of the models, where they survive a restart; see docs/adr/2026-11-21-intake.md',
    },
    TORCHINDUCTOR_CACHE_DIR: {
      value: '/models/torchinductor',
      reference:
        'caches of compiled kernels go to the volume of the models, where they survive a restart; see docs/adr/2026-11-21-intake.md',
    },
  },
  protocol: 'http',
} as const satisfies Archetype;
