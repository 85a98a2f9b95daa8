import type { ChartRunInput } from '../../../contract/chart-run.js';
import { validateForCompile } from '../../../core/chart/validate-for-compile.js';
import type { Knowledge } from '../../../core/intake/knowledge.js';
import type { ChartWriter } from '../../../core/ports/chart-writer.js';
import type { HelmEngine } from '../../../core/ports/helm-engine.js';
import { ChartChecks } from '../workbench/chart-checks.js';
import { compileWithRecord } from '../workbench/chart-compiler.js';
import type { PreparedChart } from '../workbench/prepared-chart.js';
import { readResolveOptions, resolveDraft } from '../workbench/resolve-draft.js';
import { readInput } from './read-input.js';

/** What {@link prepareChart} works with. */
export interface ChartPreparation {
  readonly engine: HelmEngine;
  readonly writer: Pick<ChartWriter, 'inspect'>;
  readonly knowledge: Knowledge;
  readonly generatorVersion: string;
}

/**
 * Reads, resolves and compiles a request before its run exists, and posts the checks, so that the engine works while the
 * database opens. Stores nothing: a run that cannot use the outcome loses time, no more. A chart that stands at the place
 * already has a say in the next one, so then the run compiles.
 *
 * @returns Undefined when anything goes wrong: the run meets the same problem again and reports it.
 */
export async function prepareChart(
  input: ChartRunInput,
  preparation: ChartPreparation,
): Promise<PreparedChart | undefined> {
  try {
    return await prepare(input, preparation);
  } catch {
    return undefined;
  }
}

async function prepare(input: ChartRunInput, preparation: ChartPreparation): Promise<PreparedChart> {
  const { engine, writer, knowledge, generatorVersion } = preparation;
  const reading = readInput(input, knowledge);
  const resolution = resolveDraft(reading.facts, [], knowledge, readResolveOptions(input));
  if (resolution.kind !== 'draft' || input.mode === 'plan') return { input, reading, resolution };
  const { resolved } = resolution.draft;
  if (validateForCompile(resolved).length > 0) return { input, reading, resolution };
  const place = await writer.inspect(input.outputDirectory, resolved.blueprint.chart.name);
  if (place.kind !== 'absent') return { input, reading, resolution };
  const files = compileWithRecord(resolved, input, {
    generatorVersion,
    knowledgeVersion: knowledge.version,
  });
  const checks = new ChartChecks(engine, files, input.kubernetesVersions);
  checks.start();
  return { input, reading, resolution, compiled: { files, checks } };
}
