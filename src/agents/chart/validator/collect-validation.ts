import type { CheckSummary } from '../../../contract/chart-run.js';
import { compareFindings, type Finding } from '../../../core/checks/finding.js';
import { findingsFromEngine } from '../../../core/checks/findings-from-engine.js';
import { isBlocking } from '../../../core/checks/summarise-findings.js';
import { countOf } from '../../../core/text/count-of.js';
import { MISSPELT_VALUE, type InspectedChart } from '../workbench/chart-checks.js';

/** Groups of our own rules that the validator runs; the security agent has the others. */
export const PRACTICE_ENGINES: readonly string[] = ['references', 'reliability', 'operability', 'values-api'];

/** One check of the validator: what it found, and a line for the summary. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly summary: CheckSummary;
}

/** `helm lint --strict`. */
export async function checkLint({ checks }: InspectedChart): Promise<CheckResult> {
  const lint = await checks.lint();
  const findings = findingsFromEngine({ lint });
  return {
    findings,
    summary: { name: 'lint', detail: `strict, ${countOf(lint.diagnostics.length, 'message')}`, ok: lint.ok },
  };
}

/** Renders every case on every Kubernetes version. */
export async function checkRenders({ checks }: InspectedChart): Promise<CheckResult> {
  const { renders } = await checks.validate();
  const findings = [...findingsFromEngine({ renders }), ...(await checks.unreadable())];
  const failed = renders.filter((render) => !render.ok).length;
  const detail =
    failed === 0
      ? countOf(renders.length, 'render')
      : `${failed} of ${countOf(renders.length, 'render')} failed`;
  return { findings, summary: { name: 'render', detail, ok: failed === 0 } };
}

/** Checks each rendered object against the strict schema of its Kubernetes version. */
export async function checkSchemas({ checks }: InspectedChart): Promise<CheckResult> {
  const validation = await checks.validate();
  const findings = findingsFromEngine({ validation: { ...validation, renders: [] }, renders: [] });
  const { problems, validated } = validation;
  return {
    findings,
    summary: {
      name: 'schema',
      detail: `${countOf(validated, 'object')}, ${countOf(problems.length, 'problem')}`,
      ok: problems.length === 0,
    },
  };
}

/** Runs the chart's own helm-unittest suites. */
export async function checkUnitTests({ checks }: InspectedChart): Promise<CheckResult> {
  const unitTests = await checks.unitTest();
  const failed = unitTests.results.filter((result) => !result.passed).length;
  const total = unitTests.results.length;
  const detail = failed === 0 ? countOf(total, 'test') : `${failed} of ${countOf(total, 'test')} failed`;
  return {
    findings: findingsFromEngine({ unitTests }),
    summary: { name: 'unit tests', detail, ok: unitTests.ok },
  };
}

/** Makes sure that a misspelt value is refused: values a chart ignores in silence are the commonest mistake of users. */
export async function checkMisspelling({ checks }: InspectedChart): Promise<CheckResult> {
  const probe = await checks.probeMisspelling();
  const isRefused = probe?.ok === false;
  const finding: Finding = {
    id: 'values-api/misspelt-value',
    rule: 'values-api/misspelt-value',
    severity: 'high',
    engine: 'values-api',
    message: `the chart accepts the misspelt value ${MISSPELT_VALUE} in silence`,
    hint: 'Close values.schema.json with additionalProperties: false.',
    file: 'values.schema.json',
    standards: [],
  };
  return {
    findings: isRefused ? [] : [finding],
    summary: {
      name: 'values',
      detail: isRefused ? 'a misspelt value is refused' : 'a misspelt value is accepted',
      ok: isRefused,
    },
  };
}

/** Runs our own rules about references, reliability, operability and the values API. */
export async function checkPractices({ checks, draft }: InspectedChart): Promise<CheckResult> {
  const all = await checks.findByRules(draft?.resolved);
  const findings = all.filter(({ engine }) => PRACTICE_ENGINES.includes(engine));
  return {
    findings,
    summary: {
      name: 'best practices',
      detail: countOf(findings.length, 'finding'),
      ok: !findings.some(isBlocking),
    },
  };
}

/**
 * Everything the validator answers for, whether or not an agent asked for it. Findings are merged by id and sorted,
 * worst first.
 */
export async function collectValidation(
  chart: InspectedChart,
): Promise<{ readonly findings: readonly Finding[]; readonly checks: readonly CheckSummary[] }> {
  const results = await Promise.all([
    checkLint(chart),
    checkRenders(chart),
    checkSchemas(chart),
    checkUnitTests(chart),
    checkMisspelling(chart),
    checkPractices(chart),
  ]);
  const byId = new Map(
    results.flatMap(({ findings }) => findings.map((finding) => [finding.id, finding] as const)),
  );
  return {
    findings: [...byId.values()].sort(compareFindings),
    checks: results.map(({ summary }) => summary),
  };
}

/** Engines whose findings speak about generated files; without a repair only we can correct them. */
const OWN_ENGINES: ReadonlySet<string> = new Set(['lint', 'render', 'schema', 'unittest']);

/** True when a finding is our own template's fault: the engine refuses what we generated and no Blueprint change helps. */
export function isTemplateFault(finding: Finding): boolean {
  return OWN_ENGINES.has(finding.engine) && finding.repair === undefined;
}
