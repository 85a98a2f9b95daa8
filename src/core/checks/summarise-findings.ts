import { SEVERITIES, type Finding, type Severity } from './finding.js';

/** Counts for the summary of a run. */
export interface FindingSummary {
  readonly total: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** Findings of each engine by severity; engines sorted by name, only those with findings. */
  readonly byEngine: Readonly<Record<string, Readonly<Record<Severity, number>>>>;
  /** Critical and high findings that nobody accepted: they stop at the security gate. */
  readonly blocking: number;
  readonly accepted: number;
  /** Findings that a Blueprint change repairs, and those of them that policy may repair without a person. */
  readonly repairable: number;
  readonly safelyRepairable: number;
}

/** Counts findings by severity and engine. */
export function summariseFindings(findings: readonly Finding[]): FindingSummary {
  const engines = [...new Set(findings.map((finding) => finding.engine))].sort();
  const byEngine = engines.map((engine) => [
    engine,
    countSeverities(findings.filter((finding) => finding.engine === engine)),
  ]);
  return {
    total: findings.length,
    bySeverity: countSeverities(findings),
    byEngine: Object.fromEntries(byEngine) as Record<string, Record<Severity, number>>,
    blocking: findings.filter(isBlocking).length,
    accepted: findings.filter((finding) => finding.accepted !== undefined).length,
    repairable: findings.filter((finding) => finding.repair !== undefined).length,
    safelyRepairable: findings.filter((finding) => finding.repair?.safe === true).length,
  };
}

/** True for a critical or high finding: the security gate needs a decision about it. */
export function isBlocking(finding: Finding): boolean {
  return finding.severity === 'critical' || finding.severity === 'high';
}

function countSeverities(findings: readonly Finding[]): Record<Severity, number> {
  const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}
