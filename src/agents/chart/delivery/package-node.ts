import { describeMissingSubcharts, FETCH_SUBCHARTS } from '../../../core/chart/missing-subcharts.js';
import { sha256Hex } from '../../../core/blueprint/digest-blueprint.js';
import type { ChartNodeWork } from '../chart-node.js';
import { combineUpdates } from '../gates/pass-gate.js';
import type { ChartWorkbench } from '../workbench/chart-workbench.js';
import { chooseOutputDirectory } from './output-directory.js';

/** Packages the chart and writes the archive beside it, once. The same chart gives the same bytes. */
export function createPackageWork(workbench: ChartWorkbench): ChartNodeWork<'finalize'> {
  const { writer, effects, lease, raise } = workbench.dependencies;
  return async (state) => {
    workbench.beginPhase(state, 'package');
    const { checks } = await workbench.open(state);
    if (checks.missingSubcharts.length > 0) {
      // Helm packages no chart without its subcharts, and fetching them is the user's decision: it needs the network.
      const reason = `no archive: ${describeMissingSubcharts(checks.missingSubcharts)}. ${FETCH_SUBCHARTS}`;
      return { goto: 'finalize', update: workbench.endPhase(state, 'package', reason) };
    }
    const { fileName, bytes } = await checks.package();
    const outputDirectory = chooseOutputDirectory(state);
    const packageSha256 = sha256Hex(bytes);
    const findStanding = async (): Promise<string | undefined> =>
      (await writer.digest(outputDirectory, fileName)) === packageSha256
        ? `${outputDirectory}/${fileName}`
        : undefined;
    const inputHash = sha256Hex(JSON.stringify([outputDirectory, fileName, packageSha256]));
    const packagePath = await effects.perform({ runId: state.runId, step: 'package', inputHash }, lease(), {
      act: async () => (await findStanding()) ?? writer.writeFile(outputDirectory, fileName, bytes),
      recover: findStanding,
    });
    raise({ type: 'file-written', data: { path: packagePath, sha256: packageSha256 } });
    return {
      goto: 'finalize',
      update: combineUpdates(workbench.endPhase(state, 'package', packagePath), {
        written: { ...state.written, packagePath, packageSha256 },
      }),
    };
  };
}
