import type { Archetype } from '../../core/intake/knowledge.js';
import { MICRONAUT_STORES } from './settings/jvm-settings.js';

/** Starting point for a Micronaut service. */
export const micronaut = {
  id: 'micronaut',
  title: 'a Micronaut service',
  words: ['micronaut', 'helidon'],
  languages: [],
  port: { value: 8080, reference: 'https://docs.micronaut.io/latest/guide/ (2026-11-20)' },
  metrics: {
    value: { path: '/prometheus' },
    reference: 'https://micronaut-projects.github.io/micronaut-micrometer/latest/guide/ (2026-11-28)',
  },
  probes: {
    value: {
      liveness: { kind: 'http', path: '/health/liveness' },
      readiness: { kind: 'http', path: '/health/readiness' },
      startupAttempts: 18,
      builtIn: true,
    },
    reference: 'https://docs.micronaut.io/latest/guide/#healthEndpoint (2026-11-20)',
  },
  resources: {
    value: {
      requests: { cpu: '250m', memory: '384Mi' },
      limits: { cpu: '1', memory: '512Mi' },
    },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  user: {
    value: { uid: 10001, gid: 10001 },
    reference:
      'numeric user above 10000 that owns nothing in the image, as scanners ask for; see docs/adr/2026-11-21-intake.md',
  },
  storeVariables: MICRONAUT_STORES,
  writablePaths: {
    value: ['/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: {
    value: 20,
    reference: 'longest request we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {
    JAVA_TOOL_OPTIONS: {
      value: '-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError',
      reference: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html (2026-11-20)',
    },
  },
  protocol: 'http',
} as const satisfies Archetype;
