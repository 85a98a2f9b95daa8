import type { ChartRunInput } from '../../../contract/chart-run.js';
import type { ChartFiles } from '../../../core/chart/chart-files.js';
import type { Reading } from '../../../core/intake/reading.js';
import type { ChartChecks } from './chart-checks.js';
import type { DraftResolution } from './resolve-draft.js';

/** What an input comes to by the rules alone, worked out before its run began. */
export interface PreparedChart {
  readonly input: ChartRunInput;
  readonly reading: Reading;
  readonly resolution: DraftResolution;
  /** Present when the input gives a whole Blueprint and files are wanted; its checks are with the engine already. */
  readonly compiled?: { readonly files: ChartFiles; readonly checks: ChartChecks };
}

/** The prepared chart when it was made from exactly this input. */
export function findPrepared(
  prepared: PreparedChart | undefined,
  input: ChartRunInput,
): PreparedChart | undefined {
  // Both went through the same schema, which fixes the order of keys.
  return prepared !== undefined && JSON.stringify(prepared.input) === JSON.stringify(input)
    ? prepared
    : undefined;
}
