import type { Run, RunStatus } from '../../core/ports/run-store.js';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import type { CommandDefinition } from '../command-definition.js';
import { formatTable } from '../output/format-table.js';
import { rememberRuns } from '../recent-runs.js';
import { formatTime } from '../render/format-time.js';

const STATUSES: Readonly<Record<RunStatus, true>> = {
  pending: true,
  running: true,
  waiting: true,
  succeeded: true,
  failed: true,
  rejected: true,
  cancelled: true,
};

/** The store's own limit. */
const MOST_LISTED = 200;

/** `autopilot runs list`. */
export const runsList: CommandDefinition = {
  path: ['runs', 'list'],
  summary: 'list runs, newest first',
  options: [
    { flags: '--status <status>', description: 'only runs that stand there', choices: Object.keys(STATUSES) },
    { flags: '--before <run-id>', description: 'the page that ends before this run' },
    { flags: '--limit <number>', description: `at most this many, up to ${MOST_LISTED}`, initial: '50' },
  ],
  examples: ['autopilot runs list --status waiting', 'autopilot runs list -o json'],
  async run(context, input) {
    const limit = input.positiveInteger('limit') ?? 50;
    if (limit > MOST_LISTED)
      throw new AutopilotError('USAGE_INVALID', `--limit is at most ${MOST_LISTED}, got ${limit}`);
    const status = (Object.keys(STATUSES) as RunStatus[]).find((name) => name === input.text('status'));
    const before = input.text('before');
    const autopilot = await context.openAutopilot();
    const runs = await autopilot.listRuns({
      limit,
      ...(status !== undefined && { status: [status] }),
      ...(before !== undefined && { before }),
    });
    if (before === undefined && status === undefined)
      rememberRuns(
        autopilot,
        runs.map((run) => ({ id: run.id, status: run.status, reviewIds: [] })),
      );
    await context.write({ runs: runs.map(toRow) }, (shown, style) => {
      if (shown.runs.length === 0) return 'no runs';
      const rows = shown.runs.map((run) => [run.id, run.status, run.chart, formatTime(run.updatedAtMs)]);
      return formatTable([['RUN', 'STATUS', 'CHART', 'UPDATED'], ...rows], (cell, column) =>
        column === 0 ? style.accent(cell) : cell,
      );
    });
    return 0;
  },
};

function toRow(run: Run): {
  readonly id: string;
  readonly status: RunStatus;
  readonly workflow: string;
  readonly chart: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
} {
  const chart = run.output?.['chart'];
  const name = typeof chart === 'object' && chart !== null && 'name' in chart ? chart['name'] : '';
  return {
    id: run.id,
    status: run.status,
    workflow: run.workflow,
    chart: typeof name === 'string' ? name : '',
    createdAtMs: run.createdAtMs,
    updatedAtMs: run.updatedAtMs,
  };
}
