import { z } from 'zod';
import {
  ContainerPathKey,
  ContainerPathLeaf,
  CountOrPercentLeaf,
  DnsLabelKey,
  DnsLabelLeaf,
  ImageLeaf,
  LineLeaf,
  PercentLeaf,
  PortLeaf,
  QuantityLeaf,
  ReplicasLeaf,
  SecondsLeaf,
  StringMap,
  VariableNameKey,
} from './leaf.js';

/** One port of a component, keyed by its name (at most 15 characters, like Kubernetes' port names). */
export const ComponentPort = z.strictObject({
  containerPort: PortLeaf,
  /** Port of the Service; container and Service ports are independent. */
  servicePort: PortLeaf,
  protocol: z.enum(['TCP', 'UDP']),
  appProtocol: z.enum(['http', 'https', 'grpc', 'kubernetes.io/h2c', 'kubernetes.io/ws']).optional(),
});
export type ComponentPort = z.infer<typeof ComponentPort>;

/** Where one environment variable's value comes from: exactly one of the three. */
export const EnvironmentVariable = z.union([
  z.strictObject({ value: z.string() }),
  /** A key of one of the component's `secrets`. */
  z.strictObject({ secret: DnsLabelLeaf, key: z.string().min(1) }),
  /** A downward-API field such as `metadata.name`. */
  z.strictObject({ field: z.string().min(1) }),
]);
export type EnvironmentVariable = z.infer<typeof EnvironmentVariable>;

/**
 * One Secret the component reads, keyed by a short name of ours.
 * `existing`: somebody else creates it; `external`: an ExternalSecret fetches it; `create`: the chart creates it from
 * values a person supplies at install time (never stored here).
 */
export const ComponentSecret = z.strictObject({
  mode: z.enum(['existing', 'external', 'create']),
  /** Name of the Kubernetes Secret; absent: `<fullname>-<key>`. */
  name: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/)
    .optional(),
  /** Keys that are read, each with what it is for. */
  keys: z.record(z.string().regex(/^[\w.-]{1,253}$/), LineLeaf),
  /** Store an `external` secret is fetched from. */
  store: z
    .strictObject({ kind: z.enum(['SecretStore', 'ClusterSecretStore']), name: LineLeaf, path: LineLeaf })
    .optional(),
});
export type ComponentSecret = z.infer<typeof ComponentSecret>;

/** One health check. Exactly one of `path` (HTTP GET), `tcp` or `command`. */
export const Probe = z.strictObject({
  /** HTTP path, starting with `/`. */
  path: z.string().regex(/^\//).optional(),
  tcp: z.boolean().optional(),
  command: z.array(z.string()).min(1).optional(),
  grpc: z.boolean().optional(),
  /** Name of one of the component's ports. */
  port: DnsLabelLeaf,
  periodSeconds: SecondsLeaf,
  timeoutSeconds: SecondsLeaf,
  failureThreshold: z.int().min(1),
  initialDelaySeconds: SecondsLeaf.optional(),
});
export type Probe = z.infer<typeof Probe>;

/** CPU, memory and ephemeral storage of one container. A limit may be left out on purpose. */
export const Resources = z.strictObject({
  requests: z.strictObject({ cpu: QuantityLeaf, memory: QuantityLeaf, ephemeralStorage: QuantityLeaf }),
  limits: z.strictObject({
    cpu: QuantityLeaf.optional(),
    memory: QuantityLeaf,
    ephemeralStorage: QuantityLeaf,
  }),
  /** True when there is no CPU limit on purpose; otherwise a missing one is filled in from the archetype. */
  withoutCpuLimit: z.boolean().optional(),
});
export type Resources = z.infer<typeof Resources>;

/** How many pods run. With `autoscaling` the replica count belongs to the autoscaler. */
export const Scaling = z.strictObject({
  replicas: ReplicasLeaf,
  autoscaling: z
    .strictObject({
      enabled: z.boolean(),
      minReplicas: ReplicasLeaf.min(1),
      maxReplicas: ReplicasLeaf.min(1),
      targetCpuPercent: PercentLeaf.optional(),
      targetMemoryPercent: PercentLeaf.optional(),
    })
    .optional(),
});
export type Scaling = z.infer<typeof Scaling>;

/** A field that is weaker than the restricted Pod Security Standard, with the reason a person accepted it. */
export const SecurityDeviation = z.strictObject({ reason: LineLeaf });

/** Identity and privileges of the containers. */
export const Security = z.strictObject({
  runAsNonRoot: z.boolean(),
  runAsUser: z.int().min(0),
  runAsGroup: z.int().min(0),
  fsGroup: z.int().min(0),
  readOnlyRootFilesystem: z.boolean(),
  privileged: z.boolean(),
  allowPrivilegeEscalation: z.boolean(),
  addCapabilities: z.array(z.string().regex(/^[A-Z_]+$/)),
  hostNetwork: z.boolean(),
  /** Keyed by the field that deviates. */
  deviations: z.record(z.string(), SecurityDeviation),
});
export type Security = z.infer<typeof Security>;

/** One toleration. */
export const Toleration = z.strictObject({
  key: z.string().optional(),
  operator: z.enum(['Exists', 'Equal']),
  value: z.string().optional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']).optional(),
});
export type Toleration = z.infer<typeof Toleration>;

/** Where pods may run. */
export const Scheduling = z.strictObject({
  nodeSelector: StringMap,
  tolerations: z.array(Toleration),
  priorityClassName: DnsLabelLeaf.optional(),
  /** `preferred`: spread over nodes and zones if possible; `required`: never two on one node. */
  spread: z.enum(['preferred', 'required']),
});
export type Scheduling = z.infer<typeof Scheduling>;

/** One HTTP service (later issues add further roles and workload kinds). */
export const Component = z.strictObject({
  role: z.enum(['service']),
  /** Id in knowledge/archetypes that the defaults came from. */
  archetype: z.string().min(1),
  workload: z.enum(['Deployment']),
  image: ImageLeaf,
  imagePullPolicy: z.enum(['Always', 'IfNotPresent', 'Never']).optional(),
  imagePullSecrets: z.array(DnsLabelLeaf),
  /** Replaces the image's entrypoint; empty: the image's own. */
  command: z.array(z.string()),
  args: z.array(z.string()),
  ports: z.record(DnsLabelKey, ComponentPort),
  env: z.record(VariableNameKey, EnvironmentVariable),
  /** Files mounted from a ConfigMap, keyed by absolute path. */
  configFiles: z.record(ContainerPathKey, z.strictObject({ content: z.string().max(1_000_000) })),
  secrets: z.record(DnsLabelKey, ComponentSecret),
  /** Directories that stay writable on a read-only root file system. */
  writablePaths: z.array(ContainerPathLeaf),
  probes: z.strictObject({
    startup: Probe.optional(),
    liveness: Probe.optional(),
    readiness: Probe.optional(),
  }),
  resources: Resources,
  scaling: Scaling,
  disruption: z.strictObject({
    enabled: z.boolean(),
    maxUnavailable: CountOrPercentLeaf.optional(),
    minAvailable: CountOrPercentLeaf.optional(),
  }),
  shutdown: z.strictObject({
    /** Time between removal from endpoints and SIGTERM. */
    preStopSeconds: SecondsLeaf,
    /** Longest time the process needs after SIGTERM. */
    drainSeconds: SecondsLeaf,
    terminationGracePeriodSeconds: SecondsLeaf,
  }),
  security: Security,
  scheduling: Scheduling,
  service: z.strictObject({
    type: z.enum(['ClusterIP', 'NodePort', 'LoadBalancer']),
    annotations: StringMap,
    ipFamilyPolicy: z.enum(['SingleStack', 'PreferDualStack', 'RequireDualStack']).optional(),
    ipFamilies: z.array(z.enum(['IPv4', 'IPv6'])).optional(),
  }),
  serviceAccount: z.strictObject({
    create: z.boolean(),
    annotations: StringMap,
    automountToken: z.boolean(),
  }),
  networkPolicy: z.strictObject({
    enabled: z.boolean(),
    /** False: only callers that a connection or a route names may reach the pods. */
    allowSameNamespace: z.boolean(),
    /** True: egress to any address except the cloud metadata service. */
    allowInternet: z.boolean(),
  }),
  podLabels: StringMap,
  podAnnotations: StringMap,
});
export type Component = z.infer<typeof Component>;
