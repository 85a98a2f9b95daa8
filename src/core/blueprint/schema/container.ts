import { z } from 'zod';
import { DEPENDENCY_PROPERTIES } from './dependency.js';
import {
  ContainerPathLeaf,
  DnsLabelKey,
  DnsLabelLeaf,
  ImageLeaf,
  PortLeaf,
  QuantityLeaf,
  SecondsLeaf,
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

/** Where one environment variable's value comes from: exactly one of the five. */
export const EnvironmentVariable = z.union([
  z.strictObject({ value: z.string() }),
  /** A key of one of the component's `secrets`. */
  z.strictObject({ secret: DnsLabelLeaf, key: z.string().min(1) }),
  /** A downward-API field such as `metadata.name`. */
  z.strictObject({ field: z.string().min(1) }),
  /** The number of one of the component's ports, which values may change. */
  z.strictObject({ port: DnsLabelLeaf }),
  /** The address of a dependency, or a part of it, wherever the dependency's mode keeps it. */
  z.strictObject({ dependency: DnsLabelLeaf, property: z.enum(DEPENDENCY_PROPERTIES) }),
]);
export type EnvironmentVariable = z.infer<typeof EnvironmentVariable>;

/** One health check. Exactly one of `path` (HTTP GET), `tcp`, `grpc` or `command`. */
export const Probe = z.strictObject({
  /** HTTP path, starting with `/`. */
  path: z.string().regex(/^\//).optional(),
  tcp: z.boolean().optional(),
  command: z.array(z.string()).min(1).optional(),
  grpc: z.boolean().optional(),
  /** Name of one of the component's ports; only a `command` needs none. */
  port: DnsLabelLeaf.optional(),
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
  /** Devices of a plugin; request and limit are the same. @see https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/ */
  gpu: z
    .strictObject({ resource: z.string().regex(/^[a-z0-9.-]+\/[a-z0-9.-]+$/), count: z.int().min(1).max(64) })
    .optional(),
});
export type Resources = z.infer<typeof Resources>;

/**
 * A container beside the main one, keyed by its name. `init` containers run to their end, in order, before the application;
 * `sidecar`s are native ones, which start before it and stop after it.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export const ExtraContainer = z.strictObject({
  kind: z.enum(['init', 'sidecar']),
  /** Place in the order of starting; equal ones start in the order of their names. */
  order: z.int().min(0).max(100),
  image: ImageLeaf,
  command: z.array(z.string()),
  args: z.array(z.string()),
  env: z.record(VariableNameKey, EnvironmentVariable),
  /** Ports a sidecar listens on. */
  ports: z.record(DnsLabelKey, z.strictObject({ containerPort: PortLeaf, protocol: z.enum(['TCP', 'UDP']) })),
  /** Volumes of the component, by name, with the path they have in this container. */
  mounts: z.record(DnsLabelKey, ContainerPathLeaf),
  /** Directories that stay writable on a read-only root file system. */
  writablePaths: z.array(ContainerPathLeaf),
  resources: Resources,
});
export type ExtraContainer = z.infer<typeof ExtraContainer>;
