import { z } from 'zod';
import type { NextAction } from '../../../contract/chart-run.js';
import { INTENT_FILE } from '../../../core/chart/chart-record.js';
import { quoteWord } from '../quote-word.js';
import type { RunFailure } from '../state.js';

/** What `CHART_EDITED` says beside its message. */
const EditedChart = z.object({
  /** Directory of the chart. */
  path: z.string(),
  files: z.array(z.object({ path: z.string(), change: z.string() })).default([]),
});

/** The run that stopped before an edited chart. */
export interface StoppedRun {
  readonly runId: string;
  readonly outputDirectory: string;
}

/**
 * What a person can do about a chart that was edited by hand: look, put the edits where the next release keeps them, go on
 * once the files are as they were, or leave that chart alone.
 */
export function suggestForEditedChart(failure: RunFailure, run: StoppedRun): readonly NextAction[] {
  const parsed = EditedChart.safeParse(failure.details);
  if (!parsed.success) return [];
  const { path, files } = parsed.data;
  const edited = files.filter((file) => file.path !== INTENT_FILE).map((file) => `${path}/${file.path}`);
  const intent = quoteWord(`${path}/${INTENT_FILE}`);
  const look = {
    command: `git diff -- ${edited.map(quoteWord).join(' ')}`,
    why: 'see the edits, if git knows the chart',
  };
  return [
    ...(edited.length > 0 ? [look] : []),
    {
      command: `autopilot create --from ${intent} --out ${quoteWord(run.outputDirectory)}`,
      why:
        edited.length > 0
          ? `make the next release from ${INTENT_FILE}, after the edits moved into it and the files are as they were`
          : `make the next release from ${INTENT_FILE} as it stands`,
    },
    {
      command: `autopilot runs resume ${run.runId}`,
      why: 'go on with this run, after the files are as they were generated or moved away',
    },
    {
      command: "autopilot create '<the same request>' --out <another directory>",
      why: 'leave the edited chart alone',
    },
  ];
}
