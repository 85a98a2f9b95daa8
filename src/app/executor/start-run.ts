import { CHART_GRAPH_VERSION } from '../../agents/chart/state.js';
import type { PreparedChart } from '../../agents/chart/workbench/prepared-chart.js';
import type { ChartRunInput } from '../../contract/chart-run.js';
import type { JsonObject } from '../../core/ports/json.js';
import type { ProgressObserver, RunResult } from '../autopilot.js';
import type { Runtime } from '../runtime.js';
import { executeRun } from './execute-run.js';

/** What a new run starts from. */
export interface RunStart {
  readonly input: ChartRunInput;
  /** Work done for this input before the run. */
  readonly prepared?: PreparedChart | undefined;
}

/** Stores a new run and executes it. Loads the graph: import it after work that need not wait for that. */
export async function startRun(
  runtime: Runtime,
  { input, prepared }: RunStart,
  observe: ProgressObserver,
): Promise<RunResult> {
  const run = await runtime.store.runs.create({
    id: runtime.ids.next('run'),
    workflow: 'chart',
    graphVersion: CHART_GRAPH_VERSION,
    input: input as unknown as JsonObject,
  });
  return executeRun(runtime, run.id, observe, { run, prepared });
}
