import type { Command } from '@langchain/langgraph';
import { Command as RouteCommand, END } from '@langchain/langgraph';
import type { ChartStateUpdate, ChartStateValues } from '../state.js';
import type { ChartWorkbench } from '../workbench/chart-workbench.js';

/** Ends the run: a run that was not decided before succeeded, because it has written what it should. */
export function createFinalizeNode(
  workbench: ChartWorkbench,
): (state: ChartStateValues) => Command<unknown, ChartStateUpdate, typeof END> {
  return (state) => {
    workbench.beginPhase(state, 'finalize');
    const outcome = state.outcome ?? 'succeeded';
    const update = workbench.endPhase(state, 'finalize', outcome);
    return new RouteCommand({ goto: END, update: { ...update, outcome } });
  };
}
