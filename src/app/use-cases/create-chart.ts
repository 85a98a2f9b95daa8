import { resolve } from 'node:path';
import { CHART_GRAPH_VERSION } from '../../agents/chart/state.js';
import type { ChartRunInput } from '../../contract/chart-run.js';
import { checkRequestText } from '../../core/intake/check-request-text.js';
import { separateSecrets } from '../../core/intake/secrets/separate-secrets.js';
import type { JsonObject } from '../../core/ports/json.js';
import type { CreateChartRequest, ProgressObserver, RunResult } from '../autopilot.js';
import { executeRun } from '../executor/execute-run.js';
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
  const input = await prepareInput(context, request);
  const runtime = await context.useRuntime();
  const run = await runtime.store.runs.create({
    id: runtime.ids.next('run'),
    workflow: 'chart',
    graphVersion: CHART_GRAPH_VERSION,
    input: input as unknown as JsonObject,
  });
  return executeRun(runtime, run.id, observe);
}

async function prepareInput(context: UseCaseContext, request: CreateChartRequest): Promise<ChartRunInput> {
  const blueprint =
    request.blueprintPath === undefined
      ? undefined
      : await readBlueprintFile(
          resolve(context.workingDirectory, request.blueprintPath),
          request.blueprintPath,
        );
  const { sanitised, secrets } = separateSecrets(readRequest(request));
  // Both start now: the versions need the engine, and the database opens beside it.
  void context.useRuntime().catch(() => undefined);
  const { configuration } = context;
  return {
    request: sanitised,
    ...(blueprint !== undefined && { blueprint }),
    separatedSecrets: secrets.map(({ placeholder, name, kind }) => ({ placeholder, name, kind })),
    outputDirectory: resolve(context.workingDirectory, request.outputDirectory),
    mode: request.mode,
    acceptDefaults: request.acceptDefaults,
    reviewPlan: configuration.reviewPlan,
    environments: [...(request.environments ?? configuration.environments)],
    kubernetesVersions: [...(await chooseKubernetesVersions(context))],
  };
}

/** The request's text; it may be empty only beside a Blueprint file. */
function readRequest(request: CreateChartRequest): string {
  if (request.blueprintPath !== undefined && request.request.trim() === '') return '';
  const checked = checkRequestText(request.request);
  if (checked.ok) return checked.value;
  throw checked.error;
}
