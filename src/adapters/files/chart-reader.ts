import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ChartFiles } from '../../core/chart/chart-files.js';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import type { ChartReader } from '../../core/ports/chart-reader.js';
import { decodeChartFiles } from './decode-chart-files.js';
import { readTree } from './read-tree.js';

const CHART_FILE = 'Chart.yaml';

/** {@link ChartReader} on the local file system. */
export function createChartReader(): ChartReader {
  return { readChart };
}

async function readChart(path: string): Promise<ChartFiles> {
  const directory = resolve(path);
  const status = await stat(directory).catch((cause: unknown) => {
    throw isMissing(cause) ? notFound(path, 'does not exist', cause) : unreadable(path, cause);
  });
  if (!status.isDirectory()) throw notFound(path, 'is not a directory');
  const files = await readTree(directory).catch((cause: unknown) => {
    throw AutopilotError.is(cause) ? cause : unreadable(path, cause);
  });
  if (!files.has(CHART_FILE)) throw notFound(path, `holds no ${CHART_FILE}`);
  return decodeChartFiles(files);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function notFound(path: string, problem: string, cause?: unknown): AutopilotError {
  return new AutopilotError('CHART_NOT_FOUND', `'${path}' ${problem}.`, {
    hint: `Give the directory that holds ${CHART_FILE}.`,
    cause,
    details: { path },
  });
}

function unreadable(path: string, cause: unknown): AutopilotError {
  return new AutopilotError('INPUT_UNREADABLE', `The chart '${path}' cannot be read.`, {
    hint: 'Make the directory and its files readable for you.',
    cause,
    details: { path },
  });
}
