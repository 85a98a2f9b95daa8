import type { ChartStateValues } from '../state.js';

/** The directory a run writes to: a reviewer's choice, else the run's own. */
export function chooseOutputDirectory(state: Pick<ChartStateValues, 'outputDirectory' | 'input'>): string {
  return state.outputDirectory ?? state.input.outputDirectory;
}
