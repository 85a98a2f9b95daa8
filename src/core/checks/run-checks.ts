import type { CheckInput } from './check.js';
import { compareFindings, type Finding } from './finding.js';
import { CHECKS } from './index.js';

/**
 * Runs the checks and gives their findings, worst first.
 *
 * The same problem in several render cases is one finding that names the cases. Equal inputs give equal outputs,
 * whatever the order of checks or cases.
 *
 * @param engines - Check groups to run, for example `['pod-security', 'secrets']`. @default all
 */
export function runChecks(input: CheckInput, engines?: readonly string[]): readonly Finding[] {
  const chosen = CHECKS.filter((check) => engines === undefined || engines.includes(check.engine));
  const found = chosen.flatMap((check) => check.run(input));
  return mergeCases(found, input.cases.length).sort(compareFindings);
}

function mergeCases(found: readonly Finding[], caseCount: number): Finding[] {
  const byId = new Map<string, Finding>();
  const casesById = new Map<string, Set<string>>();
  for (const finding of found) {
    const known = byId.get(finding.id);
    if (known === undefined || compareForMerge(finding, known) < 0) byId.set(finding.id, finding);
    const cases = casesById.get(finding.id) ?? new Set<string>();
    for (const name of finding.cases ?? []) cases.add(name);
    casesById.set(finding.id, cases);
  }
  return [...byId.values()].map((finding) =>
    nameCases(finding, [...(casesById.get(finding.id) ?? [])].sort(), caseCount),
  );
}

/** The worse finding represents the others; equally bad ones are ordered by text so that case order does not matter. */
function compareForMerge(left: Finding, right: Finding): number {
  return compareFindings(left, right) || (left.message < right.message ? -1 : 1);
}

function nameCases(finding: Finding, cases: readonly string[], caseCount: number): Finding {
  if (cases.length === 0) return finding;
  const suffix = cases.length === caseCount ? '' : ` (only in ${cases.join(', ')})`;
  return { ...finding, message: finding.message + suffix, cases: [...cases] };
}
