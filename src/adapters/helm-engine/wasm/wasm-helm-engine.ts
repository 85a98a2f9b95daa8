import { homedir } from 'node:os';
import { join } from 'node:path';

import type { ChartFiles } from '../../../core/chart/chart-files.js';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type {
  EngineInfo,
  HelmEngine,
  LintOutcome,
  PackagedChart,
  RenderCase,
  RenderResult,
  UnitTestOutcome,
  ValidationOutcome,
} from '../../../core/ports/helm-engine.js';
import type { MachineCodeFolder } from '../../machine-code/machine-code.js';
import type { ManifestValidator, RenderedVersion } from '../manifest-validator.js';
import { packChart } from './chart-parts.js';
import { EngineClient } from './engine-client.js';
import { ENGINE_WORKER_FILE } from './engine-manifest.js';
import type { WireResponse } from './engine-protocol.js';
import { openFrame, packFrame } from './frame.js';
import { readEngineInfo } from './read-engine-info.js';
import { readRender } from './render-results.js';
import { readProblems, readValidation } from './validation-results.js';
import type { StartReport, WorkerSettings } from './worker-messages.js';

/** Where the engine's files are and how it should run. */
export interface WasmHelmEngineOptions {
  /** Folder with `manifest.json`, the compressed engine and schemas, and the worker: `assets/engine` of the package. */
  readonly assetsDirectory: string;
  /** Folder for the unpacked module. @default `$XDG_CACHE_HOME/k8s-autopilot`, else `~/.cache/k8s-autopilot` */
  readonly cacheDirectory?: string;
  /** @default `helm-engine-worker.cjs` in the assets directory */
  readonly workerFile?: string;
  /**
   * `short`: baseline compiler only, for commands that end soon; sets V8 flags for the whole process.
   * `server`: the optimising compiler replaces hot functions, for processes that stay.
   * @default 'short'
   */
  readonly profile?: 'short' | 'server';
  /** Kept machine code. Replaces profile `short`: V8's flags stay as they are, or it would refuse that code. */
  readonly machineCode?: MachineCodeFolder;
  /** After this long without an answer a call fails with `ENGINE_FAILED` and the worker is replaced. @default 60000 */
  readonly timeLimitMilliseconds?: number;
}

const DEFAULT_TIME_LIMIT_MILLISECONDS = 60_000;

/** A {@link HelmEngine} that can also check documents rendered elsewhere, and report on itself. */
export interface WasmHelmEngine extends HelmEngine, ManifestValidator {
  /** How the engine came up; undefined until it has. */
  readonly startReport: StartReport | undefined;
  /** Size of the engine's memory after the latest call, in bytes. */
  readonly memoryBytes: number;
}

/** V8 11.3 (Node 20): baseline code only, compiled and validated function by function on first use. */
const SHORT_FLAGS = ['--liftoff-only', '--wasm-lazy-compilation', '--wasm-lazy-validation'];
const SERVER_FLAGS = ['--wasm-lazy-compilation', '--wasm-lazy-validation'];

/**
 * Helm compiled to WebAssembly, in a worker thread that starts at once. Construct it first and let it start beside
 * everything else.
 */
export function createWasmHelmEngine(options: WasmHelmEngineOptions): WasmHelmEngine {
  return new WorkerHelmEngine(options);
}

function v8Settings({
  profile,
  machineCode,
}: WasmHelmEngineOptions): Pick<WorkerSettings, 'v8Flags' | 'machineCode'> {
  if (machineCode !== undefined) return { v8Flags: [], machineCode };
  return { v8Flags: profile === 'server' ? SERVER_FLAGS : SHORT_FLAGS };
}

/** `$XDG_CACHE_HOME/k8s-autopilot`, else `~/.cache/k8s-autopilot`. */
function defaultCacheDirectory(): string {
  const base = process.env['XDG_CACHE_HOME'];
  return join(base !== undefined && base !== '' ? base : join(homedir(), '.cache'), 'k8s-autopilot');
}

class WorkerHelmEngine implements WasmHelmEngine {
  readonly #client: EngineClient;
  readonly #assetsDirectory: string;
  #info: EngineInfo | undefined;

  constructor(options: WasmHelmEngineOptions) {
    this.#assetsDirectory = options.assetsDirectory;
    this.#client = new EngineClient(
      options.workerFile ?? join(options.assetsDirectory, ENGINE_WORKER_FILE),
      {
        assetsDirectory: options.assetsDirectory,
        cacheDirectory: options.cacheDirectory ?? defaultCacheDirectory(),
        ...v8Settings(options),
      },
      options.timeLimitMilliseconds ?? DEFAULT_TIME_LIMIT_MILLISECONDS,
    );
  }

  get startReport(): StartReport | undefined {
    return this.#client.startReport;
  }

  get memoryBytes(): number {
    return this.#client.memoryBytes;
  }

  async info(): Promise<EngineInfo> {
    const { response } = await this.#call({ op: 'info' });
    return readEngineInfo(this.#assetsDirectory, response.helmVersion ?? 'unknown');
  }

  async render(files: ChartFiles, cases: readonly RenderCase[]): Promise<readonly RenderResult[]> {
    const chart = packChart(files);
    const { response, body } = await this.#call({ op: 'render', files: chart.files, cases }, chart.parts);
    if (response.renders === undefined) return cases.map(({ name }) => failedRender(name, response));
    return response.renders.map((render) => readRender(render, body));
  }

  async validate(
    files: ChartFiles,
    cases: readonly RenderCase[],
    kubernetesVersions: readonly string[],
  ): Promise<ValidationOutcome> {
    this.#requireSchemas(kubernetesVersions);
    const chart = packChart(files);
    const { response, body } = await this.#call(
      { op: 'validate', files: chart.files, cases, versions: kubernetesVersions },
      chart.parts,
    );
    return readValidation({ response, body, cases, kubernetesVersions });
  }

  async validateDocuments(renders: readonly RenderedVersion[]): Promise<Omit<ValidationOutcome, 'renders'>> {
    this.#requireSchemas([...new Set(renders.map(({ kubernetesVersion }) => kubernetesVersion))]);
    const encoder = new TextEncoder();
    const entries = renders.flatMap(({ caseName, kubernetesVersion, documents }) =>
      documents.map((document) => ({
        case: caseName,
        version: kubernetesVersion,
        template: document.template,
        bytes: encoder.encode(document.yaml),
      })),
    );
    const { response } = await this.#call(
      { op: 'validate', documents: entries.map(({ bytes, ...entry }) => ({ ...entry, size: bytes.length })) },
      entries.map(({ bytes }) => bytes),
    );
    return {
      problems: readProblems(response),
      unknownKinds: response.unknownKinds ?? [],
      validated: response.validated ?? 0,
    };
  }

  async lint(
    files: ChartFiles,
    options: { readonly strict?: boolean; readonly values?: readonly string[] } = {},
  ): Promise<LintOutcome> {
    const chart = packChart(files);
    const { response } = await this.#call(
      { op: 'lint', files: chart.files, values: options.values ?? [], strict: options.strict ?? false },
      chart.parts,
    );
    return { ok: response.ok, diagnostics: response.diagnostics ?? [] };
  }

  async unitTest(files: ChartFiles): Promise<UnitTestOutcome> {
    const chart = packChart(files);
    const { response } = await this.#call({ op: 'unitTest', files: chart.files }, chart.parts);
    return {
      ok: response.ok,
      results: (response.unitTests ?? []).map((result) => ({ ...result, message: result.message ?? '' })),
      diagnostics: response.diagnostics ?? [],
    };
  }

  async package(files: ChartFiles): Promise<PackagedChart> {
    const chart = packChart(files);
    const { response, body } = await this.#call({ op: 'package', files: chart.files }, chart.parts);
    if (!response.ok || response.fileName === undefined) throw invalidChart(response);
    const [start, length] = response.archive;
    return { fileName: response.fileName, bytes: body.slice(start, start + length) };
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  async #call(
    header: object,
    parts: readonly Uint8Array[] = [],
  ): Promise<{ response: WireResponse; body: Uint8Array }> {
    const answer = openFrame(await this.#client.call(packFrame(header, parts)));
    // Both sides of the frame are built together; engine/facade/protocol.go is the other one.
    const response = answer.header as WireResponse;
    if (response.failure !== undefined)
      throw new AutopilotError('ENGINE_FAILED', `The Helm engine refused a call: ${response.failure}`, {
        hint: 'This is a defect of the engine or of its caller; report it with the chart.',
      });
    return { response, body: answer.body };
  }

  /** @throws AutopilotError `CONFIG_INVALID` when a version has no schemas. */
  #requireSchemas(versions: readonly string[]): void {
    this.#info ??= readEngineInfo(this.#assetsDirectory, '');
    const known = this.#info.kubernetesVersions;
    const missing = versions.filter((version) => !known.some((other) => minorOf(other) === minorOf(version)));
    if (missing.length > 0)
      throw new AutopilotError(
        'CONFIG_INVALID',
        `There are no schemas for Kubernetes ${missing.join(', ')}.`,
        {
          hint: `Choose from ${known.join(', ')}.`,
        },
      );
  }
}

/** `v1.34.2` and `1.34` are the same minor version. */
const minorOf = (version: string): string => version.replace(/^v/, '').split('.').slice(0, 2).join('.');

function failedRender(name: string, response: WireResponse): RenderResult {
  return { name, ok: false, documents: [], manifest: '', notes: '', errors: response.diagnostics ?? [] };
}

function invalidChart(response: WireResponse): AutopilotError {
  const reasons = (response.diagnostics ?? []).map(({ message }) => message);
  return new AutopilotError('CHART_INVALID', `The chart cannot be packaged: ${reasons.join('; ')}`, {
    hint: 'Run `autopilot check` on the chart to see every problem.',
    details: { diagnostics: response.diagnostics ?? [] },
  });
}
