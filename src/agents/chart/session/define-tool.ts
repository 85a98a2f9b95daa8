import { isGraphBubbleUp } from '@langchain/langgraph';
import { tool, type DynamicStructuredTool } from 'langchain';
import type { z } from 'zod';
import type { JsonValue } from '../../../core/ports/json.js';
import type { AgentName } from '../../model/agent-name.js';
import type { ToolHost } from './tool-host.js';

/** A tool before it is bound to a session. */
export interface ToolDefinition<Schema extends z.ZodObject> {
  readonly name: string;
  /** For the model: what it gives and when to call it. */
  readonly description: string;
  readonly schema: Schema;
  /** A pure function on the draft, or a port call. Its result is shown to the model as JSON. */
  readonly run: (input: z.infer<Schema>) => JsonValue | Promise<JsonValue>;
}

/** A tool as agents take it. */
export type AgentTool = DynamicStructuredTool;

/**
 * Binds a tool to its agent and session: progress events around it, and a typed failure instead of a message to the model
 * when something breaks that no model can correct. Wrong arguments stay a message, so that the model can try again.
 */
export function defineTool<Schema extends z.ZodObject>(
  session: ToolHost,
  agent: AgentName,
  definition: ToolDefinition<Schema>,
): AgentTool {
  const { name, description, schema, run } = definition;
  const execute = async (input: z.infer<Schema>): Promise<string> => {
    session.raise({ type: 'tool-start', data: { agent, tool: name } });
    try {
      const result = JSON.stringify(await run(input));
      session.raise({ type: 'tool-end', data: { agent, tool: name, ok: true } });
      return result;
    } catch (error) {
      session.raise({ type: 'tool-end', data: { agent, tool: name, ok: false } });
      if (!isGraphBubbleUp(error)) session.recordFailure(error);
      throw error;
    }
  };
  return tool(execute as (input: unknown) => Promise<string>, { name, description, schema }) as AgentTool;
}
