import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { RaisedEvent } from '../../../contract/run-event.js';

/** What every tool and agent of one node visit shares: progress, and the failure that ends the visit. */
export interface ToolHost {
  readonly raise: (event: RaisedEvent) => void;
  /** The error of the first tool that failed for a reason no model can correct; undefined when all went well. */
  readonly failure: Error | undefined;
  /** Remembers the first failure of a port, so that the agent stops and the node fails with it. */
  recordFailure(error: unknown): void;
}

/** The value as an error; what is none is our own fault. */
export function toError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  return new AutopilotError('INVARIANT_BROKEN', 'a tool threw a value that is no error', { cause: thrown });
}
