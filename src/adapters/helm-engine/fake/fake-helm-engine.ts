import { load } from 'js-yaml';

import type { ChartFiles } from '../../../core/chart/chart-files.js';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type {
  EngineInfo,
  HelmEngine,
  LintOutcome,
  PackagedChart,
  RenderCase,
  RenderedDocument,
  RenderResult,
  SchemaProblem,
  UnitTestOutcome,
  ValidationOutcome,
} from '../../../core/ports/helm-engine.js';

/** What a test wants the fake to answer instead of its defaults. */
export interface FakeHelmEngineScript {
  /** Replaces the rendering of a case. */
  readonly render?: (files: ChartFiles, one: RenderCase) => RenderResult;
  /** Problems to report for a rendered case on a version. */
  readonly problems?: (render: RenderResult, kubernetesVersion: string) => readonly SchemaProblem[];
  readonly lint?: (files: ChartFiles) => LintOutcome;
  readonly unitTest?: (files: ChartFiles) => UnitTestOutcome;
  /** @default ['1.30.14', '1.37.1'] */
  readonly kubernetesVersions?: readonly string[];
}

/** One recorded call. */
export interface FakeHelmEngineCall {
  readonly operation: 'info' | 'render' | 'validate' | 'lint' | 'unitTest' | 'package';
  readonly caseNames: readonly string[];
}

/**
 * A {@link HelmEngine} for unit tests. It does not know the template language: templates come out as they are
 * written, values have no effect, lint and unit tests pass. Anything else is scripted.
 */
export class FakeHelmEngine implements HelmEngine {
  /** Every call so far, oldest first. */
  readonly calls: FakeHelmEngineCall[] = [];
  readonly #script: FakeHelmEngineScript;
  #closed = false;

  constructor(script: FakeHelmEngineScript = {}) {
    this.#script = script;
  }

  async info(): Promise<EngineInfo> {
    await this.#record('info');
    return { implementation: 'fake', helmVersion: 'v0.0.0', kubernetesVersions: this.#kubernetesVersions };
  }

  async render(files: ChartFiles, cases: readonly RenderCase[]): Promise<readonly RenderResult[]> {
    await this.#record('render', cases);
    return cases.map((one) => this.#renderCase(files, one));
  }

  async validate(
    files: ChartFiles,
    cases: readonly RenderCase[],
    kubernetesVersions: readonly string[],
  ): Promise<ValidationOutcome> {
    await this.#record('validate', cases);
    const problems: SchemaProblem[] = [];
    let validated = 0;
    const renders = cases.flatMap((one) =>
      kubernetesVersions.map((kubernetesVersion) => {
        const render = this.#renderCase(files, { ...one, kubernetesVersion });
        problems.push(...(this.#script.problems?.(render, kubernetesVersion) ?? []));
        validated += render.documents.length;
        return { ...render, name: `${one.name}@${kubernetesVersion}` };
      }),
    );
    return { renders, problems, unknownKinds: [], validated };
  }

  async lint(files: ChartFiles): Promise<LintOutcome> {
    await this.#record('lint');
    return this.#script.lint?.(files) ?? { ok: true, diagnostics: [] };
  }

  async unitTest(files: ChartFiles): Promise<UnitTestOutcome> {
    await this.#record('unitTest');
    return this.#script.unitTest?.(files) ?? { ok: true, results: [], diagnostics: [] };
  }

  /** The "archive" is the list of files as JSON: the same files give the same bytes. */
  async package(files: ChartFiles): Promise<PackagedChart> {
    await this.#record('package');
    const { name, version } = readMetadata(files);
    if (name === undefined || version === undefined)
      throw new AutopilotError('CHART_INVALID', 'Chart.yaml has no name or no version.', {
        hint: 'Give the chart a name and a version.',
      });
    const entries = [...files].map(([path, content]) => [
      path,
      typeof content === 'string' ? content : [...content],
    ]);
    return {
      fileName: `${name}-${version}.tgz`,
      bytes: new TextEncoder().encode(JSON.stringify(entries.sort())),
    };
  }

  close(): Promise<void> {
    this.#closed = true;
    return Promise.resolve();
  }

  get #kubernetesVersions(): readonly string[] {
    return this.#script.kubernetesVersions ?? ['1.30.14', '1.37.1'];
  }

  #record(operation: FakeHelmEngineCall['operation'], cases: readonly RenderCase[] = []): Promise<void> {
    if (this.#closed)
      return Promise.reject(new AutopilotError('ENGINE_UNAVAILABLE', 'The Helm engine is closed.'));
    this.calls.push({ operation, caseNames: cases.map(({ name }) => name) });
    return Promise.resolve();
  }

  #renderCase(files: ChartFiles, one: RenderCase): RenderResult {
    return this.#script.render?.(files, one) ?? renderVerbatim(files, one.name);
  }
}

function renderVerbatim(files: ChartFiles, name: string): RenderResult {
  const chart = readMetadata(files).name;
  if (chart === undefined) {
    const message = 'Chart.yaml file is missing';
    return {
      name,
      ok: false,
      documents: [],
      manifest: '',
      notes: '',
      errors: [{ stage: 'load', severity: 'error', message }],
    };
  }
  const documents = [...files.keys()]
    .filter(isManifest)
    .map((path) => readDocument(chart, path, textOf(files, path)));
  return {
    name,
    ok: true,
    documents,
    manifest: documents.map(({ template, yaml }) => `---\n# Source: ${template}\n${yaml}\n`).join(''),
    notes: textOf(files, 'templates/NOTES.txt'),
    errors: [],
  };
}

const isManifest = (path: string): boolean => /^templates\/(?:.*\/)?[^_/][^/]*\.ya?ml$/.test(path);

function readDocument(chart: string, path: string, yaml: string): RenderedDocument {
  const object = (load(yaml) ?? {}) as {
    readonly kind?: string;
    readonly metadata?: { readonly name?: string };
  };
  return {
    template: `${chart}/${path}`,
    kind: object.kind ?? '',
    name: object.metadata?.name ?? '',
    hooks: [],
    yaml: yaml.trimEnd(),
  };
}

function textOf(files: ChartFiles, path: string): string {
  const content = files.get(path) ?? '';
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

function readMetadata(files: ChartFiles): { readonly name?: string; readonly version?: string } {
  return load(textOf(files, 'Chart.yaml')) ?? {};
}
