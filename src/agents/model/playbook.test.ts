import { AIMessage, HumanMessage, ToolMessage } from '@langchain/core/messages';
import { describe, expect, it } from 'vitest';
import { AGENT_NAMES } from './agent-name.js';
import { PLAYBOOKS, createAgentModel } from './agent-model.js';
import { PlaybookChatModel } from './playbook-chat-model.js';
import { callTool, followScript, readToolResult } from './playbook.js';

const task = new HumanMessage('Do it.');

describe('PlaybookChatModel', () => {
  it('gives the same answer, with the same call ids, to the same messages', async () => {
    const model = createAgentModel('coordinator');
    const [first, second] = await Promise.all([model.invoke([task]), model.invoke([task])]);
    expect(first.tool_calls?.map(({ name }) => name)).toEqual([
      'parse_requirements',
      'classify_complexity',
      'validate_requirements',
    ]);
    expect(first.tool_calls).toEqual(second.tool_calls);
  });

  it('gives every call of a conversation its own id', async () => {
    const model = new PlaybookChatModel('security', () => ({ calls: [callTool('a'), callTool('a')] }));
    const first = await model.invoke([task]);
    const second = await model.invoke([task, first, new ToolMessage({ content: '', tool_call_id: 'x' })]);
    const ids = [first, second].flatMap(({ tool_calls = [] }) => tool_calls.map(({ id }) => id));
    expect(new Set(ids).size).toBe(4);
  });

  it('stops when the run is aborted', async () => {
    const model = createAgentModel('security');
    await expect(model.invoke([task], { signal: AbortSignal.abort() })).rejects.toThrow();
  });

  it('has a playbook for every agent', () => {
    expect(Object.keys(PLAYBOOKS).sort()).toEqual([...AGENT_NAMES].sort());
  });
});

describe('followScript', () => {
  const script = followScript({ calls: [callTool('a')] }, () => ({ calls: [] }), { say: 'end' });

  it('goes on one answer at a time, skips steps without calls, and repeats the last', () => {
    expect(script([task]).calls).toEqual([callTool('a')]);
    expect(script([task, new AIMessage('')])).toEqual({ say: 'end' });
    expect(script([task, ...Array.from({ length: 9 }, () => new AIMessage(''))])).toEqual({ say: 'end' });
  });
});

describe('readToolResult', () => {
  const answer = (content: string): ToolMessage =>
    new ToolMessage({ content, tool_call_id: 'x', name: 'scan' });

  it.each([
    ['the newest result', [answer('{"a":1}'), answer('{"a":2}')], { a: 2 }],
    ['nothing for another tool', [task], undefined],
    ['nothing for an error in words', [answer('Error: no')], undefined],
  ])('gives %s', (_name, messages, expected) => {
    expect(readToolResult(messages, 'scan')).toEqual(expected);
  });
});
