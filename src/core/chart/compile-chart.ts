import type { ResolvedBlueprint } from '../blueprint/resolved-blueprint.js';
import { AutopilotError } from '../errors/autopilot-error.js';
import { assembleChart } from './assemble-chart.js';
import type { ChartFiles } from './chart-files.js';
import { planChart } from './chart-plan.js';
import { CHART_FEATURES } from './features/index.js';
import { validateForCompile } from './validate-for-compile.js';

/**
 * Compiles a Blueprint into the files of its chart.
 *
 * Pure: the same Blueprint gives the same bytes, whatever its key order and provenance. Paths are relative to the
 * chart's root and sorted; every text ends with one line end.
 *
 * @throws AutopilotError `INVARIANT_BROKEN` when `validateForCompile` has problems (callers report those first), or
 * when two features write one file.
 */
export function compileChart(resolved: ResolvedBlueprint): ChartFiles {
  const problems = validateForCompile(resolved);
  if (problems.length > 0)
    throw new AutopilotError(
      'INVARIANT_BROKEN',
      'compileChart was called with a Blueprint it cannot compile',
      {
        hint: 'Report this: problems of a Blueprint are shown before it is compiled.',
        details: { problems },
      },
    );
  const { chart, templates } = assembleChart(planChart(resolved.blueprint), CHART_FEATURES);
  const files = new Map<string, string | Uint8Array>();
  const described = CHART_FEATURES.flatMap((feature) => [...(feature.describe?.(chart) ?? [])]);
  for (const [path, content] of [...templates, ...described]) {
    if (files.has(path)) throw new AutopilotError('INVARIANT_BROKEN', `two features write ${path}`);
    files.set(path, content);
  }
  return new Map([...files].sort(([left], [right]) => (left < right ? -1 : 1)));
}
