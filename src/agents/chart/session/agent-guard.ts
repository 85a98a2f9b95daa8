import { isGraphBubbleUp } from '@langchain/langgraph';
import { createMiddleware } from 'langchain';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import { ERROR_CATALOG } from '../../../core/errors/catalog.js';
import type { ToolHost } from './tool-host.js';

/** Model calls one agent may make in one visit; a playbook needs at most six, a language model rarely twenty. */
export const MAXIMUM_MODEL_CALLS = 40;

/** Attempts per model call. Providers back off by themselves; this covers what they give up on. */
const MODEL_ATTEMPTS = 2;

/**
 * The one middleware of every agent: stops at once when a tool failed for good, counts model calls, and tries a model
 * that did not answer once more. It wraps the model call only, so it adds no step to the agent's graph, and it lets
 * interrupts and aborts through, which LangChain's own retry middleware does not.
 */
export function createAgentGuard(session: ToolHost) {
  let calls = 0;
  return createMiddleware({
    name: 'agentGuard',
    wrapModelCall: async (request, handler) => {
      if (session.failure !== undefined) throw session.failure;
      for (let attempt = 1; ; attempt += 1) {
        calls += 1;
        if (calls > MAXIMUM_MODEL_CALLS) throw exhaustedBudget();
        try {
          return await handler(request);
        } catch (error) {
          if (attempt >= MODEL_ATTEMPTS || !isRetryable(error)) throw error;
        }
      }
    },
  });
}

function exhaustedBudget(): AutopilotError {
  return new AutopilotError(
    'BUDGET_EXHAUSTED',
    `an agent made more than ${MAXIMUM_MODEL_CALLS} model calls in one step`,
    { hint: 'Make the request simpler, or use another model.' },
  );
}

function isRetryable(error: unknown): boolean {
  return !isGraphBubbleUp(error) && AutopilotError.is(error) && ERROR_CATALOG[error.code].retryable;
}
