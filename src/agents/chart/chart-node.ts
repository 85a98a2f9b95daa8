import { Command, isGraphBubbleUp, type LangGraphRunnableConfig } from '@langchain/langgraph';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import { ERROR_CATALOG, type ErrorCode } from '../../core/errors/catalog.js';
import type { ChartNodeName } from './node-names.js';
import { FailureDetails, type ChartStateUpdate, type ChartStateValues, type ErrorContext } from './state.js';

/** Where a node goes and what it changes. */
export interface Route<Target extends ChartNodeName> {
  readonly goto: Target;
  readonly update: ChartStateUpdate;
}

/** The work of a node: from the state to the next node. It throws `AutopilotError` for what it cannot do. */
export type ChartNodeWork<Target extends ChartNodeName> = (
  state: ChartStateValues,
  config: LangGraphRunnableConfig,
) => Promise<Route<Target>>;

/** A node as the graph takes it. */
export type ChartNode<Target extends ChartNodeName> = (
  state: ChartStateValues,
  config: LangGraphRunnableConfig,
) => Promise<Command<unknown, ChartStateUpdate, Target>>;

/** Failures that belong to the executor, not to the run: it has to stop and touch nothing. */
const EXECUTOR_CODES: ReadonlySet<ErrorCode> = new Set([
  'LEASE_LOST',
  'RUN_CANCELLED',
  'DATABASE_UNAVAILABLE',
]);

/**
 * Turns work into a node: the outcome becomes a typed `Command`, a failure goes to the error handler. Interrupts, aborts
 * and losses of the lease pass through.
 */
export function createNode<Target extends ChartNodeName>(
  name: ChartNodeName,
  work: ChartNodeWork<Target>,
): ChartNode<Target | 'error_handler'> {
  return async (state, config) => {
    try {
      const { goto, update } = await work(state, config);
      return new Command<unknown, ChartStateUpdate, Target | 'error_handler'>({ goto, update });
    } catch (error) {
      if (isGraphBubbleUp(error) || isAbort(error, config) || isExecutorFailure(error)) throw error;
      return new Command<unknown, ChartStateUpdate, Target | 'error_handler'>({
        goto: 'error_handler',
        update: { errors: [describeFailure(name, error, state)] },
      });
    }
  };
}

function isAbort(error: unknown, config: LangGraphRunnableConfig): boolean {
  return config.signal?.aborted === true || (error instanceof Error && error.name === 'AbortError');
}

function isExecutorFailure(error: unknown): boolean {
  return AutopilotError.is(error) && EXECUTOR_CODES.has(error.code);
}

/** Longest error text kept in state. */
const MAXIMUM_MESSAGE_LENGTH = 1000;

function describeFailure(node: ChartNodeName, error: unknown, state: ChartStateValues): ErrorContext {
  const epoch = state.rounds[`retry:${node}`] ?? 0;
  const attempt =
    state.errors.filter((earlier) => earlier.node === node && earlier.epoch === epoch).length + 1;
  const isOurs = AutopilotError.is(error);
  const details = isOurs ? readDetails(error) : undefined;
  const text = error instanceof Error ? error.message : 'a value that is no error was thrown';
  return {
    id: `${node}#${epoch}.${attempt}`,
    node,
    code: isOurs ? error.code : 'INVARIANT_BROKEN',
    message: text.slice(0, MAXIMUM_MESSAGE_LENGTH),
    ...(isOurs && error.hint !== undefined ? { hint: error.hint } : {}),
    ...(details === undefined ? {} : { details }),
    retryable: isOurs && ERROR_CATALOG[error.code].retryable,
    attempt,
    epoch,
  };
}

/** State is JSON: facts that are not, or that there are none of, are left out. */
function readDetails({ details }: AutopilotError): ErrorContext['details'] {
  return Object.keys(details).length === 0 ? undefined : FailureDetails.safeParse(details).data;
}
