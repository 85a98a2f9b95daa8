import { sha256Hex } from '../../../core/blueprint/digest-blueprint.js';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { ChartWriter } from '../../../core/ports/chart-writer.js';
import type { PackagedChart } from '../../../core/ports/helm-engine.js';
import type { FreeOutput } from './inspect-output.js';

/** The archive that will be written beside a chart. */
export interface PlannedArchive {
  readonly outputDirectory: string;
  readonly fileName: string;
  /** Asked for only when a file stands there that may be this very archive. */
  readonly make: () => Promise<Pick<PackagedChart, 'bytes'>>;
}

/**
 * Makes sure that the archive may be written: nothing stands there, or an archive beside a chart of ours, or this very one.
 *
 * @param standing - What stands at the place of the chart before it is written.
 * @throws AutopilotError `OUTPUT_OCCUPIED`, `OUTPUT_UNWRITABLE`.
 */
export async function requireFreeArchive(
  writer: ChartWriter,
  { outputDirectory, fileName, make }: PlannedArchive,
  standing: FreeOutput['kind'],
): Promise<void> {
  const kind = await writer.inspectFile(outputDirectory, fileName);
  if (kind === 'absent') return;
  const path = `${outputDirectory}/${fileName}`;
  if (kind === 'other') throw occupied(path, 'is no file; the package of the chart is written there');
  if (standing !== 'new') return;
  const { bytes } = await make();
  if ((await writer.digest(outputDirectory, fileName)) === sha256Hex(bytes)) return;
  throw occupied(path, 'is a file that is not ours; the package of the chart is written there');
}

function occupied(path: string, what: string): AutopilotError {
  return new AutopilotError('OUTPUT_OCCUPIED', `${path} ${what}`, {
    hint: 'Move it away, or choose another directory with --out.',
    details: { path },
  });
}
