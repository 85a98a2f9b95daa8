import { relative, sep } from 'node:path';
import type { RunResult } from '../../app/autopilot.js';
import type { ChartRunOutput } from '../../contract/chart-run.js';
import type { Style } from '../terminal/style.js';
import { renderChecks, renderFindings } from './findings.js';
import { renderQuestions } from './questions.js';

/**
 * What people read at the end of a run: where the chart is, what was decided and why, what was checked, what is open,
 * what to run next.
 */
export function renderRunSummary(result: RunResult, style: Style, workingDirectory: string): string {
  const { output } = result;
  return [
    renderHead(result, style, workingDirectory),
    renderDecisions(output, style),
    renderChecks(output.checks, style),
    output.checks.length > 0 ? renderFindings(output.findings, style) : '',
    renderList(
      'Not understood',
      output.unread.map((words) => `"${words}"`),
      style.caution,
    ),
    renderList('Notes', output.notes, style.strong),
    renderQuestions(output.questions, result.run.id, style),
    renderReviews(output, style),
    renderNext(output, style),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function renderHead(result: RunResult, style: Style, workingDirectory: string): string {
  const { output, run } = result;
  const name = output.chart === undefined ? '' : `${output.chart.name} ${output.chart.version}`;
  const lines = [['Run', `${run.id}  ${styleStatus(run.status, style)}`]];
  if (name !== '') lines.push(['Chart', `${name}${output.chartPath === undefined ? '  (not written)' : ''}`]);
  if (output.chartPath !== undefined) lines.push(['Files', showPath(output.chartPath, workingDirectory)]);
  if (output.packagePath !== undefined)
    lines.push(['Package', showPath(output.packagePath, workingDirectory)]);
  if (output.packageSha256 !== undefined) lines.push(['', style.faint(`sha256:${output.packageSha256}`)]);
  return lines.map(([label = '', text = '']) => `${style.strong(label.padEnd(8))} ${text}`).join('\n');
}

function styleStatus(status: RunResult['run']['status'], style: Style): string {
  if (status === 'succeeded') return style.good(status);
  return status === 'failed' || status === 'rejected' ? style.bad(status) : style.caution(status);
}

/** Relative below the working directory, absolute elsewhere. */
function showPath(path: string, workingDirectory: string): string {
  const short = relative(workingDirectory, path);
  return short.startsWith('..') || short === '' ? path : `.${sep}${short}`;
}

function renderDecisions(output: ChartRunOutput, style: Style): string {
  if (output.decisions.length === 0) return '';
  const lines = output.decisions.map(
    (fact) => `  ${fact.pointer} = ${style.accent(fact.value)}\n      ${style.faint(fact.why)}`,
  );
  return [style.strong('Decided, and why'), ...lines].join('\n');
}

function renderList(title: string, items: readonly string[], decorate: (text: string) => string): string {
  return items.length === 0 ? '' : [decorate(title), ...items.map((item) => `  - ${item}`)].join('\n');
}

function renderReviews(output: ChartRunOutput, style: Style): string {
  if (output.reviews.length === 0) return '';
  const lines = output.reviews.map((review) => `  ${review.id}  ${review.gate}  ${review.title}`);
  return [style.caution('Waiting for a decision'), ...lines].join('\n');
}

function renderNext(output: ChartRunOutput, style: Style): string {
  if (output.nextActions.length === 0) return '';
  const lines = output.nextActions.map(
    (action) => `  ${style.accent(action.command)}\n      ${style.faint(action.why)}`,
  );
  return [style.strong('Next'), ...lines].join('\n');
}
