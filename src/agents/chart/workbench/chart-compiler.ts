import { sha256Hex } from '../../../core/blueprint/digest-blueprint.js';
import type { ResolvedBlueprint } from '../../../core/blueprint/resolved-blueprint.js';
import type { ChartFiles } from '../../../core/chart/chart-files.js';
import { addChartRecord } from '../../../core/chart/chart-record.js';
import { compileChart } from '../../../core/chart/compile-chart.js';
import type { ChartRunInput } from '../../../contract/chart-run.js';

/** Who makes charts, for the record inside each of them. */
export interface ChartMaker {
  readonly generatorVersion: string;
  readonly knowledgeVersion: string;
}

/**
 * Compiles a Blueprint into the files that are checked, reviewed, written and packaged: the same bytes each time.
 *
 * @throws AutopilotError `INVARIANT_BROKEN` when the Blueprint cannot be compiled.
 */
export function compileWithRecord(
  resolved: ResolvedBlueprint,
  input: ChartRunInput,
  maker: ChartMaker,
): ChartFiles {
  const inputs: Record<string, string> = {};
  if (input.request !== '') inputs['request'] = sha256Hex(input.request);
  if (input.blueprint !== undefined) inputs['blueprint'] = sha256Hex(JSON.stringify(input.blueprint.entries));
  return addChartRecord(compileChart(resolved), resolved, {
    generator: maker.generatorVersion,
    knowledge: maker.knowledgeVersion,
    inputs,
  });
}
