import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { load } from 'js-yaml';

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
import type { ManifestValidator } from '../manifest-validator.js';
import { type HelmProcessOptions, runHelm } from './helm-process.js';
import { readHelmError } from './read-helm-error.js';
import { readLint } from './read-lint.js';
import { renderWithBinary } from './render-with-binary.js';
import { withUnpackedChart } from './unpacked-chart.js';

/** Which binary, and who does what a helm binary cannot. */
export interface BinaryHelmEngineOptions {
  /** Path of the helm executable, or its name on PATH. */
  readonly binary: string;
  /** Checks rendered documents against schemas and runs unit tests. Closed together with this engine. */
  readonly builtIn: HelmEngine & ManifestValidator;
  /** For one process. @default 60000 */
  readonly timeLimitMilliseconds?: number;
}

const DEFAULT_TIME_LIMIT_MILLISECONDS = 60_000;

/**
 * A {@link HelmEngine} that renders, lints and packages with a helm binary. Strict schemas and unit tests stay with
 * the built-in engine: helm has neither.
 */
export function createBinaryHelmEngine(options: BinaryHelmEngineOptions): HelmEngine {
  return new BinaryHelmEngine(options);
}

class BinaryHelmEngine implements HelmEngine {
  readonly #builtIn: HelmEngine & ManifestValidator;
  readonly #process: HelmProcessOptions;
  readonly #closing = new AbortController();

  constructor(options: BinaryHelmEngineOptions) {
    this.#builtIn = options.builtIn;
    this.#process = {
      binary: options.binary,
      timeLimitMilliseconds: options.timeLimitMilliseconds ?? DEFAULT_TIME_LIMIT_MILLISECONDS,
      signal: this.#closing.signal,
    };
  }

  async info(): Promise<EngineInfo> {
    this.#requireOpen();
    const { kubernetesVersions } = await this.#builtIn.info();
    const helmVersion = await withUnpackedChart(new Map(), async ({ home }) => {
      const output = await runHelm(this.#process, home, ['version', '--template', '{{.Version}}']);
      if (output.exitCode === 0) return output.stdout.trim();
      throw new AutopilotError(
        'HELM_NOT_FOUND',
        `${this.#process.binary} is not helm: ${output.stderr.trim()}`,
        {
          hint: 'Set HELM_BINARY to a helm 4 executable, or unset it to use the built-in engine.',
        },
      );
    });
    return { implementation: 'binary', helmVersion, kubernetesVersions };
  }

  async render(files: ChartFiles, cases: readonly RenderCase[]): Promise<readonly RenderResult[]> {
    this.#requireOpen();
    const chart = { cases, name: chartNameOf(files), hasNotes: files.has('templates/NOTES.txt') };
    return withUnpackedChart(files, (unpacked) => renderWithBinary(this.#process, unpacked, chart));
  }

  async validate(
    files: ChartFiles,
    cases: readonly RenderCase[],
    kubernetesVersions: readonly string[],
  ): Promise<ValidationOutcome> {
    const matrix = cases.flatMap((one) => kubernetesVersions.map((version) => ({ one, version })));
    const renders = await this.render(
      files,
      matrix.map(({ one, version }) => ({
        ...one,
        name: `${one.name}@${version}`,
        kubernetesVersion: version,
      })),
    );
    const outcome = await this.#builtIn.validateDocuments(
      matrix.map(({ one, version }, index) => ({
        caseName: one.name,
        kubernetesVersion: version,
        documents: renders[index]?.documents ?? [],
      })),
    );
    return { renders, ...outcome };
  }

  async lint(
    files: ChartFiles,
    options: { readonly strict?: boolean; readonly values?: readonly string[] } = {},
  ): Promise<LintOutcome> {
    this.#requireOpen();
    return withUnpackedChart(files, async ({ home, chart }) => {
      const argv = ['lint', chart, ...(options.strict === true ? ['--strict'] : [])];
      for (const [index, document] of (options.values ?? []).entries()) {
        const file = join(home, `values-${String(index)}.yaml`);
        await writeFile(file, document, { mode: 0o600 });
        argv.push('--values', file);
      }
      const output = await runHelm(this.#process, home, argv);
      const diagnostics = readLint(output.stdout, chart);
      const ok = output.exitCode === 0;
      return {
        ok,
        diagnostics: ok || diagnostics.length > 0 ? diagnostics : [readHelmError(output.stderr, chart)],
      };
    });
  }

  async unitTest(files: ChartFiles): Promise<UnitTestOutcome> {
    this.#requireOpen();
    return this.#builtIn.unitTest(files);
  }

  async package(files: ChartFiles): Promise<PackagedChart> {
    this.#requireOpen();
    return withUnpackedChart(files, async ({ home, chart }) => {
      const destination = join(home, 'package');
      await mkdir(destination);
      const output = await runHelm(this.#process, home, ['package', chart, '--destination', destination]);
      const [fileName] = await readdir(destination);
      if (output.exitCode === 0 && fileName !== undefined)
        return { fileName, bytes: new Uint8Array(await readFile(join(destination, fileName))) };
      const diagnostic = readHelmError(output.stderr, chart);
      throw new AutopilotError('CHART_INVALID', `The chart cannot be packaged: ${diagnostic.message}`, {
        hint: 'Run `autopilot check` on the chart to see every problem.',
        details: { diagnostics: [diagnostic] },
      });
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#builtIn.close();
  }

  #requireOpen(): void {
    if (this.#closing.signal.aborted)
      throw new AutopilotError('ENGINE_UNAVAILABLE', 'The Helm engine is closed.', {
        hint: 'Make no calls after close().',
      });
  }
}

/** The name in Chart.yaml; empty when there is none, then helm says so. */
function chartNameOf(files: ChartFiles): string {
  const content = files.get('Chart.yaml');
  try {
    const metadata = load(typeof content === 'string' ? content : new TextDecoder().decode(content));
    const name = (metadata as { readonly name?: unknown } | null | undefined)?.name;
    return typeof name === 'string' ? name : '';
  } catch {
    return '';
  }
}
