import { z } from 'zod';
import { ComponentPort, EnvironmentVariable, ExtraContainer, Probe, Resources } from './container.js';
import {
  ContainerPathKey,
  ContainerPathLeaf,
  CountOrPercentLeaf,
  DnsLabelKey,
  DnsLabelLeaf,
  ImageLeaf,
  LineLeaf,
  SecondsLeaf,
  StringMap,
  VariableNameKey,
} from './leaf.js';
import { Monitoring, Telemetry } from './observability.js';
import { Scaling } from './scaling.js';
import { Volume } from './volume.js';
import {
  Access,
  DaemonSetSettings,
  JobSettings,
  Mesh,
  Schedule,
  StatefulSetSettings,
  WORKLOAD_KINDS,
} from './workload.js';

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
  /** Directory that the keys are mounted in as files, for applications that read files; absent: variables only. */
  mountPath: ContainerPathLeaf.optional(),
});
export type ComponentSecret = z.infer<typeof ComponentSecret>;

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
  runtimeClassName: DnsLabelLeaf.optional(),
});
export type Scheduling = z.infer<typeof Scheduling>;

/** What a component is for: it answers requests, takes work from a queue, starts work, serves its node, ends, or keeps data. */
export const COMPONENT_ROLES = ['service', 'worker', 'scheduler', 'daemon', 'task', 'store'] as const;
/** One of {@link COMPONENT_ROLES}. */
export type ComponentRole = (typeof COMPONENT_ROLES)[number];

/** One part of the application: a workload and everything around it. */
export const Component = z.strictObject({
  role: z.enum(COMPONENT_ROLES),
  /** Id in knowledge/archetypes that the defaults came from. */
  archetype: z.string().min(1),
  workload: z.enum(WORKLOAD_KINDS),
  /** Only and always for a CronJob. */
  schedule: Schedule.optional(),
  /** Only and always for a Job or a CronJob. */
  job: JobSettings.optional(),
  /** Only and always for a StatefulSet. */
  statefulSet: StatefulSetSettings.optional(),
  /** Only and always for a DaemonSet. */
  daemonSet: DaemonSetSettings.optional(),
  image: ImageLeaf,
  imagePullPolicy: z.enum(['Always', 'IfNotPresent', 'Never']).optional(),
  imagePullSecrets: z.array(DnsLabelLeaf),
  /** Replaces the image's entrypoint; empty: the image's own. */
  command: z.array(z.string()),
  args: z.array(z.string()),
  /** Empty: it listens on nothing, and there is no Service. */
  ports: z.record(DnsLabelKey, ComponentPort),
  env: z.record(VariableNameKey, EnvironmentVariable),
  /** Files mounted from a ConfigMap, keyed by absolute path. */
  configFiles: z.record(ContainerPathKey, z.strictObject({ content: z.string().max(1_000_000) })),
  secrets: z.record(DnsLabelKey, ComponentSecret),
  /** Directories that stay writable on a read-only root file system. */
  writablePaths: z.array(ContainerPathLeaf),
  volumes: z.record(DnsLabelKey, Volume).optional(),
  /** Init containers and sidecars. */
  containers: z.record(DnsLabelKey, ExtraContainer).optional(),
  probes: z.strictObject({
    startup: Probe.optional(),
    liveness: Probe.optional(),
    readiness: Probe.optional(),
    /** Checks that are left out on purpose; a missing one is otherwise filled in beside one that is stated. */
    without: z
      .array(z.enum(['startup', 'liveness', 'readiness']))
      .min(1)
      .optional(),
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
    /** Clients stay on one pod by their address. */
    sessionAffinity: z.enum(['None', 'ClientIP']).optional(),
    /** `PreferSameZone` keeps traffic in the zone it comes from. */
    trafficDistribution: z.enum(['PreferClose', 'PreferSameZone', 'PreferSameNode']).optional(),
    externalTrafficPolicy: z.enum(['Cluster', 'Local']).optional(),
    /** `Local`: calls from inside the cluster go only to pods on the caller's node. */
    internalTrafficPolicy: z.enum(['Cluster', 'Local']).optional(),
    loadBalancerClass: LineLeaf.min(1).optional(),
    /** Networks that may call a LoadBalancer, as CIDR. */
    loadBalancerSourceRanges: z.array(LineLeaf.min(1)).optional(),
  }),
  serviceAccount: z.strictObject({
    create: z.boolean(),
    /** Name of the account; absent: the name of the release. */
    name: z
      .string()
      .regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, 'must be a name such as api-sa')
      .optional(),
    annotations: StringMap,
    automountToken: z.boolean(),
  }),
  access: Access.optional(),
  monitoring: Monitoring.optional(),
  telemetry: Telemetry.optional(),
  mesh: Mesh.optional(),
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
