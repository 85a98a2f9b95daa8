import { checkSecurity } from '../../src/agents/chart/security/collect-security.js';
import { collectValidation } from '../../src/agents/chart/validator/collect-validation.js';
import { ChartChecks } from '../../src/agents/chart/workbench/chart-checks.js';
import type { ChartFiles } from '../../src/core/chart/chart-files.js';
import { compileChart } from '../../src/core/chart/compile-chart.js';
import { validateForCompile } from '../../src/core/chart/validate-for-compile.js';
import { compareFindings, type Finding } from '../../src/core/checks/finding.js';
import type { ResolvedBlueprint } from '../../src/core/blueprint/resolved-blueprint.js';
import type { HelmEngine } from '../../src/core/ports/helm-engine.js';
import { summarise } from '../measure.js';
import type { CorpusEntry } from './corpus.js';

/** What one application of the corpus came out as. */
export interface Inspection {
  readonly entry: CorpusEntry;
  readonly files: ChartFiles;
  /** Milliseconds of one compile: the median of several, the first of which is not counted. */
  readonly compileMs: number;
  /** Milliseconds of everything: compile, lint, render, validate, unit tests, rules. */
  readonly totalMs: number;
  /** Strictly validated objects, over all values files and Kubernetes versions. */
  readonly validated: number;
  readonly tests: number;
  readonly failedTests: number;
  /** Kinds without a strict schema. */
  readonly unknownKinds: readonly string[];
  /** Worst first; `info` left out. */
  readonly findings: readonly Finding[];
  /** Findings that the Blueprint has an accepted reason for. */
  readonly accepted: number;
}

const COMPILES = 5;

function measureCompile(resolved: ResolvedBlueprint): {
  readonly files: ChartFiles;
  readonly compileMs: number;
} {
  const files = compileChart(resolved);
  const times = Array.from({ length: COMPILES }, () => {
    const startMs = performance.now();
    compileChart(resolved);
    return performance.now() - startMs;
  });
  return { files, compileMs: summarise(times).median };
}

/** Lets V8 compile the compiler, so that the first application is not charged for it. */
export function warmUp(corpus: readonly CorpusEntry[]): void {
  for (const entry of corpus.slice(0, 10)) measureCompile(entry.resolve());
}

/** Compiles one entry and checks it as a run does. @throws Error when its Blueprint does not compile. */
export async function inspectEntry(
  entry: CorpusEntry,
  engine: HelmEngine,
  kubernetesVersions: readonly string[],
): Promise<Inspection> {
  const startMs = performance.now();
  const resolved = entry.resolve();
  const problems = validateForCompile(resolved);
  if (problems.length > 0)
    throw new Error(problems.map(({ pointer, message }) => `${pointer}: ${message}`).join('; '));
  const { files, compileMs } = measureCompile(resolved);
  const chart = { files, checks: new ChartChecks(engine, files, kubernetesVersions), draft: { resolved } };
  chart.checks.start();
  const [{ findings }, security] = [await collectValidation(chart), await checkSecurity(chart)];
  const [validation, unitTests] = [await chart.checks.validate(), await chart.checks.unitTest()];
  return {
    entry,
    files,
    compileMs,
    totalMs: performance.now() - startMs,
    validated: validation.validated,
    unknownKinds: validation.unknownKinds,
    tests: unitTests.results.length,
    failedTests: unitTests.results.filter(({ passed }) => !passed).length,
    accepted: security.filter(({ accepted }) => accepted !== undefined).length,
    findings: [...findings, ...security].filter(({ severity }) => severity !== 'info').sort(compareFindings),
  };
}
