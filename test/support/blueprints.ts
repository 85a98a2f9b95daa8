import type { ResolvedBlueprint } from '../../src/core/blueprint/resolved-blueprint.js';
import { Blueprint } from '../../src/core/blueprint/schema/blueprint.js';
import type { Component } from '../../src/core/blueprint/schema/component.js';

/** What a fixture writes: plain text where the schema holds parsed units. */
type Plain<Value> = Value extends string
  ? string
  : Value extends readonly (infer Member)[]
    ? readonly Plain<Member>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Plain<Value[Key]> }
      : Value;

/** Overrides of {@link plainComponent}; an image is needed. */
export type ComponentFields = Partial<Plain<Component>> & { readonly image: string };

/** A component as resolving makes it for a stateless HTTP service on port 8080. */
export function plainComponent(fields: ComponentFields): Plain<Component> {
  const probe = { port: 'http', periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 };
  return {
    role: 'service',
    archetype: 'http-service',
    workload: 'Deployment',
    imagePullSecrets: [],
    command: [],
    args: [],
    ports: { http: { containerPort: 8080, servicePort: 80, protocol: 'TCP', appProtocol: 'http' } },
    env: {},
    configFiles: {},
    secrets: {},
    writablePaths: ['/tmp'],
    probes: {
      startup: { ...probe, tcp: true, periodSeconds: 5, failureThreshold: 12 },
      liveness: { ...probe, tcp: true },
      readiness: { ...probe, path: '/', periodSeconds: 5 },
    },
    resources: {
      requests: { cpu: '100m', memory: '128Mi', ephemeralStorage: '64Mi' },
      limits: { cpu: '500m', memory: '256Mi', ephemeralStorage: '512Mi' },
    },
    scaling: { replicas: 2 },
    disruption: { enabled: true, maxUnavailable: 1 },
    shutdown: { preStopSeconds: 5, drainSeconds: 20, terminationGracePeriodSeconds: 30 },
    security: {
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      fsGroup: 10001,
      readOnlyRootFilesystem: true,
      privileged: false,
      allowPrivilegeEscalation: false,
      addCapabilities: [],
      hostNetwork: false,
      deviations: {},
    },
    scheduling: { nodeSelector: {}, tolerations: [], spread: 'preferred' },
    service: { type: 'ClusterIP', annotations: {} },
    serviceAccount: { create: true, annotations: {}, automountToken: false },
    networkPolicy: { enabled: true, allowSameNamespace: true, allowInternet: false },
    podLabels: {},
    podAnnotations: {},
    ...fields,
  };
}

/** Everything a Blueprint may hold, in plain text; what is absent is empty. */
export type BlueprintFields = Partial<Omit<Plain<Blueprint>, 'chart' | 'components'>> & {
  readonly chart: Partial<Plain<Blueprint['chart']>> & { readonly name: string };
  readonly components: Readonly<Record<string, ComponentFields>>;
};

/** Parses fixture fields into a resolved Blueprint. @throws ZodError when they are not valid. */
export function blueprintOf(fields: BlueprintFields): ResolvedBlueprint {
  const components = Object.fromEntries(
    Object.entries(fields.components).map(([name, component]) => [name, plainComponent(component)]),
  );
  const blueprint = Blueprint.parse({
    apiVersion: 'autopilot.k8s/v1alpha1',
    dependencies: {},
    connections: {},
    routes: {},
    environments: {},
    ...fields,
    chart: {
      version: '0.1.0',
      appVersion: '1.0.0',
      description: `The ${fields.chart.name} application.`,
      layout: Object.keys(components).length === 1 ? 'flat' : 'sections',
      kubeVersion: '>=1.30.0-0',
      keywords: [],
      labels: {},
      annotations: {},
      ...fields.chart,
    },
    components,
  });
  return { blueprint, provenance: {} };
}

/** The example of the README: a FastAPI service with Postgres, Redis, autoscaling and a public host. */
export function ordersBlueprint(): ResolvedBlueprint {
  const probe = { port: 'http', periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 };
  return blueprintOf({
    chart: {
      name: 'orders',
      appVersion: '1.4.2',
      description: 'FastAPI service orders with PostgreSQL and Redis.',
      keywords: ['fastapi', 'orders'],
    },
    components: {
      orders: {
        image: 'ghcr.io/acme/orders:1.4.2',
        archetype: 'fastapi',
        ports: { http: { containerPort: 8000, servicePort: 80, protocol: 'TCP', appProtocol: 'http' } },
        env: {
          DATABASE_URL: { secret: 'database', key: 'url' },
          REDIS_URL: { secret: 'redis', key: 'url' },
          LOG_LEVEL: { value: 'info' },
          HOME: { value: '/tmp' },
        },
        secrets: {
          database: { mode: 'existing', keys: { url: 'connection string of PostgreSQL' } },
          redis: { mode: 'existing', keys: { url: 'connection string of Redis' } },
        },
        probes: {
          startup: { ...probe, path: '/health', periodSeconds: 5, failureThreshold: 24 },
          liveness: { ...probe, tcp: true },
          readiness: { ...probe, path: '/health', periodSeconds: 5 },
        },
        resources: {
          requests: { cpu: '250m', memory: '256Mi', ephemeralStorage: '64Mi' },
          limits: { cpu: '1', memory: '512Mi', ephemeralStorage: '1Gi' },
        },
        scaling: {
          replicas: 3,
          autoscaling: { enabled: true, minReplicas: 3, maxReplicas: 10, targetCpuPercent: 75 },
        },
      },
    },
    dependencies: {
      database: { engine: 'postgresql', mode: 'external', port: 5432 },
      redis: { engine: 'redis', mode: 'external', port: 6379 },
    },
    connections: {
      'orders-to-database': { from: 'orders', to: 'database', port: 5432 },
      'orders-to-redis': { from: 'orders', to: 'redis', port: 6379 },
    },
    routes: {
      orders: {
        component: 'orders',
        port: 'http',
        kind: 'Ingress',
        hosts: ['orders.example.com'],
        path: '/',
        tls: { enabled: true },
        annotations: {},
      },
    },
    environments: {
      dev: {
        components: {
          orders: {
            replicas: 1,
            autoscaling: { enabled: false },
            resources: {
              requests: { cpu: '100m', memory: '128Mi' },
              limits: { cpu: '500m', memory: '256Mi' },
            },
            env: { LOG_LEVEL: { value: 'debug' } },
          },
        },
        routes: { orders: { hosts: ['orders.dev.example.com'] } },
      },
      staging: {
        components: { orders: { autoscaling: { minReplicas: 2, maxReplicas: 4 } } },
        routes: { orders: { hosts: ['orders.staging.example.com'] } },
      },
      prod: { components: { orders: {} }, routes: {} },
    },
  });
}

/** The least that can be asked for: an image and its port. */
export function minimalBlueprint(): ResolvedBlueprint {
  return blueprintOf({
    chart: { name: 'hello', appVersion: '0.3' },
    components: { hello: { image: 'docker.io/acme/hello:0.3' } },
  });
}

/** Two components: a public web frontend that calls an API which nothing else may call. */
export function platformBlueprint(): ResolvedBlueprint {
  return blueprintOf({
    chart: { name: 'shop', appVersion: '2.1.0', labels: { team: 'commerce' } },
    components: {
      web: {
        image: 'ghcr.io/acme/shop-web:2.1.0',
        ports: { http: { containerPort: 3000, servicePort: 80, protocol: 'TCP', appProtocol: 'http' } },
        env: { API_URL: { value: 'http://shop-api' } },
        networkPolicy: { enabled: true, allowSameNamespace: false, allowInternet: false },
      },
      api: {
        image: 'ghcr.io/acme/shop-api:5.0.0',
        env: { POD_NAME: { field: 'metadata.name' }, API_TOKEN: { secret: 'tokens', key: 'API_TOKEN' } },
        secrets: {
          tokens: {
            mode: 'external',
            keys: { API_TOKEN: 'token of the payment provider' },
            store: { kind: 'ClusterSecretStore', name: 'vault', path: 'shop/api' },
          },
        },
        configFiles: {
          '/etc/shop/settings.yaml': { content: 'currency: EUR\nretries: 3\n' },
        },
        networkPolicy: { enabled: true, allowSameNamespace: false, allowInternet: true },
      },
    },
    connections: { 'web-to-api': { from: 'web', to: 'api', port: 8080 } },
    routes: {
      web: {
        component: 'web',
        port: 'http',
        kind: 'HTTPRoute',
        hosts: ['shop.example.com'],
        path: '/',
        tls: { enabled: true },
        gateway: { name: 'public', namespace: 'gateways' },
        annotations: {},
      },
    },
    environments: {
      prod: {
        components: {
          api: { autoscaling: { enabled: true, minReplicas: 3, maxReplicas: 12, targetCpuPercent: 70 } },
        },
        routes: {},
      },
    },
  });
}

/** A service whose chart makes a Secret from install-time values, with a Blueprint that uses nearly every field. */
export function everythingBlueprint(): ResolvedBlueprint {
  return blueprintOf({
    chart: {
      name: 'mixed',
      appVersion: '3.0.0',
      namespace: 'mixed-apps',
      annotations: { owner: 'team-a' },
      license: 'Apache-2.0 OR MIT',
      home: 'https://mixed.example.com',
      icon: 'https://mixed.example.com/icon.svg',
      sources: ['https://git.example.com/acme/mixed'],
      maintainers: [{ name: 'Platform team', email: 'platform@example.com' }],
    },
    components: {
      mixed: {
        image: 'registry.example.com:5000/acme/mixed:3.0.0@sha256:' + 'ab'.repeat(32),
        imagePullSecrets: ['registry-credentials'],
        command: ['/app/server'],
        args: ['--listen', ':8443'],
        ports: {
          http: { containerPort: 8080, servicePort: 80, protocol: 'TCP' },
          'grpc-api': { containerPort: 9090, servicePort: 9090, protocol: 'TCP', appProtocol: 'grpc' },
        },
        env: {
          ANSWER: { value: '1e6' },
          LEADING: { value: '007' },
          TEMPLATE: { value: '{{ .Values.secret }}' },
          YES: { value: 'yes' },
          ADMIN_KEY: { secret: 'admin', key: 'admin.key' },
        },
        secrets: { admin: { mode: 'create', keys: { 'admin.key': 'key of the administrator' } } },
        configFiles: {
          '/etc/mixed/config.toml': { content: 'title = "{{ not a template }}"\n' },
          '/etc/other/config.toml': { content: '  indented first line' },
        },
        writablePaths: ['/tmp', '/var/cache/mixed'],
        scheduling: {
          nodeSelector: { 'kubernetes.io/arch': 'amd64' },
          tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'apps', effect: 'NoSchedule' }],
          spread: 'required',
        },
        disruption: { enabled: true, minAvailable: '50%' },
        service: { type: 'LoadBalancer', annotations: { 'example.com/internal': 'true' } },
        podLabels: { tier: 'backend' },
      },
    },
    routes: {
      admin: {
        component: 'mixed',
        port: 'http',
        kind: 'Ingress',
        hosts: ['admin.example.com'],
        path: '/admin',
        tls: { enabled: true, clusterIssuer: 'letsencrypt' },
        annotations: {},
      },
      public: {
        component: 'mixed',
        port: 'http',
        kind: 'Ingress',
        hosts: ['mixed.example.com', 'www.mixed.example.com'],
        path: '/',
        tls: { enabled: false },
        className: 'traefik',
        annotations: {},
      },
    },
  });
}

/** A worker: it takes work from a queue, listens on nothing, and says that it is alive by a file. */
export function workerBlueprint(): ResolvedBlueprint {
  const probe = { periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 };
  return blueprintOf({
    chart: { name: 'mailer', description: 'Worker that sends mail.' },
    components: {
      mailer: {
        role: 'worker',
        archetype: 'generic-worker',
        image: 'ghcr.io/acme/mailer:2.1.0',
        ports: {},
        probes: {
          liveness: { ...probe, command: ['sh', '-c', 'test -n "$(find /tmp/alive -mmin -1)"'] },
          readiness: { ...probe, command: ['test', '-e', '/tmp/alive'] },
        },
        shutdown: { preStopSeconds: 0, drainSeconds: 55, terminationGracePeriodSeconds: 60 },
      },
    },
  });
}
