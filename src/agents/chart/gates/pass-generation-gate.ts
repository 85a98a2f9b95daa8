import type { Route } from '../chart-node.js';
import type { ChartStateUpdate, ChartStateValues } from '../state.js';
import { passGate } from './pass-gate.js';

/** Sends a checked chart through the generation gate: to the files when policy approves, else to a person. */
export function passGenerationGate(
  state: ChartStateValues,
  digest: string,
  update: ChartStateUpdate,
): Route<'write_files' | 'generation_gate' | 'finalize'> {
  return passGate(state, {
    gate: 'generation',
    digest,
    approved: { goto: 'write_files', update: {} },
    update,
    failure: {
      code: 'GATE_FAILED',
      message: 'the chart needs a review, and this mode never asks',
      hint: 'Run in another mode.',
    },
  });
}
