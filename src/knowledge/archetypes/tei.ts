import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for an embedding model behind Text Embeddings Inference of Hugging Face, on CPU. */
export const tei = {
  id: 'tei',
  title: 'a text embeddings server',
  words: ['text-embeddings-inference'],
  languages: [],
  officialImages: ['ghcr.io/huggingface/text-embeddings-inference'],
  usualTag: {
    value: '1.8',
    reference:
      'a version known to exist, not looked up for this release: name the version you want; see docs/adr/2026-11-21-intake.md',
  },
  note: 'name the model with the variable MODEL_ID.',
  port: {
    value: 8080,
    reference: 'https://huggingface.co/docs/text-embeddings-inference/cli_arguments (2026-11-28)',
  },
  ports: {
    metrics: {
      value: 9000,
      reference: 'https://huggingface.co/docs/text-embeddings-inference/cli_arguments (2026-11-28)',
    },
  },
  metrics: {
    value: { path: '/metrics', port: 'metrics' },
    reference: 'https://huggingface.co/docs/text-embeddings-inference/cli_arguments (2026-11-28)',
  },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/health' },
      startupAttempts: 60,
      builtIn: true,
    },
    reference: 'https://huggingface.co/docs/text-embeddings-inference/cli_arguments (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '500m', memory: '2Gi' }, limits: { cpu: '2', memory: '4Gi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  volumes: {
    models: {
      value: { kind: 'claim', mountPath: '/data', size: '10Gi' },
      reference:
        'room for one model of a usual size, kept between restarts; see docs/adr/2026-11-21-intake.md',
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
    value: 30,
    reference: 'longest request we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {
    HOME: {
      value: '/tmp',
      reference:
        'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
    },
    PORT: {
      value: '{port}',
      reference: 'https://huggingface.co/docs/text-embeddings-inference/cli_arguments (2026-11-28)',
    },
    HOSTNAME: {
      value: '0.0.0.0',
      reference: 'https://huggingface.co/docs/text-embeddings-inference/cli_arguments (2026-11-28)',
    },
    HUGGINGFACE_HUB_CACHE: {
      value: '/data',
      reference: 'https://huggingface.co/docs/text-embeddings-inference/cli_arguments (2026-11-28)',
    },
  },
  protocol: 'http',
} as const satisfies Archetype;
