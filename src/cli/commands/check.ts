import type { CheckReport } from '../../app/autopilot.js';
import type { CommandDefinition } from '../command-definition.js';
import { SEVERITY_NAMES, parseSeverity } from '../severities.js';
import { renderChecks, renderFindings } from '../render/findings.js';
import type { Style } from '../terminal/style.js';

/** `autopilot check`. */
export const check: CommandDefinition = {
  path: ['check'],
  summary: 'lint, render, validate and scan any chart',
  arguments: [
    { syntax: '<chart>', description: 'directory of a chart, made here or elsewhere', kind: 'directory' },
  ],
  options: [
    {
      flags: '--fail-on <severity>',
      description: 'lowest severity that ends with exit code 5',
      choices: SEVERITY_NAMES,
      initial: 'high',
    },
  ],
  examples: ['autopilot check ./charts/orders', 'autopilot check ./vendor/redis --fail-on critical -o json'],
  async run(context, input) {
    const autopilot = await context.openAutopilot();
    const report = await autopilot.checkChart(input.requiredArgument(0, 'chart'), {
      failOn: parseSeverity(input.text('failOn') ?? 'high'),
    });
    await context.write(report, renderReport);
    return report.exitCode;
  },
};

function renderReport(report: CheckReport, style: Style): string {
  return [
    `${style.strong(`${report.chart.name} ${report.chart.version}`)}  ${report.chart.path}`,
    renderChecks(report.checks, style),
    renderFindings(report.findings, style),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
