import type { BaseMessage } from '@langchain/core/messages';

/** One tool call a playbook wants. */
export interface PlaybookCall {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What a playbook answers: tool calls, or words that end the agent's turn. */
export interface PlaybookStep {
  /** Empty when there are only calls. */
  readonly say?: string;
  /** Executed in parallel. Absent or empty: the agent is done. */
  readonly calls?: readonly PlaybookCall[];
}

/**
 * The rules that drive an agent without a language model: from the conversation so far to the next step.
 *
 * It must be a pure function of the messages, so that replays, resumes and parallel subagents behave alike.
 */
export type Playbook = (messages: readonly BaseMessage[]) => PlaybookStep;

/** Makes a call; arguments are optional. */
export function callTool(name: string, args: Readonly<Record<string, unknown>> = {}): PlaybookCall {
  return { name, args };
}

/**
 * A playbook that goes through the steps one answer at a time and repeats the last one.
 *
 * A step may be a function when it depends on what the tools said. An empty list of calls in a step that is not the last
 * is skipped over, because an answer without calls would end the agent.
 */
export function followScript(
  ...steps: readonly (PlaybookStep | ((messages: readonly BaseMessage[]) => PlaybookStep))[]
): Playbook {
  return (messages) => {
    const turn = messages.filter((message) => message.type === 'ai').length;
    for (const candidate of steps.slice(Math.min(turn, steps.length - 1))) {
      const step = typeof candidate === 'function' ? candidate(messages) : candidate;
      if ((step.calls?.length ?? 0) > 0 || step.say !== undefined) return step;
    }
    return { say: 'Done.' };
  };
}

/**
 * The newest result of a tool as parsed JSON, or undefined when it was not called, failed, or did not answer in JSON.
 * The caller checks the shape.
 */
export function readToolResult(messages: readonly BaseMessage[], tool: string): unknown {
  const message = messages.findLast((candidate) => candidate.type === 'tool' && candidate.name === tool);
  if (message === undefined || typeof message.content !== 'string') return undefined;
  try {
    return JSON.parse(message.content);
  } catch {
    return undefined;
  }
}
