import { z } from 'zod';
import { Component } from './component.js';
import {
  DnsLabelKey,
  DnsLabelLeaf,
  HostLeaf,
  ImageLeaf,
  LineLeaf,
  PercentLeaf,
  PortLeaf,
  QuantityLeaf,
  ReplicasLeaf,
  StringMap,
  VariableNameKey,
} from './leaf.js';

/** The only Blueprint version so far. A file of another version needs a migration. */
export const BLUEPRINT_API_VERSION = 'autopilot.k8s/v1alpha1';

/** Kinds of changes that Artifact Hub knows. @see https://artifacthub.io/docs/topics/annotations/helm/ */
const CHANGE_KINDS = ['added', 'changed', 'deprecated', 'removed', 'fixed', 'security'] as const;

/** One version of the chart and what is new in it. */
export const ChartRelease = z.strictObject({
  version: z.string().min(1),
  changes: z.array(z.strictObject({ kind: z.enum(CHANGE_KINDS), description: LineLeaf.min(1) })).min(1),
});
export type ChartRelease = z.infer<typeof ChartRelease>;

/** Identity of the chart. */
export const ChartMetadata = z.strictObject({
  name: DnsLabelLeaf,
  /** SemVer; first 0.1.0. */
  version: z.string().regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/, 'must be a version such as 0.1.0'),
  /** Releases of the chart, the newest first; absent: this is the first one. */
  changelog: z.array(ChartRelease).min(1).optional(),
  /** Version of the application; the default image tag. */
  appVersion: LineLeaf.min(1),
  description: LineLeaf.min(1),
  /** Namespace the documentation and NOTES show; charts never hard-code it. */
  namespace: DnsLabelLeaf.optional(),
  /** One component: values at the top level; several: one section each. Kept so that adding a component moves no path unasked. */
  layout: z.enum(['flat', 'sections']),
  /** SemVer range, stating the lowest validated Kubernetes version: `>=1.30.0-0`. */
  kubeVersion: z.string().min(1),
  keywords: z.array(LineLeaf),
  labels: StringMap,
  annotations: StringMap,
});
export type ChartMetadata = z.infer<typeof ChartMetadata>;

/** A service outside the chart that components use. */
export const Dependency = z.strictObject({
  engine: z.enum([
    'postgresql',
    'mysql',
    'mariadb',
    'mongodb',
    'redis',
    'valkey',
    'memcached',
    'rabbitmq',
    'kafka',
    'nats',
    'elasticsearch',
    'opensearch',
    's3',
  ]),
  /** `external`: reached by a connection string in a Secret. Later issues add operator and embedded. */
  mode: z.enum(['external']),
  version: LineLeaf.optional(),
  port: PortLeaf,
});
export type Dependency = z.infer<typeof Dependency>;

/** One network connection that the application needs; everything else is closed. */
export const Connection = z.strictObject({
  from: DnsLabelLeaf,
  /** A component or a dependency. */
  to: DnsLabelLeaf,
  port: PortLeaf,
});
export type Connection = z.infer<typeof Connection>;

/** Public exposure of one component. */
export const Route = z.strictObject({
  component: DnsLabelLeaf,
  /** Name of the component's port. */
  port: DnsLabelLeaf,
  kind: z.enum(['Ingress', 'HTTPRoute']),
  hosts: z.array(HostLeaf).min(1),
  path: z.string().regex(/^\//),
  tls: z.strictObject({
    enabled: z.boolean(),
    /** Secret with the certificate; absent: `<fullname>-tls`. */
    secretName: z.string().min(1).optional(),
    /** cert-manager ClusterIssuer that fills the Secret. */
    clusterIssuer: z.string().min(1).optional(),
  }),
  /** IngressClass; absent: the cluster's default. */
  className: z.string().min(1).optional(),
  /** Gateway an HTTPRoute attaches to. */
  gateway: z
    .strictObject({
      name: z.string().min(1),
      namespace: z.string().min(1).optional(),
      sectionName: z.string().min(1).optional(),
    })
    .optional(),
  annotations: StringMap,
});
export type Route = z.infer<typeof Route>;

/** What one environment changes on one component: a closed list. */
export const ComponentOverride = z.strictObject({
  replicas: ReplicasLeaf.optional(),
  autoscaling: z
    .strictObject({
      enabled: z.boolean().optional(),
      minReplicas: ReplicasLeaf.min(1).optional(),
      maxReplicas: ReplicasLeaf.min(1).optional(),
      targetCpuPercent: PercentLeaf.optional(),
      targetMemoryPercent: PercentLeaf.optional(),
    })
    .optional(),
  resources: z
    .strictObject({
      requests: z.strictObject({ cpu: QuantityLeaf.optional(), memory: QuantityLeaf.optional() }).optional(),
      limits: z.strictObject({ cpu: QuantityLeaf.optional(), memory: QuantityLeaf.optional() }).optional(),
    })
    .optional(),
  image: ImageLeaf.optional(),
  env: z.record(VariableNameKey, z.strictObject({ value: z.string() })).optional(),
});
export type ComponentOverride = z.infer<typeof ComponentOverride>;

/** What one environment changes on one route. */
export const RouteOverride = z.strictObject({
  enabled: z.boolean().optional(),
  hosts: z.array(HostLeaf).min(1).optional(),
  tls: z
    .strictObject({ enabled: z.boolean().optional(), secretName: z.string().min(1).optional() })
    .optional(),
});
export type RouteOverride = z.infer<typeof RouteOverride>;

/** Differences of one environment (`dev`, `staging`, `prod` …); becomes `values-<name>.yaml`. */
export const Environment = z.strictObject({
  components: z.record(DnsLabelKey, ComponentOverride),
  routes: z.record(DnsLabelKey, RouteOverride),
});
export type Environment = z.infer<typeof Environment>;

/**
 * The typed description of an application that compilers turn into a chart: complete, every default resolved.
 *
 * Components, dependencies, routes and environments are keyed by name, so that a JSON pointer stays valid when another
 * one is added (docs/adr/2026-11-21-blueprint.md).
 */
export const Blueprint = z.strictObject({
  apiVersion: z.literal(BLUEPRINT_API_VERSION),
  chart: ChartMetadata,
  components: z.record(DnsLabelKey, Component),
  dependencies: z.record(DnsLabelKey, Dependency),
  connections: z.record(z.string(), Connection),
  routes: z.record(DnsLabelKey, Route),
  environments: z.record(DnsLabelKey, Environment),
});
export type Blueprint = z.infer<typeof Blueprint>;
