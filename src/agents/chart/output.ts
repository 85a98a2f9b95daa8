import type { ChartRunOutput, NextAction } from '../../contract/chart-run.js';
import { compareFindings, type Finding } from '../../core/checks/finding.js';
import { summariseFindings } from '../../core/checks/summarise-findings.js';
import { suggestForEditedChart } from './delivery/edited-chart-actions.js';
import { quoteWord } from './quote-word.js';
import type { ChartStateValues, RunFailure } from './state.js';

/** How a run stands when its graph stops without a pending gate. */
export interface ChartOutcome {
  readonly status: 'succeeded' | 'failed' | 'rejected';
  readonly failure?: RunFailure;
}

/** Reads how a finished run ended. A graph that stopped without saying so is our own fault. */
export function chartOutcome(state: Partial<ChartStateValues>): ChartOutcome {
  const { outcome = null, failure = null } = state;
  if (outcome === null)
    return {
      status: 'failed',
      failure: {
        code: 'INVARIANT_BROKEN',
        message: 'the workflow stopped without an outcome',
        hint: 'Report this with the run id.',
      },
    };
  return { status: outcome, ...(outcome === 'failed' && failure !== null ? { failure } : {}) };
}

/**
 * Reads what a run has to show from final or parked state values; parts that do not exist yet are empty. Reviews and the
 * questions of a parked run are added by whoever holds their rows.
 */
export function readChartOutput(state: Partial<ChartStateValues>): ChartRunOutput {
  const findings = readFindings(state);
  const { written = {}, chart, blueprint } = state;
  return {
    ...(chart ? { chart } : {}),
    ...written,
    ...(blueprint ? { blueprintDigest: blueprint.digest } : {}),
    decisions: [...(state.explained ?? [])],
    checks: [...(state.validationResult?.checks ?? []), ...(state.securityScanReport?.checks ?? [])],
    findings: [...findings],
    findingCounts: { ...summariseFindings(findings).bySeverity },
    unread: [...(state.unread ?? [])],
    notes: [...(state.notes ?? [])],
    questions: [...(state.questions ?? [])],
    reviews: [],
    nextActions: [...listNextActions(state)],
  };
}

/** Findings of every phase, each problem once, worst first. */
function readFindings(state: Partial<ChartStateValues>): readonly Finding[] {
  const all = Object.values(state.findings ?? {}).flat();
  return [...new Map(all.map((finding) => [finding.id, finding])).values()].sort(compareFindings);
}

/** What to do with a chart that was written. */
function suggestForChart(
  chartPath: string,
  { chart, input }: Partial<ChartStateValues>,
): readonly NextAction[] {
  if (!chart) return [];
  const [environment] = input?.environments ?? [];
  const values =
    environment === undefined ? '' : ` -f ${quoteWord(`${chartPath}/values-${environment}.yaml`)}`;
  return [
    {
      command: `autopilot explain ${quoteWord(chartPath)}`,
      why: 'see where every value comes from',
    },
    {
      command: `helm upgrade --install ${chart.name} ${quoteWord(chartPath)}${values}`,
      why: 'install it',
    },
    { command: `autopilot check ${quoteWord(chartPath)}`, why: 'check it again after an edit' },
  ];
}

function listNextActions(state: Partial<ChartStateValues>): readonly NextAction[] {
  const { written = {}, outcome, input, failure, runId } = state;
  if (failure?.code === 'CHART_EDITED' && input !== undefined && runId !== undefined)
    return suggestForEditedChart(failure, {
      runId,
      outputDirectory: state.outputDirectory ?? input.outputDirectory,
    });
  if (outcome === 'succeeded' && input?.mode === 'plan')
    return [
      { command: "autopilot create '<the same request>' --mode manual", why: 'make the chart of this plan' },
    ];
  return written.chartPath === undefined ? [] : suggestForChart(written.chartPath, state);
}
