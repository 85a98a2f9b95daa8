import { sha256Hex } from '../../../core/blueprint/digest-blueprint.js';
import type { ChartNodeWork } from '../chart-node.js';
import { brokenInvariant } from '../error-handling/escalate.js';
import { combineUpdates } from '../gates/pass-gate.js';
import type { ChartStateValues } from '../state.js';
import type { ChartWorkbench } from '../workbench/chart-workbench.js';
import { requireFreeOutput } from './inspect-output.js';

/** The directory a run writes to: a reviewer's choice, else the run's own. */
export function chooseOutputDirectory(state: ChartStateValues): string {
  return state.outputDirectory ?? state.input.outputDirectory;
}

/** Writes the approved chart, once. */
export function createWriteFilesWork(workbench: ChartWorkbench): ChartNodeWork<'package'> {
  const { writer, effects, lease, raise } = workbench.dependencies;
  return async (state) => {
    workbench.beginPhase(state, 'write_files');
    requireApproval(state);
    const { draft, files, checks } = await workbench.open(state);
    const outputDirectory = chooseOutputDirectory(state);
    const chartName = draft.resolved.blueprint.chart.name;
    // The archive is made while the files are written; a failure shows where it is awaited.
    checks.package().catch(() => undefined);
    await requireFreeOutput(writer, { outputDirectory, chartName }, files);
    const expected = writer.digestFiles(files);
    const inputHash = sha256Hex(JSON.stringify([outputDirectory, chartName, expected]));
    const chartPath = await effects.perform({ runId: state.runId, step: 'write_files', inputHash }, lease(), {
      act: () => writer.writeChart(outputDirectory, chartName, files),
      recover: async () =>
        (await writer.digest(outputDirectory, chartName)) === expected
          ? `${outputDirectory}/${chartName}`
          : undefined,
    });
    raise({ type: 'file-written', data: { path: chartPath, sha256: expected } });
    return {
      goto: 'package',
      update: combineUpdates(
        workbench.endPhase(state, 'write_files', `${files.size} files in ${chartPath}`),
        {
          written: { ...state.written, chartPath },
        },
      ),
    };
  };
}

/** The second lock on the door: the gate's own record must name this very Blueprint, whatever route led here. */
function requireApproval(state: ChartStateValues): void {
  const last = state.decisions.findLast((decision) => decision.gate === 'generation');
  if (last?.decision === 'approve' && last.digest === state.blueprint?.digest) return;
  throw brokenInvariant('files were about to be written without an approval of this Blueprint');
}
