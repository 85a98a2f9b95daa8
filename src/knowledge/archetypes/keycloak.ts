import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for the official image of Keycloak, with a PostgreSQL database elsewhere. */
export const keycloak = {
  id: 'keycloak',
  title: 'Keycloak',
  words: ['keycloak'],
  languages: [],
  officialImages: ['quay.io/keycloak/keycloak', 'keycloak/keycloak'],
  usualTag: {
    value: '26.3',
    reference:
      'a version known to exist, not looked up for this release: name the version you want; see docs/adr/2026-11-21-intake.md',
  },
  needsStore: {
    engine: 'postgresql',
    note: 'Keycloak needs a PostgreSQL database; say "needs Postgres" to open the way to it.',
  },
  singleton:
    'Its caches are local; several pods need caches that find each other, which the operator of Keycloak sets up.',
  port: { value: 8080, reference: 'https://www.keycloak.org/server/all-config (2026-11-28)' },
  ports: {
    management: {
      value: 9000,
      reference: 'https://www.keycloak.org/server/management-interface (2026-11-28)',
    },
  },
  metrics: {
    value: { path: '/metrics', port: 'management' },
    reference: 'https://www.keycloak.org/server/management-interface (2026-11-28)',
  },
  probes: {
    value: {
      liveness: { kind: 'http', path: '/health/live', port: 'management' },
      readiness: { kind: 'http', path: '/health/ready', port: 'management' },
      startup: { kind: 'http', path: '/health/started', port: 'management' },
      startupAttempts: 60,
      builtIn: true,
    },
    reference: 'https://www.keycloak.org/observability/health (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '1536Mi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  args: {
    value: ['start'],
    reference: 'https://www.keycloak.org/server/configuration-production (2026-11-28)',
  },
  volumes: {
    build: {
      value: { kind: 'emptyDir', mountPath: '/opt/keycloak/lib/quarkus', size: '512Mi' },
      reference: 'https://github.com/keycloak/keycloak/pull/41550 (2026-11-28)',
    },
  },
  containers: {
    seed: {
      value: {
        kind: 'init',
        order: 0,
        command: ['sh', '-c', 'cp -R /opt/keycloak/lib/quarkus/. /seed'],
        env: {},
        mounts: { build: '/seed' },
        writablePaths: ['/tmp'],
        resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
      },
      reference: 'https://github.com/keycloak/keycloak/pull/41550 (2026-11-28)',
    },
  },
  secrets: {
    credentials: {
      value: {
        variables: {
          KC_DB_URL: 'JDBC address of the database',
          KC_DB_USERNAME: 'User of the database',
          KC_DB_PASSWORD: 'Password of the database',
          KC_BOOTSTRAP_ADMIN_USERNAME: 'Name of the first administrator',
          KC_BOOTSTRAP_ADMIN_PASSWORD: 'Password of the first administrator',
        },
      },
      reference: 'https://www.keycloak.org/server/all-config (2026-11-28)',
    },
  },
  deviations: [
    {
      field: 'runAsUser',
      reason:
        'The image belongs to its user 1000, and the server writes into its own directory when it starts.',
    },
  ],
  user: {
    value: { uid: 1000, gid: 1000 },
    reference: 'https://github.com/keycloak/keycloak/blob/main/quarkus/container/Dockerfile (2026-11-28)',
  },
  writablePaths: {
    value: ['/tmp', '/opt/keycloak/data'],
    reference: 'https://github.com/keycloak/keycloak/pull/41550 (2026-11-28)',
  },
  drainSeconds: {
    value: 60,
    reference: 'longest request we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {
    KC_CACHE: { value: 'local', reference: 'https://www.keycloak.org/server/caching (2026-11-28)' },
    KC_DB: { value: 'postgres', reference: 'https://www.keycloak.org/server/all-config (2026-11-28)' },
    KC_HTTP_ENABLED: { value: 'true', reference: 'https://www.keycloak.org/server/all-config (2026-11-28)' },
    KC_HTTP_PORT: { value: '{port}', reference: 'https://www.keycloak.org/server/all-config (2026-11-28)' },
    KC_HEALTH_ENABLED: {
      value: 'true',
      reference: 'https://www.keycloak.org/server/all-config (2026-11-28)',
    },
    KC_METRICS_ENABLED: {
      value: 'true',
      reference: 'https://www.keycloak.org/server/all-config (2026-11-28)',
    },
    KC_PROXY_HEADERS: {
      value: 'xforwarded',
      reference: 'https://www.keycloak.org/server/reverseproxy (2026-11-28)',
    },
    KC_HOSTNAME_STRICT: {
      value: 'false',
      reference: 'https://www.keycloak.org/server/hostname (2026-11-28)',
    },
  },
  protocol: 'http',
} as const satisfies Archetype;
