import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for language models behind Ollama. */
export const ollama = {
  id: 'ollama',
  title: 'an Ollama server',
  words: ['ollama'],
  languages: [],
  officialImages: ['ollama/ollama'],
  usualTag: {
    value: '0.11.4',
    reference:
      'a version known to exist, not looked up for this release: name the version you want; see docs/adr/2026-11-21-intake.md',
  },
  note: 'Ollama has no model until one is pulled into its volume; say how many GPUs it gets, or it computes on CPU.',
  port: { value: 11434, reference: 'https://docs.ollama.com/faq (2026-11-28)' },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/' },
      startupAttempts: 12,
      builtIn: true,
    },
    reference: 'https://docs.ollama.com/faq (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '1', memory: '8Gi' }, limits: { cpu: '4', memory: '16Gi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  volumes: {
    models: {
      value: { kind: 'claim', mountPath: '/models', size: '50Gi' },
      reference:
        'room for one model of a usual size, kept between restarts; see docs/adr/2026-11-21-intake.md',
    },
  },
  internet: 'It downloads models when somebody asks for them.',
  user: {
    value: { uid: 10001, gid: 10001 },
    reference:
      'the image runs as root but needs nothing of root once its models are elsewhere; see docs/adr/2026-11-21-intake.md',
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
    OLLAMA_HOST: { value: '0.0.0.0:{port}', reference: 'https://docs.ollama.com/faq (2026-11-28)' },
    OLLAMA_MODELS: { value: '/models', reference: 'https://docs.ollama.com/faq (2026-11-28)' },
  },
  protocol: 'http',
} as const satisfies Archetype;
