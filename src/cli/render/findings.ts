import type { CheckSummary } from '../../contract/chart-run.js';
import type { Finding, Severity } from '../../core/checks/finding.js';
import { SEVERITY_NAMES } from '../severities.js';
import type { Style } from '../terminal/style.js';

/** More findings than this are counted, not printed; `-o json` has all. */
const MOST_SHOWN = 20;

/** One line per check: did it hold, what did it do. */
export function renderChecks(checks: readonly CheckSummary[], style: Style): string {
  if (checks.length === 0) return '';
  const width = Math.max(...checks.map((check) => check.name.length));
  const lines = checks.map(
    (check) =>
      `  ${check.ok ? style.good('ok    ') : style.bad('failed')}  ${check.name.padEnd(width)}  ${check.detail}`,
  );
  return [style.strong('Checks'), ...lines].join('\n');
}

/** Numbers by severity, then the worst ones with place and hint. */
export function renderFindings(findings: readonly Finding[], style: Style): string {
  const counts = SEVERITY_NAMES.map(
    (severity) => `${findings.filter((finding) => finding.severity === severity).length} ${severity}`,
  );
  const shown = findings.slice(0, MOST_SHOWN).map((finding) => renderFinding(finding, style));
  const rest = findings.length - shown.length;
  return [
    `${style.strong('Findings')}  ${counts.join(', ')}`,
    ...shown,
    ...(rest > 0 ? [`  and ${rest} more: see -o json`] : []),
  ].join('\n');
}

function renderFinding(finding: Finding, style: Style): string {
  const place = [finding.resource, finding.pointer, formatPlace(finding)].filter(Boolean).join(' ');
  const lines = [
    `  ${styleSeverity(finding.severity, style)}  ${finding.rule}  ${finding.message}`,
    ...(place === '' ? [] : [`            ${style.faint(place)}`]),
    ...(finding.hint === undefined ? [] : [`            hint: ${finding.hint}`]),
  ];
  return lines.join('\n');
}

function formatPlace(finding: Finding): string {
  if (finding.file === undefined) return '';
  return finding.line === undefined ? finding.file : `${finding.file}:${finding.line}`;
}

function styleSeverity(severity: Severity, style: Style): string {
  const text = severity.padEnd(8);
  if (severity === 'critical' || severity === 'high') return style.bad(text);
  return severity === 'medium' ? style.caution(text) : style.faint(text);
}
