import type { StateSnapshot } from '@langchain/langgraph';

/**
 * True when the graph has not come to its end. `next` alone does not say so: it leaves out tasks whose results are stored,
 * and a process that dies between a task's results and the checkpoint behind them leaves only such tasks.
 */
export function hasUnfinishedTasks({ tasks }: Pick<StateSnapshot, 'tasks'>): boolean {
  return tasks.length > 0;
}
