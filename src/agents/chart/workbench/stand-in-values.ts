import { RECORD_FOLDER } from '../../../core/chart/chart-record.js';
import type { ChartFiles } from '../../../core/chart/chart-files.js';

/** Where the compiler writes what the defaults lack: examples for the keys of Secrets that the chart is to make. */
const STAND_IN_FILE = 'ci/default-values.yaml';

/** A values file that sets nothing: comments and an empty map. */
const EMPTY_VALUES = /^(?:\s*#.*\n)*\s*(?:\{\})?\s*$/;

/**
 * Values without which a chart of ours refuses to render, because they are secret and have no default.
 *
 * @returns One YAML document to put under every other one, or nothing when the defaults suffice. Charts made elsewhere are
 * always rendered with their own defaults: what their `ci/` folder is for is not ours to say.
 */
export function readStandInValues(files: ChartFiles): readonly string[] {
  const content = files.get(STAND_IN_FILE);
  if (typeof content !== 'string' || EMPTY_VALUES.test(content)) return [];
  const isOurs = [...files.keys()].some((path) => path.startsWith(`${RECORD_FOLDER}/`));
  return isOurs ? [content] : [];
}
