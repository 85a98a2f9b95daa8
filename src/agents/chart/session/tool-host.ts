import type { RaisedEvent } from '../../../contract/run-event.js';

/** What every tool and agent of one node visit shares: progress, and the failure that ends the visit. */
export interface ToolHost {
  readonly raise: (event: RaisedEvent) => void;
  /** The error of the first tool that failed for a reason no model can correct; undefined when all went well. */
  readonly failure: unknown;
  /** Remembers the first failure of a port, so that the agent stops and the node fails with it. */
  recordFailure(error: unknown): void;
}
