import type { ChartRunInput } from '../../../contract/chart-run.js';
import type { ChartWriter } from '../../../core/ports/chart-writer.js';
import type { ChartFiles } from '../../../core/chart/chart-files.js';
import type { ChartChecks } from '../workbench/chart-checks.js';
import type { ChartDraftValues } from '../workbench/chart-draft.js';
import { requireFreeOutput, type FreeOutput } from './inspect-output.js';
import { requireFreeArchive } from './require-free-archive.js';

/** A compiled chart and the directory it goes to. */
export interface PlannedDelivery {
  readonly outputDirectory: string;
  readonly chart: {
    readonly draft: ChartDraftValues;
    readonly files: ChartFiles;
    readonly checks: Pick<ChartChecks, 'package'>;
  };
}

/**
 * Makes sure that a chart and its package may be written. Asked when a run gets its first Blueprint, before the long work,
 * and again right before anything is written.
 *
 * @returns What stands at the place of the chart.
 * @throws AutopilotError `OUTPUT_OCCUPIED`, `CHART_EDITED`, `OUTPUT_UNWRITABLE`.
 */
export async function requireFreeDelivery(
  writer: ChartWriter,
  input: Pick<ChartRunInput, 'blueprint'>,
  { outputDirectory, chart }: PlannedDelivery,
): Promise<FreeOutput> {
  const { blueprint } = chart.draft.resolved;
  const { name, version } = blueprint.chart;
  const mayChangeIntent = input.blueprint !== undefined;
  const standing = await requireFreeOutput(
    writer,
    { outputDirectory, chartName: name, components: Object.keys(blueprint.components), mayChangeIntent },
    chart.files,
  );
  const archive = {
    outputDirectory,
    fileName: `${name}-${version}.tgz`,
    make: () => chart.checks.package(),
  };
  await requireFreeArchive(writer, archive, standing.kind);
  return standing;
}
