import type { ChartFiles } from '../chart/chart-files.js';

/** One rendering: a set of values on one Kubernetes version. */
export interface RenderCase {
  /** Shown in results; unique within a call. */
  readonly name: string;
  /** YAML documents merged in order, like repeated `-f`. */
  readonly values?: readonly string[];
  /** `a.b=c` expressions applied after `values`, like repeated `--set`. */
  readonly set?: readonly string[];
  /** @default 'release-name' */
  readonly releaseName?: string;
  /** @default 'default' */
  readonly namespace?: string;
  /** For example `1.34.0`. @default the newest version the engine knows */
  readonly kubernetesVersion?: string;
  /** Added to the built-in API versions, like `--api-versions`. */
  readonly apiVersions?: readonly string[];
  readonly isUpgrade?: boolean;
}

/** A problem the engine reports, with the place when Helm names one. */
export interface EngineDiagnostic {
  /** Which step failed: load, values, dependencies, kubeVersion, schema, render, manifest, lint, package, validate, unittest. */
  readonly stage: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: string;
  /** Path inside the chart. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  readonly column?: number;
}

/** One object that a template produced. */
export interface RenderedDocument {
  /** Path of the template, beginning with the chart's name: `orders/templates/service.yaml`. */
  readonly template: string;
  readonly kind: string;
  readonly name: string;
  /** Hook events such as `test`; empty for ordinary objects. */
  readonly hooks: readonly string[];
  readonly yaml: string;
}

/** What one {@link RenderCase} gave. */
export interface RenderResult {
  readonly name: string;
  readonly ok: boolean;
  readonly documents: readonly RenderedDocument[];
  /** Exactly what `helm template` prints. Empty when `ok` is false. */
  readonly manifest: string;
  readonly notes: string;
  readonly errors: readonly EngineDiagnostic[];
}

/** A strict-schema problem of one rendered object. */
export interface SchemaProblem {
  /** `render` case name the object came from. */
  readonly caseName: string;
  readonly kubernetesVersion: string;
  readonly template: string;
  readonly kind: string;
  readonly name: string;
  /** JSON pointer into the object; '' for the whole object. */
  readonly pointer: string;
  readonly message: string;
}

/** What {@link HelmEngine.validate} gave. */
export interface ValidationOutcome {
  readonly renders: readonly RenderResult[];
  readonly problems: readonly SchemaProblem[];
  /** `apiVersion/kind` pairs no schema was found for, sorted. */
  readonly unknownKinds: readonly string[];
  /** Objects validated, over all cases and versions. */
  readonly validated: number;
}

/** What the lint rules say. */
export interface LintOutcome {
  /** False when a message reaches the limit: warning in strict mode, else error. */
  readonly ok: boolean;
  readonly diagnostics: readonly EngineDiagnostic[];
}

/** One helm-unittest test. */
export interface UnitTestResult {
  readonly suite: string;
  readonly file: string;
  readonly test: string;
  readonly passed: boolean;
  /** Failure text; empty when passed. */
  readonly message: string;
}

/** Result of a helm-unittest run. */
export interface UnitTestOutcome {
  readonly ok: boolean;
  readonly results: readonly UnitTestResult[];
  readonly diagnostics: readonly EngineDiagnostic[];
}

/** A chart archive. */
export interface PackagedChart {
  /** `<name>-<version>.tgz` */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Where an engine comes from. */
export interface EngineInfo {
  readonly implementation: 'wasm' | 'binary' | 'fake';
  readonly helmVersion: string;
  /** Kubernetes versions with strict schemas, oldest first, for example `1.30.14`. */
  readonly kubernetesVersions: readonly string[];
}

/** Helm, without a cluster: load, render, validate, lint, test and package a chart held in memory. */
export interface HelmEngine {
  /** @throws AutopilotError `ENGINE_UNAVAILABLE` or `HELM_NOT_FOUND` when it cannot start. */
  info(): Promise<EngineInfo>;
  /** Renders every case; a failing case is a result, not an exception. Order follows `cases`. */
  render(files: ChartFiles, cases: readonly RenderCase[]): Promise<readonly RenderResult[]>;
  /**
   * Renders every case on every version and checks each object against the strict schema of that version.
   * Case names in the result are `<case>@<version>`.
   */
  validate(
    files: ChartFiles,
    cases: readonly RenderCase[],
    kubernetesVersions: readonly string[],
  ): Promise<ValidationOutcome>;
  /** `helm lint`, with the values of `values` merged over the chart's own. */
  lint(
    files: ChartFiles,
    options?: { readonly strict?: boolean; readonly values?: readonly string[] },
  ): Promise<LintOutcome>;
  /** Runs the helm-unittest suites in the chart's `tests/` folder (`tests/*_test.yaml`). */
  unitTest(files: ChartFiles): Promise<UnitTestOutcome>;
  /** Makes a reproducible archive: fixed times and order. @throws AutopilotError `CHART_INVALID`. */
  package(files: ChartFiles): Promise<PackagedChart>;
  /** Ends the worker; later calls throw `ENGINE_UNAVAILABLE`. Idempotent. */
  close(): Promise<void>;
}
