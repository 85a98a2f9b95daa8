import type { Archetype } from '../../core/intake/knowledge.js';
import { SPRING_STORES } from './settings/jvm-settings.js';

/** Starting point for a Spring Boot service. */
export const springBoot = {
  id: 'spring-boot',
  title: 'a Spring Boot service',
  words: [
    'spring boot',
    'springboot',
    'spring-boot',
    'spring',
    'ktor',
    'play framework',
    'dropwizard',
    'tomcat',
  ],
  languages: ['java', 'kotlin', 'jvm', 'scala'],
  port: {
    value: 8080,
    reference: 'https://docs.spring.io/spring-boot/appendix/application-properties/index.html (2026-11-20)',
  },
  metrics: {
    value: {
      path: '/actuator/prometheus',
      variables: { MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE: 'health,prometheus' },
    },
    reference: 'https://docs.spring.io/spring-boot/reference/actuator/metrics.html (2026-11-28)',
  },
  management: {
    value: {
      ports: ['management', 'actuator', 'metrics'],
      variables: { MANAGEMENT_SERVER_PORT: '{port}' },
    },
    reference: 'https://docs.spring.io/spring-boot/reference/actuator/monitoring.html (2026-11-28)',
  },
  probes: {
    value: {
      liveness: { kind: 'http', path: '/actuator/health/liveness' },
      readiness: { kind: 'http', path: '/actuator/health/readiness' },
      startupAttempts: 48,
      builtIn: true,
    },
    reference:
      'https://docs.spring.io/spring-boot/reference/actuator/endpoints.html#actuator.endpoints.kubernetes-probes (2026-11-20)',
  },
  resources: {
    value: {
      requests: { cpu: '500m', memory: '768Mi' },
      limits: { cpu: '2', memory: '1Gi' },
    },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  user: {
    value: { uid: 10001, gid: 10001 },
    reference:
      'numeric user above 10000 that owns nothing in the image, as scanners ask for; see docs/adr/2026-11-21-intake.md',
  },
  storeVariables: SPRING_STORES,
  writablePaths: {
    value: ['/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: {
    value: 30,
    reference: 'https://docs.spring.io/spring-boot/reference/web/graceful-shutdown.html (2026-11-20)',
  },
  env: {
    JAVA_TOOL_OPTIONS: {
      value: '-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError',
      reference: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html (2026-11-20)',
    },
    MANAGEMENT_ENDPOINT_HEALTH_PROBES_ENABLED: {
      value: 'true',
      reference:
        'https://docs.spring.io/spring-boot/reference/actuator/endpoints.html#actuator.endpoints.kubernetes-probes (2026-11-20)',
    },
  },
  protocol: 'http',
} as const satisfies Archetype;
