import { Annotation, END, MemorySaver, START, StateGraph, type StateSnapshot } from '@langchain/langgraph';
import { describe, expect, it } from 'vitest';
import { hasUnfinishedTasks } from './has-unfinished-tasks.js';

/** A checkpointer that dies in place of its n-th checkpoint; the results of tasks are stored before. */
class DyingSaver extends MemorySaver {
  checkpointsLeft = Infinity;

  override async put(...args: Parameters<MemorySaver['put']>): ReturnType<MemorySaver['put']> {
    this.checkpointsLeft -= 1;
    if (this.checkpointsLeft < 0) throw new Error('killed');
    return super.put(...args);
  }
}

const State = Annotation.Root({
  done: Annotation<readonly string[]>({ reducer: (a, b) => [...a, ...b], default: () => [] }),
});
const THREAD = { configurable: { thread_id: 'run' }, durability: 'sync' } as const;

function createGraph(checkpointer: MemorySaver) {
  return new StateGraph(State)
    .addNode('first', () => ({ done: ['first'] }))
    .addNode('second', () => ({ done: ['second'] }))
    .addEdge(START, 'first')
    .addEdge('first', 'second')
    .addEdge('second', END)
    .compile({ checkpointer });
}

/** The state after a process died in place of the given checkpoint. */
async function dieAt(checkpoint: number): Promise<{ state: StateSnapshot; resume: () => Promise<unknown> }> {
  const saver = new DyingSaver();
  const graph = createGraph(saver);
  saver.checkpointsLeft = checkpoint;
  await graph.invoke({ done: [] }, THREAD).catch(() => undefined);
  saver.checkpointsLeft = Infinity;
  return { state: await graph.getState(THREAD), resume: () => graph.invoke(null, THREAD) };
}

describe('hasUnfinishedTasks', () => {
  // Checkpoints: the input, then one behind START and each node.
  it.each([1, 2, 3])(
    'is true when checkpoint %i was not written, and the graph goes on from there',
    async (at) => {
      const { state, resume } = await dieAt(at);
      expect(hasUnfinishedTasks(state)).toBe(true);
      expect(await resume()).toEqual({ done: ['first', 'second'] });
    },
  );

  it('is true where next is empty because the results of the only task are stored', async () => {
    const states = await Promise.all([1, 2, 3].map(dieAt));
    expect(
      states.filter(({ state }) => state.next.length === 0 && hasUnfinishedTasks(state)).length,
    ).toBeGreaterThan(0);
  });

  it('is false at the end', async () => {
    const { state } = await dieAt(Infinity);
    expect(state.values).toEqual({ done: ['first', 'second'] });
    expect(hasUnfinishedTasks(state)).toBe(false);
  });
});
