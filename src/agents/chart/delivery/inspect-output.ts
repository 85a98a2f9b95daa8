import {
  findEditedFiles,
  INTENT_FILE,
  readChartRecord,
  type ChartRecord,
  type EditedFile,
} from '../../../core/chart/chart-record.js';
import { LOCK_FILE, selectVendored } from '../../../core/chart/vendored/vendored-path.js';
import type { ChartFiles } from '../../../core/chart/chart-files.js';
import type { PreviousChart } from '../../../core/chart/release/release-blueprint.js';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { ChartWriter, OutputState } from '../../../core/ports/chart-writer.js';

/** Files named in a message; all of them are in `details`. */
const NAMED_FILES = 8;

/** Where a chart stands or will stand. */
export interface OutputPlace {
  readonly outputDirectory: string;
  readonly chartName: string;
  /** Names of the components of the chart that will be written; a chart that has none of them is another application. */
  readonly components: readonly string[];
  /**
   * Whether a changed `autopilot.yaml` is no hand edit: it is not when the run was started from a Blueprint file. Callers
   * that cannot know leave it to the ones that do.
   *
   * @default true
   */
  readonly mayChangeIntent?: boolean;
}

/** What a free place holds: nothing, the very files that will be written, or the chart that they replace. */
export type FreeOutput =
  | { readonly kind: 'new' }
  | { readonly kind: 'same' }
  | { readonly kind: 'update'; readonly previous: PreviousChart };

/**
 * Makes sure that a chart may be written: the place is free, or holds a chart of ours that nobody edited.
 *
 * @param files - What will be written, when it is known already: a place that holds exactly these files is always free.
 * @returns What is there now.
 * @throws AutopilotError `OUTPUT_OCCUPIED`, `CHART_EDITED`, `OUTPUT_UNWRITABLE`.
 */
export async function requireFreeOutput(
  writer: ChartWriter,
  place: OutputPlace,
  files?: ChartFiles,
): Promise<FreeOutput> {
  const state = await writer.inspect(place.outputDirectory, place.chartName);
  if (state.kind === 'absent' || state.kind === 'empty') return { kind: 'new' };
  const path = `${place.outputDirectory}/${place.chartName}`;
  if (state.kind === 'foreign')
    throw new AutopilotError('OUTPUT_OCCUPIED', `${path} holds files that are not a chart of ours`, {
      hint: 'Choose another directory with --out, or another chart name.',
      details: { path, entries: state.entries.slice(0, NAMED_FILES) },
    });
  if (files !== undefined && writer.digestFiles(state.files) === writer.digestFiles(files))
    return { kind: 'same' };
  const recorded = readChartRecord(state.files);
  if (!recorded.ok)
    throw new AutopilotError(
      'CHART_EDITED',
      `${path} was a chart of ours, but its record is broken: ${recorded.error}`,
      {
        hint: 'Restore .autopilot/ from version control, or choose another directory with --out.',
        details: { path },
      },
    );
  const standing = recorded.value.resolved.blueprint;
  if (!place.components.some((name) => Object.hasOwn(standing.components, name)))
    throw otherApplication(path, Object.keys(standing.components), place.components);
  const edited = findEdits(state.files, recorded.value.record, place.mayChangeIntent);
  if (edited.length > 0) throw editedChart(path, edited);
  if (files !== undefined) requireKeptSubcharts(writer, path, state.files, files);
  return { kind: 'update', previous: { files: state.files, resolved: recorded.value.resolved } };
}

/** The chart of ours that would be replaced; undefined when nothing stands there or it could not be replaced anyway. */
export function readPreviousChart(state: OutputState, mayChangeIntent: boolean): PreviousChart | undefined {
  if (state.kind !== 'ours') return undefined;
  const recorded = readChartRecord(state.files);
  if (!recorded.ok || findEdits(state.files, recorded.value.record, mayChangeIntent).length > 0)
    return undefined;
  return { files: state.files, resolved: recorded.value.resolved };
}

/**
 * Subcharts that came or changed since the run looked would be lost, and nobody has checked the chart with them. The lock
 * may be written anew.
 */
function requireKeptSubcharts(
  writer: ChartWriter,
  path: string,
  standing: ChartFiles,
  planned: ChartFiles,
): void {
  const digest = (files: ChartFiles): string =>
    writer.digestFiles(new Map([...selectVendored(files)].filter(([place]) => place !== LOCK_FILE)));
  if (digest(standing) === digest(planned)) return;
  throw new AutopilotError(
    'CHART_EDITED',
    `the subcharts in ${path}/charts were changed while this run was under way`,
    { hint: 'Run it again: it keeps and checks the subcharts that are there.', details: { path } },
  );
}

function otherApplication(
  path: string,
  standing: readonly string[],
  wanted: readonly string[],
): AutopilotError {
  return new AutopilotError(
    'OUTPUT_OCCUPIED',
    `${path} holds the chart of another application (${standing.join(', ')}), which has nothing of ${wanted.join(', ')}`,
    {
      hint: 'Choose another directory with --out, or give this chart a name of its own: say "the chart is called …" in the request, or set chart.name in the Blueprint file.',
      details: { path, standing, wanted },
    },
  );
}

/** The intent is the one file that a person is meant to change. Removing it is an edit like any other. */
function findEdits(files: ChartFiles, record: ChartRecord, mayChangeIntent = true): readonly EditedFile[] {
  const edited = findEditedFiles(files, record);
  return mayChangeIntent
    ? edited.filter(({ path, change }) => path !== INTENT_FILE || change !== 'changed')
    : edited;
}

function editedChart(path: string, edited: readonly EditedFile[]): AutopilotError {
  const isIntent = edited.every((file) => file.path === INTENT_FILE && file.change === 'changed');
  const named = edited.slice(0, NAMED_FILES).map((file) => `${file.path} (${file.change})`);
  const more = edited.length > named.length ? ` and ${edited.length - named.length} more` : '';
  return new AutopilotError('CHART_EDITED', `${path} was edited by hand: ${named.join(', ')}${more}`, {
    hint: isIntent
      ? `Use it with: create --from ${path}/${INTENT_FILE}, or choose another directory with --out.`
      : 'Move your changes into autopilot.yaml or away, or choose another directory with --out.',
    details: { path, files: edited.map((file) => ({ ...file })) },
  });
}
