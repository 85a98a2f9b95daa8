import type { Archetype } from '../../core/intake/knowledge.js';
import { QUARKUS_STORES } from './settings/jvm-settings.js';

/** Starting point for a Quarkus service compiled to a native executable. */
export const quarkusNative = {
  id: 'quarkus-native',
  title: 'a native Quarkus service',
  words: ['quarkus native', 'native quarkus'],
  languages: [],
  port: { value: 8080, reference: 'https://quarkus.io/guides/http-reference (2026-11-28)' },
  metrics: {
    value: { path: '/q/metrics' },
    reference: 'https://quarkus.io/guides/telemetry-micrometer (2026-11-28)',
  },
  management: {
    value: {
      ports: ['management', 'metrics'],
      variables: { QUARKUS_MANAGEMENT_ENABLED: 'true', QUARKUS_MANAGEMENT_PORT: '{port}' },
    },
    reference: 'https://quarkus.io/guides/management-interface-reference (2026-11-28)',
  },
  probes: {
    value: {
      liveness: { kind: 'http', path: '/q/health/live' },
      readiness: { kind: 'http', path: '/q/health/ready' },
      startup: { kind: 'http', path: '/q/health/started' },
      startupAttempts: 6,
      builtIn: false,
    },
    reference: 'https://quarkus.io/guides/smallrye-health (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '20m', memory: '48Mi' }, limits: { cpu: '500m', memory: '128Mi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  user: {
    value: { uid: 10001, gid: 10001 },
    reference:
      'no file of the image has to belong to the process: everything it writes is a volume, everything it reads is open to all; see docs/adr/2026-11-21-intake.md',
  },
  storeVariables: QUARKUS_STORES,
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
    HOME: {
      value: '/tmp',
      reference:
        'id 10001 has no entry in the image, so nothing else says where its home is; see docs/adr/2026-11-21-intake.md',
    },
    QUARKUS_HTTP_PORT: {
      value: '{port}',
      reference: 'https://quarkus.io/guides/http-reference (2026-11-28)',
    },
  },
  protocol: 'http',
} as const satisfies Archetype;
