import { Command } from '@langchain/langgraph';
import { RETRYABLE_NODES, type RetryableNode } from '../node-names.js';
import type { ChartStateUpdate, ChartStateValues } from '../state.js';

/**
 * How to take up a run that ended with a failure, after the cause is gone: back to the node that failed, with a fresh
 * budget of attempts.
 *
 * @returns Undefined when the run did not fail, or ended for a reason that no second attempt changes.
 */
export function retryFailedRun(
  state: Partial<ChartStateValues>,
): Command<unknown, ChartStateUpdate, RetryableNode> | undefined {
  const error = state.errors?.at(-1);
  const node = RETRYABLE_NODES.find((name) => name === error?.node);
  if (state.outcome !== 'failed' || node === undefined) return undefined;
  const epoch = (state.rounds?.[`retry:${node}`] ?? 0) + 1;
  return new Command({
    goto: node,
    update: { outcome: null, failure: null, rounds: { [`retry:${node}`]: epoch } },
  });
}
