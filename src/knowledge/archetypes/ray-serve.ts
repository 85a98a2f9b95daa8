import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for an application on Ray Serve in one pod. */
export const rayServe = {
  id: 'ray-serve',
  title: 'a Ray Serve application',
  words: ['ray serve'],
  languages: [],
  officialImages: ['rayproject/ray'],
  usualTag: {
    value: '2.48.0',
    reference:
      'a version known to exist, not looked up for this release: name the version you want; see docs/adr/2026-11-21-intake.md',
  },
  note: 'one pod is a whole Ray cluster; KubeRay is the way to several nodes. Name the application in the arguments, such as serve run app:deployment with the host 0.0.0.0.',
  port: { value: 8000, reference: 'https://docs.ray.io/en/latest/serve/http-guide.html (2026-11-28)' },
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: { kind: 'http', path: '/-/healthz' },
      startupAttempts: 60,
      builtIn: true,
    },
    reference: 'https://docs.ray.io/en/latest/serve/production-guide/fault-tolerance.html (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '1', memory: '4Gi' }, limits: { cpu: '4', memory: '8Gi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  volumes: {
    'shared-memory': {
      value: { kind: 'memory', mountPath: '/dev/shm', size: '2Gi' },
      reference: 'https://docs.ray.io/en/latest/ray-core/objects.html (2026-11-28)',
    },
  },
  deviations: [
    {
      field: 'runAsUser',
      reason: 'Python and Ray are in the home of the image’s user, which is closed to others.',
    },
  ],
  user: {
    value: { uid: 1000, gid: 100 },
    reference: 'https://github.com/ray-project/ray/blob/master/docker/base-deps/Dockerfile (2026-11-28)',
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
