import { z } from 'zod';
import { DnsLabelLeaf, ImageLeaf, JsonMap, LineLeaf, PortLeaf, QuantityLeaf, StringMap } from './leaf.js';

/** What one variable of a component can say about a dependency: the whole address, or a part of it. */
export const DEPENDENCY_PROPERTIES = ['url', 'host', 'port', 'name', 'username', 'password'] as const;

/** Operators whose custom resources the compiler can write. */
export const OPERATORS = [
  'cloudnative-pg',
  'mariadb-operator',
  'percona-server-mongodb',
  'rabbitmq-cluster-operator',
  'strimzi',
  'eck',
] as const;

/**
 * How a component reaches a store that comes with the chart. Names are those of the cluster or the subchart with a suffix.
 * A Secret without a key for a property has none to read: `username` and `database` are then the fixed ones.
 */
export const StoreAccess = z.strictObject({
  /** Suffix of the Service; empty: it is called like the cluster. */
  hostSuffix: z.string().regex(/^[a-z0-9-]*$/),
  /** Suffix of the Secret with the credentials; absent: the store asks for none. */
  secretSuffix: z
    .string()
    .regex(/^[a-z0-9-]*$/)
    .optional(),
  /** Keys of that Secret by what they hold. */
  keys: z.strictObject({
    url: LineLeaf.optional(),
    username: LineLeaf.optional(),
    password: LineLeaf.optional(),
  }),
  username: LineLeaf.optional(),
  database: LineLeaf.optional(),
  /** Connection string when no key holds one, with `{username}`, `{password}`, `{host}`, `{port}` and `{database}`. */
  url: LineLeaf.optional(),
});
export type StoreAccess = z.infer<typeof StoreAccess>;

/** The operator that makes a dependency, and what its custom resource needs. */
export const OperatorPlan = z.strictObject({
  kind: z.enum(OPERATORS),
  title: LineLeaf,
  /** `group/version/Kind` that the cluster serves once the operator is installed. */
  api: z.string().regex(/^[a-z0-9.-]+\/v[0-9a-z]+\/[A-Za-z]+$/),
  /** One command that installs the operator. */
  install: LineLeaf,
  /** Longest name of a cluster that the operator accepts. */
  maxNameLength: z.int().min(16).max(63),
  /** Labels of the store's pods; `{name}` stands for the name of the cluster. */
  podLabels: StringMap,
  /** Image of the store; absent: the operator's own choice. */
  image: ImageLeaf.optional(),
  access: StoreAccess,
});
export type OperatorPlan = z.infer<typeof OperatorPlan>;

/** A subchart for development and tests. */
export const EmbeddedChart = z.strictObject({
  /** Name of the chart in its repository. */
  chart: DnsLabelLeaf,
  repository: z
    .string()
    .regex(/^oci:\/\/[^\s]+$/, 'must be an OCI address such as oci://ghcr.io/acme/charts'),
  /** A range that takes patches only, such as `~1.2.0`. */
  version: z.string().regex(/^~\d+\.\d+\.\d+$/, 'must be a range of patches such as ~1.2.0'),
  /** Values of the subchart; its other values keep their defaults. */
  values: JsonMap,
  access: StoreAccess,
});
export type EmbeddedChart = z.infer<typeof EmbeddedChart>;

/** A data store or broker that components use. */
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
  /**
   * `external`: reached by a connection string in a Secret. `operator`: the chart asks an operator of the cluster for
   * one and reads the Secret it makes. `embedded`: a subchart, for development only.
   */
  mode: z.enum(['external', 'operator', 'embedded']),
  version: LineLeaf.optional(),
  port: PortLeaf,
  /** Size of each member's storage, for `operator` and `embedded`. */
  storage: QuantityLeaf.optional(),
  /** Members of the cluster an operator makes. */
  instances: z.int().min(1).max(100).optional(),
  /** Only and always for the mode `operator`. */
  operator: OperatorPlan.optional(),
  /** Only and always for the mode `embedded`. */
  embedded: EmbeddedChart.optional(),
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
