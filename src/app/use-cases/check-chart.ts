import { resolve } from 'node:path';
import { checkSecurity, summariseSecurity } from '../../agents/chart/security/collect-security.js';
import { collectValidation } from '../../agents/chart/validator/collect-validation.js';
import { ChartChecks, type InspectedChart } from '../../agents/chart/workbench/chart-checks.js';
import { readChartArchive } from '../../adapters/files/read-chart-archive.js';
import { createChartReader } from '../../adapters/files/chart-reader.js';
import { readChartRecord } from '../../core/chart/chart-record.js';
import type { ChartFiles } from '../../core/chart/chart-files.js';
import { compareFindings, SEVERITIES, type Finding, type Severity } from '../../core/checks/finding.js';
import { toObject } from '../../core/checks/manifest/manifest-value.js';
import { readYaml } from '../../core/checks/manifest/read-yaml.js';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import { EXIT_CODE } from '../../core/errors/catalog.js';
import type { CheckReport } from '../autopilot.js';
import type { UseCaseContext } from '../use-case-context.js';
import { chooseKubernetesVersions } from './choose-kubernetes-versions.js';

/**
 * Checks any chart the way a run checks its own: lint, render and strict schema of every values file on every Kubernetes
 * version, unit tests, and all our rules. Nothing is stored and nothing is written.
 *
 * @throws AutopilotError `CHART_NOT_FOUND`, `INPUT_UNREADABLE`, `CHART_INVALID`.
 */
export async function checkChart(
  context: UseCaseContext,
  path: string,
  options: { readonly failOn: Severity },
): Promise<CheckReport> {
  const engine = context.useEngine();
  const directory = resolve(context.workingDirectory, path);
  const files = await createChartReader().readChart(directory);
  const { name, version } = readIdentity(files, path);
  const recorded = readChartRecord(files);
  const chart: InspectedChart = {
    files,
    checks: new ChartChecks(engine, files, chooseKubernetesVersions(context), readChartArchive),
    ...(recorded.ok && { draft: recorded.value }),
  };
  chart.checks.start();
  await engine.info();
  const validation = await collectValidation(chart);
  const security = await checkSecurity(chart);
  const findings = [...validation.findings, ...security].sort(compareFindings);
  return {
    chart: { name, version, path: directory },
    checks: [...validation.checks, ...summariseSecurity(security)],
    findings,
    exitCode: findings.some((finding) => reaches(finding, options.failOn)) ? EXIT_CODE.gate : 0,
  };
}

function reaches(finding: Finding, threshold: Severity): boolean {
  return (
    finding.accepted === undefined && SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(threshold)
  );
}

function readIdentity(files: ChartFiles, path: string): { readonly name: string; readonly version: string } {
  const text = files.get('Chart.yaml') ?? '';
  if (typeof text !== 'string') throw invalidChart(`${path}/Chart.yaml is not text`, 'Is it the right file?');
  const reading = readYaml(text);
  if (!reading.ok) {
    const { line, message } = reading.error;
    const place = line === undefined ? '' : `:${line}`;
    throw invalidChart(
      `${path}/Chart.yaml${place} is not YAML: ${message}`,
      'Correct the syntax of Chart.yaml.',
    );
  }
  const { name, version } = toObject(reading.value.value);
  if (typeof name === 'string' && typeof version === 'string') return { name, version };
  const problems = Object.entries({ name, version }).flatMap(([field, value]) => fieldProblem(field, value));
  throw invalidChart(
    `${path}/Chart.yaml ${problems.join(' and ')}`,
    'Chart.yaml needs both as text: name: orders, version: "1.0.0".',
  );
}

function fieldProblem(field: string, value: unknown): readonly string[] {
  if (typeof value === 'string') return [];
  if (value === undefined || value === null) return [`has no ${field}`];
  return [`has a ${field} that is ${Array.isArray(value) ? 'a list' : `of type ${typeof value}`}`];
}

function invalidChart(message: string, hint: string): AutopilotError {
  return new AutopilotError('CHART_INVALID', message, { hint });
}
