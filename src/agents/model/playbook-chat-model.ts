import {
  BaseChatModel,
  type BaseChatModelCallOptions,
  type BindToolsInput,
} from '@langchain/core/language_models/chat_models';
import { AIMessage, type AIMessageChunk, type BaseMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import type { Runnable } from '@langchain/core/runnables';
import type { BaseLanguageModelInput } from '@langchain/core/language_models/base';
import type { AgentName } from './agent-name.js';
import type { Playbook } from './playbook.js';

/**
 * A chat model that follows a playbook: the brain of an agent when no language model is configured.
 *
 * It is stateless. The same messages always give the same answer, with the same tool-call ids. It reports no token
 * usage because it uses none.
 */
export class PlaybookChatModel extends BaseChatModel {
  /** Read by deepagents to find the harness profile registered for `playbook`. */
  readonly modelName: string;
  override readonly lc_serializable = false;
  readonly #playbook: Playbook;

  constructor(agent: AgentName, playbook: Playbook) {
    super({});
    this.modelName = `playbook:${agent}`;
    this.#playbook = playbook;
  }

  static override lc_name(): string {
    return 'PlaybookChatModel';
  }

  override _llmType(): string {
    return 'playbook';
  }

  /** Limits that deepagents plans its summaries by; far above what any playbook conversation reaches. */
  override get profile() {
    return { maxInputTokens: 1_000_000, maxOutputTokens: 64_000, toolCalling: true, structuredOutput: false };
  }

  /** A playbook knows its tools by name, so their schemas are not converted: that would cost a millisecond each. */
  override bindTools(
    _tools: BindToolsInput[],
    options?: Partial<BaseChatModelCallOptions>,
  ): Runnable<BaseLanguageModelInput, AIMessageChunk, BaseChatModelCallOptions> {
    return this.withConfig(options ?? {});
  }

  override _generate(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
    options.signal?.throwIfAborted();
    const step = this.#playbook(messages);
    const text = step.say ?? '';
    const calls = (step.calls ?? []).map((call, index) => ({
      type: 'tool_call' as const,
      id: `call_${messages.length}_${index}`,
      name: call.name,
      args: { ...call.args },
    }));
    const message = new AIMessage({
      content: text,
      tool_calls: calls,
      response_metadata: {
        model_name: this.modelName,
        finish_reason: calls.length > 0 ? 'tool_calls' : 'stop',
      },
    });
    return Promise.resolve({ generations: [{ text, message }] });
  }
}
