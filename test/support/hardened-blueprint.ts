import { listLeaves } from '../../src/core/blueprint/json-pointer.js';
import type { Rank } from '../../src/core/blueprint/provenance.js';
import { ResolvedBlueprint } from '../../src/core/blueprint/resolved-blueprint.js';
import type { JsonValue } from '../../src/core/ports/json.js';

const COMPONENT = {
  role: 'service',
  archetype: 'web/http',
  workload: 'Deployment',
  image: 'ghcr.io/acme/demo:1.4.2',
  imagePullSecrets: [],
  command: [],
  args: [],
  ports: { http: { containerPort: 8080, servicePort: 80, protocol: 'TCP' } },
  env: {},
  configFiles: {},
  secrets: { database: { mode: 'existing', keys: { url: 'connection string' } } },
  writablePaths: ['/tmp'],
  probes: {
    liveness: { tcp: true, port: 'http', periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 },
    readiness: { path: '/readyz', port: 'http', periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 3 },
  },
  resources: {
    requests: { cpu: '100m', memory: '192Mi', ephemeralStorage: '64Mi' },
    limits: { cpu: '1', memory: '512Mi', ephemeralStorage: '1Gi' },
  },
  scaling: { replicas: 2 },
  disruption: { enabled: true, maxUnavailable: 1 },
  shutdown: { preStopSeconds: 5, drainSeconds: 20, terminationGracePeriodSeconds: 45 },
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
};

/** A change of one leaf (or subtree) of {@link hardenedBlueprint}; undefined removes it. */
export type BlueprintChanges = Readonly<Record<string, JsonValue | undefined>>;

/**
 * The Blueprint of the hardened chart: one component `demo`, everything hardened.
 *
 * @param rank - Rank that the provenance gives the changed leaves. @default 'request'
 */
export function hardenedBlueprint(changes: BlueprintChanges = {}, rank: Rank = 'request'): ResolvedBlueprint {
  const blueprint: Record<string, unknown> = structuredClone({
    apiVersion: 'autopilot.k8s/v1alpha1',
    chart: {
      name: 'demo',
      version: '0.1.0',
      appVersion: '1.4.2',
      description: 'Demo',
      layout: 'flat',
      kubeVersion: '>=1.30.0-0',
      keywords: [],
      labels: {},
      annotations: {},
    },
    components: { demo: COMPONENT },
    dependencies: {},
    connections: {},
    routes: {},
    environments: {},
  });
  for (const [pointer, value] of Object.entries(changes))
    setAt(blueprint, pointer.slice(1).split('/'), value);
  const provenance = Object.fromEntries(
    Object.entries(changes).flatMap(([pointer, value]) =>
      value === undefined
        ? []
        : [...listLeaves(value, pointer)].map(([leaf]) => [
            leaf,
            { rank, source: { kind: 'default', reason: 'fixture' } },
          ]),
    ),
  );
  return ResolvedBlueprint.parse({ blueprint, provenance });
}

function setAt(root: Record<string, unknown>, segments: readonly string[], value: unknown): void {
  let current = root;
  for (const segment of segments.slice(0, -1)) {
    current[segment] ??= {};
    current = current[segment] as Record<string, unknown>;
  }
  const last = segments.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(current, last);
  else current[last] = value;
}
