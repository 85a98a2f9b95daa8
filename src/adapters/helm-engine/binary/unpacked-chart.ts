import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { ChartFiles } from '../../../core/chart/chart-files.js';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';

/** 1980-01-01, in seconds: the time of every file, so that archives do not depend on when they are made. */
const FILE_TIME_SECONDS = 315_532_800;

/** A chart written to a private temporary folder. */
export interface UnpackedChart {
  /** Private folder; other files may be put here. */
  readonly home: string;
  /** Folder of the chart inside it. */
  readonly chart: string;
}

/**
 * Writes a chart to a folder only this user can read, runs `use`, and removes the folder whatever happens.
 *
 * @throws AutopilotError `CHART_INVALID` for a path that leaves the chart.
 */
export async function withUnpackedChart<Outcome>(
  files: ChartFiles,
  use: (unpacked: UnpackedChart) => Promise<Outcome>,
): Promise<Outcome> {
  const home = await mkdtemp(join(tmpdir(), 'k8s-autopilot-helm-'));
  try {
    await chmod(home, 0o700);
    const chart = join(home, 'chart');
    await mkdir(chart);
    for (const [path, content] of files) await writeChartFile(chart, path, content);
    return await use({ home, chart });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** Writes one file of a chart with the fixed time. */
export async function writeChartFile(
  chart: string,
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  if (path === '' || path.startsWith('/') || path.split('/').some((part) => part === '..' || part === '.'))
    throw new AutopilotError('CHART_INVALID', `The path ${JSON.stringify(path)} leaves the chart.`, {
      hint: 'Use paths below the root of the chart.',
    });
  const target = join(chart, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content);
  await utimes(target, FILE_TIME_SECONDS, FILE_TIME_SECONDS);
}
