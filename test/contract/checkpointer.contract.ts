import { Annotation, Command, END, interrupt, START, StateGraph } from '@langchain/langgraph';
import type { BaseCheckpointSaver } from '@langchain/langgraph-checkpoint';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/adapters/store/store.js';
import { catchError, makeId, startRun } from '../support/store-fixtures.js';

const State = Annotation.Root({
  request: Annotation<string>,
  answer: Annotation<string>,
  count: Annotation<number>,
});

function compileGraph(checkpointer: BaseCheckpointSaver) {
  return new StateGraph(State)
    .addNode('prepare', (state) => ({ count: state.count + 1 }))
    .addNode('ask', () => ({ answer: interrupt<string, string>('which one?') }))
    .addEdge(START, 'prepare')
    .addEdge('prepare', 'ask')
    .addEdge('ask', END)
    .compile({ checkpointer });
}

/** What the checkpointer and the long-term memory do for a graph, beyond LangGraph's own validation suite. */
export function checkpointerContract(open: () => Store): void {
  describe('checkpointer', () => {
    it('parks a graph at an interrupt and resumes it through another instance', async () => {
      const store = open();
      const lease = await startRun(store);
      const config = { configurable: { thread_id: lease.runId }, durability: 'sync' as const };
      const parked = await compileGraph(store.checkpointerFor(lease)).invoke(
        { request: 'r', count: 1 },
        config,
      );
      expect(parked.count).toBe(2);
      const state = await compileGraph(store.checkpointer).getState(config);
      expect(state.next).toEqual(['ask']);
      const [pending] = state.tasks.flatMap((task) => task.interrupts);
      expect(pending?.value).toBe('which one?');
      const resume = { resume: { [pending?.id ?? '']: 'this one' } };
      const done = await compileGraph(store.checkpointerFor(lease)).invoke(new Command(resume), config);
      expect(done).toEqual({ request: 'r', answer: 'this one', count: 2 });
    });

    it('stops the graph of a holder that lost its lease and leaves the thread as it was', async () => {
      const store = open();
      const lease = await startRun(store);
      const config = { configurable: { thread_id: lease.runId }, durability: 'sync' as const };
      await compileGraph(store.checkpointerFor(lease)).invoke({ request: 'r', count: 1 }, config);
      const before = await compileGraph(store.checkpointer).getState(config);
      await store.leases.release(lease);
      await store.leases.acquire(lease.runId, 'heir', 60_000);
      const error = await catchError(
        compileGraph(store.checkpointerFor(lease)).invoke(new Command({ resume: 'late' }), config),
      );
      expect(error).toMatchObject({ code: 'LEASE_LOST' });
      expect(await compileGraph(store.checkpointer).getState(config)).toEqual(before);
    });

    it('deletes a thread and no other', async () => {
      const store = open();
      const [one, two] = [await startRun(store), await startRun(store)];
      for (const lease of [one, two]) {
        const config = { configurable: { thread_id: lease.runId }, durability: 'sync' as const };
        await compileGraph(store.checkpointerFor(lease)).invoke({ request: 'r', count: 1 }, config);
      }
      await store.checkpointer.deleteThread(one.runId);
      const read = (id: string) => store.checkpointer.getTuple({ configurable: { thread_id: id } });
      expect(await read(one.runId)).toBeUndefined();
      expect(await read(two.runId)).toBeDefined();
    });
  });

  describe('memory store', () => {
    it('keeps, replaces, finds and removes values', async () => {
      const { langgraphStore: memory } = open();
      const tenant = makeId('tenant');
      await memory.put([tenant, 'standards'], 'naming', { rule: 'kebab', level: 1 });
      await memory.put([tenant, 'standards'], 'naming', { rule: 'camel', level: 1 });
      await memory.put([tenant, 'standards'], 'labels', { rule: 'team', level: 2 });
      expect((await memory.get([tenant, 'standards'], 'naming'))?.value).toEqual({ rule: 'camel', level: 1 });
      const found = await memory.search([tenant], { filter: { level: 2 } });
      expect(found.map((item) => item.key)).toEqual(['labels']);
      await memory.delete([tenant, 'standards'], 'labels');
      expect(await memory.get([tenant, 'standards'], 'labels')).toBeNull();
    });

    it('keeps namespaces apart that begin with the same letters', async () => {
      const { langgraphStore: memory } = open();
      const tenant = makeId('tenant');
      await memory.put([`${tenant}0`, 'a'], 'k', { v: 1 });
      await memory.put([tenant, 'a'], 'k', { v: 2 });
      expect((await memory.search([tenant])).map((item) => item.value)).toEqual([{ v: 2 }]);
      expect(await memory.listNamespaces({ prefix: [tenant] })).toEqual([[tenant, 'a']]);
      expect(await memory.listNamespaces({ suffix: ['a'], prefix: [tenant] })).toEqual([[tenant, 'a']]);
    });
  });
}
