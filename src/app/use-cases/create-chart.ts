import { resolve } from 'node:path';
import { createChartWriter } from '../../adapters/files/chart-writer.js';
import { prepareChart } from '../../agents/chart/coordinator/prepare-chart.js';
import { ChartRunInput } from '../../contract/chart-run.js';
import { checkRequestText } from '../../core/intake/check-request-text.js';
import { separateSecrets } from '../../core/intake/secrets/separate-secrets.js';
import { KNOWLEDGE } from '../../knowledge/index.js';
import type { CreateChartRequest, ProgressObserver, RunResult } from '../autopilot.js';
import { readProductVersion } from '../product-paths.js';
import type { UseCaseContext } from '../use-case-context.js';
import { chooseKubernetesVersions } from './choose-kubernetes-versions.js';
import { readBlueprintFile } from './read-blueprint-file.js';

/**
 * Starts a chart run and executes it until it ends or parks.
 *
 * Secrets are set aside before the first row is written: the stored request holds placeholders.
 *
 * @throws AutopilotError `REQUEST_EMPTY`, `REQUEST_TOO_LARGE`, `REQUEST_NOT_TEXT`, `INPUT_NOT_FOUND`, `BLUEPRINT_INVALID`.
 */
export async function createChart(
  context: UseCaseContext,
  request: CreateChartRequest,
  observe: ProgressObserver,
): Promise<RunResult> {
  const engine = context.useEngine();
  const answering = engine.info();
  answering.catch(() => undefined);
  const input = await readRunInput(context, request);
  // Before the database: the engine has the longest work, and this is what it waits for.
  const prepared = await prepareChart(input, {
    engine,
    writer: createChartWriter(),
    knowledge: KNOWLEDGE,
    generatorVersion: readProductVersion(context.paths),
  });
  const runtime = await context.useRuntime();
  // A run that could not be checked is not begun.
  await answering;
  const { startRun } = await import('../executor/start-run.js');
  return startRun(runtime, { input, prepared }, observe);
}

async function readRunInput(context: UseCaseContext, request: CreateChartRequest): Promise<ChartRunInput> {
  const blueprint =
    request.blueprintPath === undefined
      ? undefined
      : await readBlueprintFile(
          resolve(context.workingDirectory, request.blueprintPath),
          request.blueprintPath,
        );
  const { sanitised, secrets } = separateSecrets(readRequest(request));
  const { configuration } = context;
  return ChartRunInput.parse({
    request: sanitised,
    ...(blueprint !== undefined && { blueprint }),
    separatedSecrets: secrets.map(({ placeholder, name, kind }) => ({ placeholder, name, kind })),
    outputDirectory: resolve(context.workingDirectory, request.outputDirectory),
    mode: request.mode,
    acceptDefaults: request.acceptDefaults,
    reviewPlan: configuration.reviewPlan,
    environments: [...(request.environments ?? configuration.environments)],
    kubernetesVersions: [...chooseKubernetesVersions(context)],
  });
}

/** The request's text; it may be empty only beside a Blueprint file. */
function readRequest(request: CreateChartRequest): string {
  if (request.blueprintPath !== undefined && request.request.trim() === '') return '';
  const checked = checkRequestText(request.request);
  if (checked.ok) return checked.value;
  throw checked.error;
}
