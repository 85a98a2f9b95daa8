import type {
  EngineDiagnostic,
  LintOutcome,
  RenderResult,
  SchemaProblem,
  UnitTestOutcome,
  ValidationOutcome,
} from '../ports/helm-engine.js';
import { compareFindings, type Finding, type Severity } from './finding.js';
import { pathInChart } from './manifest/parse-manifests.js';

/** Answers of the Helm engine; each part that is given is converted. */
export interface EngineOutput {
  readonly lint?: LintOutcome;
  readonly renders?: readonly RenderResult[];
  readonly validation?: ValidationOutcome;
  readonly unitTests?: UnitTestOutcome;
}

const SEVERITY_OF: Readonly<Record<EngineDiagnostic['severity'], Severity>> = {
  error: 'high',
  warning: 'medium',
  info: 'info',
};

/**
 * Converts what the Helm engine reports into findings, worst first: lint messages, failed renderings, strict-schema
 * problems (merged over cases and Kubernetes versions) and failed unit tests.
 *
 * Errors are `high`: the chart does not install or its own tests fail.
 */
export function findingsFromEngine(output: EngineOutput): readonly Finding[] {
  const renders = output.renders ?? output.validation?.renders ?? [];
  const found = [
    ...(output.lint?.diagnostics ?? []).map((diagnostic) => fromDiagnostic('lint', diagnostic)),
    ...renders.flatMap((result) =>
      result.errors.map((diagnostic) => fromDiagnostic('render', diagnostic, result.name)),
    ),
    ...(output.validation?.problems ?? []).map(fromSchemaProblem),
    ...fromUnitTests(output.unitTests),
  ];
  return mergeById(found).sort(compareFindings);
}

function fromDiagnostic(engine: string, diagnostic: EngineDiagnostic, caseName?: string): Finding {
  const rule = `${engine}/${diagnostic.stage}`;
  return {
    id: [rule, diagnostic.file ?? '', diagnostic.line ?? '', diagnostic.message].join('|'),
    rule,
    severity: SEVERITY_OF[diagnostic.severity],
    engine,
    message: diagnostic.message,
    ...(diagnostic.file === undefined || diagnostic.file === '' ? {} : { file: diagnostic.file }),
    ...(diagnostic.line === undefined || diagnostic.line < 1 ? {} : { line: diagnostic.line }),
    ...(caseName === undefined ? {} : { cases: [caseName] }),
    standards: [],
  };
}

function fromSchemaProblem(problem: SchemaProblem): Finding {
  const rule = 'schema/strict';
  const file = pathInChart(problem.template);
  const resource = `${problem.kind}/${problem.name}`;
  return {
    id: [rule, file, resource, problem.pointer, problem.message].join('|'),
    rule,
    severity: 'high',
    engine: 'schema',
    message: `${resource}${problem.pointer === '' ? '' : ` ${problem.pointer}`}: ${problem.message}`,
    hint: `Write only fields that Kubernetes ${problem.kubernetesVersion} knows, with values of the right type.`,
    resource,
    pointer: problem.pointer,
    file,
    cases: [problem.caseName],
    standards: ['kubeconform/strict'],
  };
}

function fromUnitTests(outcome: UnitTestOutcome | undefined): readonly Finding[] {
  if (outcome === undefined) return [];
  const failed = outcome.results.filter((result) => !result.passed);
  return [
    ...failed.map((result): Finding => ({
      id: ['unittest/failed', result.file, result.suite, result.test].join('|'),
      rule: 'unittest/failed',
      severity: 'high',
      engine: 'unittest',
      message: `${result.suite}: "${result.test}" failed: ${firstLines(result.message)}`,
      ...(result.file === '' ? {} : { file: result.file }),
      standards: [],
    })),
    ...outcome.diagnostics.map((diagnostic) => fromDiagnostic('unittest', diagnostic)),
  ];
}

/** Failure texts of helm-unittest hold whole manifests; the beginning says what is wrong. */
function firstLines(text: string): string {
  const lines = text.trim().split('\n');
  return lines.slice(0, 6).join('\n') + (lines.length > 6 ? '\n…' : '');
}

/** The same problem in several cases or versions is one finding that names them. */
function mergeById(findings: readonly Finding[]): Finding[] {
  const byId = new Map<string, Finding>();
  const casesById = new Map<string, Set<string>>();
  for (const finding of findings) {
    if (!byId.has(finding.id)) byId.set(finding.id, finding);
    const cases = casesById.get(finding.id) ?? new Set<string>();
    for (const name of finding.cases ?? []) cases.add(name);
    casesById.set(finding.id, cases);
  }
  return [...byId.values()].map((finding) => {
    const cases = [...(casesById.get(finding.id) ?? [])].sort();
    return cases.length === 0 ? finding : { ...finding, cases };
  });
}
