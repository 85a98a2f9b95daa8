import { digestBlueprint, sha256Hex } from '../../../core/blueprint/digest-blueprint.js';
import { releaseBlueprint } from '../../../core/chart/release/release-blueprint.js';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import { countOf } from '../../../core/text/count-of.js';
import type { ChartNodeWork } from '../chart-node.js';
import { brokenInvariant } from '../error-handling/escalate.js';
import { combineUpdates } from '../gates/pass-gate.js';
import type { ChartStateValues } from '../state.js';
import type { ChartAtHand, ChartWorkbench } from '../workbench/chart-workbench.js';
import type { FreeOutput } from './inspect-output.js';
import { requireFreeDelivery } from './require-free-delivery.js';
import { chooseOutputDirectory } from './output-directory.js';

/** Writes the approved chart, once. Where exactly this chart stands already, nothing is touched. */
export function createWriteFilesWork(workbench: ChartWorkbench): ChartNodeWork<'package'> {
  const { writer, effects, lease, raise } = workbench.dependencies;
  return async (state) => {
    workbench.beginPhase(state, 'write_files');
    requireApproval(state);
    const chart = await workbench.open(state);
    const { draft, files, checks } = chart;
    const outputDirectory = chooseOutputDirectory(state);
    const chartName = draft.resolved.blueprint.chart.name;
    const place = `${outputDirectory}/${chartName}`;
    // The archive is made while the files are written; a failure shows where it is awaited.
    checks.package().catch(() => undefined);
    const standing = await requireFreeDelivery(writer, state.input, { outputDirectory, chart });
    const notes = describeUpdate(chart, standing, place);
    const expected = writer.digestFiles(files);
    const inputHash = sha256Hex(JSON.stringify([outputDirectory, chartName, expected]));
    const chartPath = await effects.perform({ runId: state.runId, step: 'write_files', inputHash }, lease(), {
      act: () =>
        standing.kind === 'same'
          ? Promise.resolve(place)
          : writer.writeChart(outputDirectory, chartName, files),
      recover: async () =>
        (await writer.digest(outputDirectory, chartName)) === expected ? place : undefined,
    });
    raise({ type: 'file-written', data: { path: chartPath, sha256: expected } });
    const summary = `${countOf(files.size, 'file')} in ${chartPath}`;
    return {
      goto: 'package',
      update: combineUpdates(workbench.endPhase(state, 'write_files', summary), {
        written: { ...state.written, chartPath },
        notes: [...notes],
      }),
    };
  };
}

/**
 * What an update comes to, for the summary; nothing for a new chart.
 *
 * @throws AutopilotError `CHART_EDITED` when another chart stands there than the one whose next release was reviewed.
 */
function describeUpdate({ draft }: ChartAtHand, standing: FreeOutput, place: string): readonly string[] {
  const { chart } = draft.resolved.blueprint;
  if (standing.kind === 'same') return [`${place} holds this very chart: nothing was changed`];
  if (standing.kind === 'new') return [];
  const { resolved, level, suggested, changes } = releaseBlueprint(draft.resolved, standing.previous);
  if (digestBlueprint(resolved.blueprint) !== digestBlueprint(draft.resolved.blueprint))
    throw new AutopilotError(
      'CHART_EDITED',
      `${place} was written by somebody else while this run was under way`,
      {
        hint: 'Run it again: the version of the chart follows from the one that stands there.',
        details: { path: place },
      },
    );
  if (level === 'none') return [];
  const before = standing.previous.resolved.blueprint.chart.version;
  const advice =
    chart.version === suggested ? '' : ` The changes ask for ${suggested}; ${chart.version} was stated.`;
  return [
    `Updates ${chart.name} ${before} to ${chart.version} (${level}): ${changes.map(({ description }) => description).join(' ')}${advice}`,
  ];
}

/** The second lock on the door: the gate's own record must name this very Blueprint, whatever route led here. */
function requireApproval(state: ChartStateValues): void {
  const last = state.decisions.findLast((decision) => decision.gate === 'generation');
  if (last?.decision === 'approve' && last.digest === state.blueprint?.digest) return;
  throw brokenInvariant('files were about to be written without an approval of this Blueprint');
}
