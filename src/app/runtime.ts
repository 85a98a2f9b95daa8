import type { ChartGraphDependencies } from '../agents/chart/graph.js';
import type { Store } from '../adapters/store/store.js';
import type { RaisedEvent } from '../contract/run-event.js';
import type { Clock } from '../core/ports/clock.js';
import type { HelmEngine } from '../core/ports/helm-engine.js';
import type { IdSource } from '../core/ports/id-source.js';
import type { Lease } from '../core/ports/lease-store.js';

/** Everything that executing runs needs, opened. */
export interface Runtime {
  readonly store: Store;
  readonly engine: HelmEngine;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** What one attempt's graph works with; writes are fenced by the lease. */
  graphDependencies(lease: () => Lease, raise: (event: RaisedEvent) => void): ChartGraphDependencies;
}
