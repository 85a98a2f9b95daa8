import { z } from 'zod';
import {
  DnsLabelLeaf,
  LineLeaf,
  PercentLeaf,
  QuantityLeaf,
  ReplicasLeaf,
  SecondsLeaf,
  StringMap,
} from './leaf.js';

/** Scaling by CPU and memory: a HorizontalPodAutoscaler. */
export const Autoscaling = z.strictObject({
  enabled: z.boolean(),
  minReplicas: ReplicasLeaf.min(1),
  maxReplicas: ReplicasLeaf.min(1),
  targetCpuPercent: PercentLeaf.optional(),
  targetMemoryPercent: PercentLeaf.optional(),
});
export type Autoscaling = z.infer<typeof Autoscaling>;

/** What KEDA measures. @see https://keda.sh/docs/latest/scalers/ */
export const ScaleTrigger = z.strictObject({
  type: z.string().regex(/^[a-z0-9-]+$/),
  metadata: StringMap,
  /** Keys of one of the component's `secrets` that KEDA logs in with, by parameter. */
  authentication: z.strictObject({ secret: DnsLabelLeaf, parameters: StringMap }).optional(),
});
export type ScaleTrigger = z.infer<typeof ScaleTrigger>;

/** Scaling by events, down to nothing if wanted: a ScaledObject of KEDA. */
export const EventScaling = z.strictObject({
  enabled: z.boolean(),
  minReplicas: ReplicasLeaf,
  maxReplicas: ReplicasLeaf.min(1),
  pollingIntervalSeconds: SecondsLeaf.min(1),
  cooldownSeconds: SecondsLeaf,
  triggers: z.array(ScaleTrigger).min(1),
});
export type EventScaling = z.infer<typeof EventScaling>;

/** Sizing by use: a VerticalPodAutoscaler. */
export const VerticalScaling = z.strictObject({
  /** `Off`: recommends only. */
  updateMode: z.enum(['Off', 'Initial', 'Recreate', 'InPlaceOrRecreate']),
  maxCpu: QuantityLeaf.optional(),
  maxMemory: QuantityLeaf.optional(),
});
export type VerticalScaling = z.infer<typeof VerticalScaling>;

/** How many pods run. With `autoscaling` or `events` the replica count belongs to the autoscaler. */
export const Scaling = z.strictObject({
  replicas: ReplicasLeaf,
  autoscaling: Autoscaling.optional(),
  events: EventScaling.optional(),
  vertical: VerticalScaling.optional(),
  /** Why the component runs one pod only and must never run two; absent: it can. */
  singleton: LineLeaf.optional(),
});
export type Scaling = z.infer<typeof Scaling>;
