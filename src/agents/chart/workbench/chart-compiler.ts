import { sha256Hex } from '../../../core/blueprint/digest-blueprint.js';
import type { ResolvedBlueprint } from '../../../core/blueprint/resolved-blueprint.js';
import type { ChartFiles } from '../../../core/chart/chart-files.js';
import { addChartRecord } from '../../../core/chart/chart-record.js';
import { declareUnpacked, keepVendored } from '../../../core/chart/vendored/keep-vendored.js';
import type { ReadChartArchive } from '../../../core/ports/archive-reader.js';
import { compileChart } from '../../../core/chart/compile-chart.js';
import type { ChartRunInput } from '../../../contract/chart-run.js';

/** Who makes charts, for the record inside each of them. */
export interface ChartMaker {
  readonly generatorVersion: string;
  readonly knowledgeVersion: string;
}

/** What stands at the place of the chart and is no work of ours, and who reads its archives. */
export interface StandingSubcharts {
  /** Files of the chart that will be replaced; other ones than subcharts and their lock do not count. */
  readonly files: ChartFiles;
  readonly readArchive: ReadChartArchive;
}

/**
 * Compiles a Blueprint into the files that are checked, reviewed, written and packaged: the same bytes each time.
 * Subcharts that stand in the chart it replaces come along; they are no part of the record.
 *
 * @throws AutopilotError `INVARIANT_BROKEN` when the Blueprint cannot be compiled.
 */
export function compileWithRecord(
  resolved: ResolvedBlueprint,
  input: ChartRunInput,
  maker: ChartMaker,
  standing?: StandingSubcharts,
): ChartFiles {
  const inputs: Record<string, string> = {};
  if (input.request !== '') inputs['request'] = sha256Hex(input.request);
  if (input.blueprint !== undefined) inputs['blueprint'] = sha256Hex(JSON.stringify(input.blueprint.entries));
  const compiled = compileChart(resolved);
  const declared = standing === undefined ? compiled : declareUnpacked(compiled, standing.files);
  const generated = addChartRecord(declared, resolved, {
    generator: maker.generatorVersion,
    knowledge: maker.knowledgeVersion,
    inputs,
  });
  return standing === undefined ? generated : keepVendored(generated, standing.files, standing.readArchive);
}
