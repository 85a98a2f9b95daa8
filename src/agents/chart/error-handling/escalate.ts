import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import { combineUpdates, passGate } from '../gates/pass-gate.js';
import type { Route } from '../chart-node.js';
import type { RetryableNode } from '../node-names.js';
import type { ChartStateUpdate, ChartStateValues, ErrorContext, RunFailure } from '../state.js';

/** Something a node cannot solve by itself. */
export interface Escalation {
  readonly node: RetryableNode;
  readonly failure: RunFailure;
  readonly update: ChartStateUpdate;
}

/** Takes a problem to a person, or ends the run where the mode never asks. */
export function escalate(
  state: ChartStateValues,
  { node, failure, update }: Escalation,
): Route<'human_intervention' | 'finalize'> {
  const epoch = state.rounds[`retry:${node}`] ?? 0;
  const attempt = state.errors.filter((error) => error.node === node && error.epoch === epoch).length + 1;
  const error: ErrorContext = {
    id: `${node}#${epoch}.${attempt}`,
    node,
    ...failure,
    retryable: false,
    attempt,
    epoch,
  };
  const route = passGate(state, {
    gate: 'escalation',
    digest: state.blueprint?.digest ?? '',
    // The table never approves an escalation; a row that did would end the run, not go on as if nothing had happened.
    approved: { goto: 'finalize', update: { outcome: 'failed', failure } },
    update: combineUpdates(update, { errors: [error] }),
    failure,
  });
  return route;
}

/** The failure of a loop that used up its rounds. */
export function exhaustedRounds(node: RetryableNode): RunFailure {
  return {
    code: 'BUDGET_EXHAUSTED',
    message: `the ${node} changed the Blueprint too often without coming to rest`,
    hint: 'Look at the findings, and set the values they name in the request or in autopilot.yaml.',
  };
}

/** A contradiction inside the product: the message says which. */
export function brokenInvariant(message: string): AutopilotError {
  return new AutopilotError('INVARIANT_BROKEN', message, { hint: 'Report this with the run id.' });
}
