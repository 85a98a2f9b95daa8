import { z } from 'zod';
import { DnsLabelLeaf, LineLeaf, PortLeaf, QuantityLeaf } from './leaf.js';

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
