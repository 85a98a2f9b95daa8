import { z } from 'zod';
import {
  CronLeaf,
  DnsLabelKey,
  HostLeaf,
  ImageLeaf,
  PercentLeaf,
  QuantityLeaf,
  ReplicasLeaf,
  VariableNameKey,
} from './leaf.js';

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
  /** Sizes of volumes, by name. */
  volumes: z.record(DnsLabelKey, z.strictObject({ size: QuantityLeaf.optional() })).optional(),
  schedule: z.strictObject({ cron: CronLeaf.optional(), suspend: z.boolean().optional() }).optional(),
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

/** What one environment changes on a dependency that comes with the chart. */
export const DependencyOverride = z.strictObject({
  storage: QuantityLeaf.optional(),
  instances: z.int().min(1).max(100).optional(),
});
export type DependencyOverride = z.infer<typeof DependencyOverride>;

/** Differences of one environment (`dev`, `staging`, `prod` …); becomes `values-<name>.yaml`. */
export const Environment = z.strictObject({
  components: z.record(DnsLabelKey, ComponentOverride),
  routes: z.record(DnsLabelKey, RouteOverride),
  dependencies: z.record(DnsLabelKey, DependencyOverride).optional(),
});
export type Environment = z.infer<typeof Environment>;
