import { z } from 'zod';
import { CountOrPercentLeaf, CronLeaf, LineLeaf, SecondsLeaf } from './leaf.js';

/** Kinds of workloads a component can be. */
export const WORKLOAD_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'] as const;
/** One of {@link WORKLOAD_KINDS}. */
export type WorkloadKind = (typeof WORKLOAD_KINDS)[number];

/** When a CronJob runs. */
export const Schedule = z.strictObject({
  cron: CronLeaf,
  /** IANA name such as `Europe/Berlin`; absent: the time zone of the control plane. */
  timeZone: z
    .string()
    .regex(/^[A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*$/)
    .optional(),
  concurrencyPolicy: z.enum(['Allow', 'Forbid', 'Replace']),
  /** A run that could not start for so long is left out. */
  startingDeadlineSeconds: SecondsLeaf,
  suspend: z.boolean(),
  successfulJobsHistoryLimit: z.int().min(0).max(100),
  failedJobsHistoryLimit: z.int().min(0).max(100),
});
export type Schedule = z.infer<typeof Schedule>;

/** Moments of a release at which Helm runs a hook. @see https://helm.sh/docs/topics/charts_hooks/ */
export const HOOK_EVENTS = ['pre-install', 'post-install', 'pre-upgrade', 'post-upgrade'] as const;

/** How a Job or each run of a CronJob ends. */
export const JobSettings = z.strictObject({
  backoffLimit: z.int().min(0).max(100),
  activeDeadlineSeconds: z.int().min(1).max(2_592_000),
  /** Seconds after which a finished Job is deleted; only for Jobs of their own, a CronJob has history limits. */
  ttlSecondsAfterFinished: SecondsLeaf.optional(),
  completions: z.int().min(1).max(100_000).optional(),
  parallelism: z.int().min(1).max(10_000).optional(),
  completionMode: z.enum(['NonIndexed', 'Indexed']).optional(),
  /** Runs with the release instead of beside it: a migration. */
  hook: z
    .strictObject({ events: z.array(z.enum(HOOK_EVENTS)).min(1), weight: z.int().min(-1000).max(1000) })
    .optional(),
});
export type JobSettings = z.infer<typeof JobSettings>;

/** What only a StatefulSet has. */
export const StatefulSetSettings = z.strictObject({
  podManagementPolicy: z.enum(['OrderedReady', 'Parallel']),
  /** Members of a cluster must find each other before they are ready. */
  publishNotReadyAddresses: z.boolean(),
  /** What becomes of the claims when the StatefulSet is deleted or scaled down. */
  whenDeleted: z.enum(['Retain', 'Delete']),
  whenScaled: z.enum(['Retain', 'Delete']),
});
export type StatefulSetSettings = z.infer<typeof StatefulSetSettings>;

/** What only a DaemonSet has. */
export const DaemonSetSettings = z.strictObject({ maxUnavailable: CountOrPercentLeaf });
export type DaemonSetSettings = z.infer<typeof DaemonSetSettings>;

/** Rights in the Kubernetes API. @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/role-v1/ */
export const AccessRule = z.strictObject({
  apiGroups: z.array(z.string().regex(/^[a-z0-9.-]*$/)).min(1),
  resources: z.array(LineLeaf.min(1)).min(1),
  verbs: z.array(z.string().regex(/^[a-z]+$/)).min(1),
  resourceNames: z.array(LineLeaf.min(1)).optional(),
});
export type AccessRule = z.infer<typeof AccessRule>;

/** Rights of the component: `rules` in its own namespace, `clusterRules` in all. */
export const Access = z.strictObject({ rules: z.array(AccessRule), clusterRules: z.array(AccessRule) });
export type Access = z.infer<typeof Access>;

/** How pods of one component find the others of a service mesh. */
export const Mesh = z.strictObject({ kind: z.enum(['istio', 'linkerd']), inject: z.boolean() });
export type Mesh = z.infer<typeof Mesh>;
