import type { ChartNodeWork, Route } from '../chart-node.js';
import { combineUpdates, passGate } from '../gates/pass-gate.js';
import { RETRYABLE_NODES, type RetryableNode } from '../node-names.js';
import type { ChartStateValues, ErrorContext, RunFailure } from '../state.js';
import { ERROR_CATALOG, type ErrorCode, type ErrorKind } from '../../../core/errors/catalog.js';
import { brokenInvariant } from './escalate.js';

/** Attempts of one node, the first included, before a person is asked. */
export const NODE_ATTEMPTS = 2;

/** Failures that a person has to settle outside the run: asking at a gate would only ask the same again. */
const FINAL_KINDS: ReadonlySet<ErrorKind> = new Set([
  'input',
  'waiting',
  'auth',
  'refused',
  'gate',
  'internal',
]);

/** Codes of other kinds that no second attempt changes. */
const FINAL_CODES: ReadonlySet<ErrorCode> = new Set([
  'OUTPUT_UNWRITABLE',
  'ENGINE_UNAVAILABLE',
  'HELM_NOT_FOUND',
]);

/** What to do about a failure. */
export type ErrorVerdict = 'retry' | 'escalate' | 'fail';

/** Decides about one failure by its code and how often the node failed. */
export function decideError(error: Pick<ErrorContext, 'code' | 'retryable' | 'attempt'>): ErrorVerdict {
  if (error.retryable) return error.attempt < NODE_ATTEMPTS ? 'retry' : 'escalate';
  if (!isErrorCode(error.code)) return 'fail';
  const isFinal = FINAL_KINDS.has(ERROR_CATALOG[error.code].kind) || FINAL_CODES.has(error.code);
  return isFinal ? 'fail' : 'escalate';
}

type ErrorTarget = RetryableNode | 'generation_error_gate' | 'human_intervention' | 'finalize';

/** Routes the newest failure: back to its node, to a person, or to the end. */
export const handleError: ChartNodeWork<ErrorTarget> = (state) => Promise.resolve(routeError(state));

function routeError(state: ChartStateValues): Route<ErrorTarget> {
  const error = state.errors.at(-1);
  if (error === undefined) throw brokenInvariant('the error handler was reached without an error');
  const failure: RunFailure = {
    code: error.code,
    message: error.message,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    ...(error.details === undefined ? {} : { details: error.details }),
  };
  const node = RETRYABLE_NODES.find((name) => name === error.node);
  const verdict = decideError(error);
  if (verdict === 'fail' || node === undefined)
    return { goto: 'finalize', update: { outcome: 'failed', failure } };
  if (verdict === 'retry') return { goto: node, update: {} };
  return askAboutError(state, node, failure);
}

/** A failing template has a gate of its own; everything else is an escalation. */
function askAboutError(
  state: ChartStateValues,
  node: RetryableNode,
  failure: RunFailure,
): Route<'generation_error_gate' | 'human_intervention' | 'finalize'> {
  return passGate(state, {
    gate: node === 'template' ? 'generation_error' : 'escalation',
    digest: state.blueprint?.digest ?? '',
    // The table never approves these gates; a row that did would end the run with its failure.
    approved: { goto: 'finalize', update: { outcome: 'failed', failure } },
    update: combineUpdates(),
    failure: failure.code === 'BUDGET_EXHAUSTED' ? failure : describeClosedGate(node, failure),
  });
}

/** What a run that never asks ends with. Exhausted budgets have an exit code of their own and keep their name. */
function describeClosedGate(node: RetryableNode, failure: RunFailure): RunFailure {
  return {
    code: 'GATE_FAILED',
    message: `${node} failed: ${failure.code}: ${failure.message}`,
    ...(failure.hint === undefined ? {} : { hint: failure.hint }),
  };
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CATALOG, code);
}
