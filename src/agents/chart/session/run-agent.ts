import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { GraphRecursionError, type LangGraphRunnableConfig } from '@langchain/langgraph';
import { createAgent } from 'langchain';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { AgentName } from '../../model/agent-name.js';
import { MAXIMUM_MODEL_CALLS, createAgentGuard } from './agent-guard.js';
import type { ToolHost } from './tool-host.js';
import type { AgentTool } from './define-tool.js';

/** One agent: who it is, what it is told, what it may call, and the brain that drives it. */
export interface AgentDefinition {
  readonly name: AgentName;
  readonly model: BaseChatModel;
  readonly systemPrompt: string;
  readonly tools: readonly AgentTool[];
}

/** Supersteps of one agent run: a model step and a tool step per call, and room for the guard to speak first. */
const RECURSION_LIMIT = MAXIMUM_MODEL_CALLS * 2 + 10;

/** Makes a ReAct agent without a checkpointer of its own: its tools are pure or memoised, so a repeat costs little. */
export function createReactAgent(session: ToolHost, definition: AgentDefinition) {
  return createAgent({
    name: definition.name,
    model: definition.model,
    systemPrompt: definition.systemPrompt,
    tools: [...definition.tools],
    middleware: [createAgentGuard(session)],
    checkpointer: false,
  });
}

/** Something with messages in that can be run: a ReAct agent or a deep agent. */
export interface InvokableAgent {
  invoke(
    input: { messages: { role: 'user'; content: string }[] },
    config: LangGraphRunnableConfig,
  ): Promise<unknown>;
}

/**
 * Runs an agent on a task, with the caller's config (abort signal, callbacks, namespace) and its own step limit.
 *
 * @throws AutopilotError the failure of a tool; `BUDGET_EXHAUSTED` when the agent does not come to an end.
 */
export async function runAgent<Result>(
  session: ToolHost,
  agent: { invoke(input: never, config: never): Promise<Result> },
  task: string,
  config: LangGraphRunnableConfig,
): Promise<Result> {
  try {
    const runnable = agent as unknown as InvokableAgent;
    const result = (await runnable.invoke(
      { messages: [{ role: 'user', content: task }] },
      { ...withoutCheckpointer(config), recursionLimit: RECURSION_LIMIT },
    )) as Result;
    if (session.failure !== undefined) throw session.failure;
    return result;
  } catch (error) {
    if (session.failure !== undefined) throw session.failure;
    if (error instanceof GraphRecursionError)
      throw new AutopilotError('BUDGET_EXHAUSTED', 'an agent did not come to an end', {
        cause: error,
        hint: 'Make the request simpler, or use another model.',
      });
    throw findAutopilotError(error) ?? error;
  }
}

/** Where LangGraph hands the outer graph's checkpointer to what runs inside it. */
const INHERITED_CHECKPOINTER = '__pregel_checkpointer';

/**
 * The config without the outer checkpointer. An agent keeps no state of its own, but LangChain looks for some before each
 * run, in whatever checkpointer it finds: a database round trip for nothing.
 */
function withoutCheckpointer(config: LangGraphRunnableConfig): LangGraphRunnableConfig {
  const configurable = Object.entries(config.configurable ?? {}).filter(
    ([key]) => key !== INHERITED_CHECKPOINTER,
  );
  return { ...config, configurable: Object.fromEntries(configurable) };
}

/** LangChain wraps what a middleware lets through, once per middleware; the first of our errors in the chain is the reason. */
function findAutopilotError(thrown: unknown): AutopilotError | undefined {
  for (let error = thrown; error instanceof Error; error = error.cause)
    if (AutopilotError.is(error)) return error;
  return undefined;
}
