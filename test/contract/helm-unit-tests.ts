import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import type { ChartFiles } from '../../src/core/chart/chart-files.js';
import type { UnitTestOutcome } from '../../src/core/ports/helm-engine.js';
import { chartOf } from './helm-engine-charts.js';

const CHARTS = join(import.meta.dirname, 'charts');

function readChart(folder: string): ChartFiles {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return chartOf(
    Object.fromEntries(
      paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
    ),
  );
}

/**
 * Suites that use what tests may set (values, chart, release, capabilities, documents, snapshots, failing templates,
 * skipped tests) and tests that fail in every way.
 */
export const unitTestsChart: ChartFiles = readChart(join(CHARTS, 'units'));

/** What helm-unittest v1.1.2 itself says about {@link unitTestsChart}, as the port reports it. */
export const expectedUnitTests = JSON.parse(
  readFileSync(join(CHARTS, 'units-outcome.json'), 'utf8'),
) as UnitTestOutcome;
