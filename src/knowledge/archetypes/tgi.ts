import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for a language model behind Text Generation Inference of Hugging Face. */
export const tgi = {
  id: 'tgi',
  title: 'a text generation server',
  words: ['text-generation-inference', 'tgi'],
  languages: [],
  officialImages: ['ghcr.io/huggingface/text-generation-inference'],
  usualTag: {
    value: '3.3.4',
    reference:
      'a version known to exist, not looked up for this release: name the version you want; see docs/adr/2026-11-21-intake.md',
  },
  note: 'name the model with the variable MODEL_ID; for a model that asks for a login, give HF_TOKEN from a Secret.',
  port: {
    value: 8080,
    reference: 'https://huggingface.co/docs/text-generation-inference/reference/launcher (2026-11-28)',
  },
  metrics: {
    value: { path: '/metrics' },
    reference: 'https://huggingface.co/docs/text-generation-inference/reference/metrics (2026-11-28)',
  },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/health' },
      startupAttempts: 120,
      builtIn: true,
    },
    reference: 'https://huggingface.co/docs/text-generation-inference/reference/launcher (2026-11-28)',
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
      value: { kind: 'claim', mountPath: '/data', size: '100Gi' },
      reference:
        'room for one model of a usual size, kept between restarts; see docs/adr/2026-11-21-intake.md',
    },
    'shared-memory': {
      value: { kind: 'memory', mountPath: '/dev/shm', size: '1Gi' },
      reference: 'https://huggingface.co/docs/text-generation-inference/quicktour (2026-11-28)',
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
    PORT: {
      value: '{port}',
      reference: 'https://huggingface.co/docs/text-generation-inference/reference/launcher (2026-11-28)',
    },
    HOSTNAME: {
      value: '0.0.0.0',
      reference: 'https://huggingface.co/docs/text-generation-inference/reference/launcher (2026-11-28)',
    },
    HUGGINGFACE_HUB_CACHE: {
      value: '/data',
      reference: 'https://huggingface.co/docs/text-generation-inference/reference/launcher (2026-11-28)',
    },
    HF_HOME: {
      value: '/data',
      reference:
        'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables (2026-11-28)',
    },
  },
  protocol: 'http',
} as const satisfies Archetype;
