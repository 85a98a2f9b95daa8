import { z } from 'zod';
import { ChartRunOutput } from '../../contract/chart-run.js';
import { ERROR_CATALOG, EXIT_CODE } from '../../core/errors/catalog.js';
import type { Run, RunStatus } from '../../core/ports/run-store.js';
import type { RunResult } from '../autopilot.js';
import { isErrorCode } from './describe-failure.js';

const EXIT_BY_STATUS: Readonly<Record<RunStatus, number>> = {
  succeeded: 0,
  pending: 3,
  running: 3,
  waiting: 3,
  failed: 1,
  rejected: 6,
  cancelled: 6,
};

const STATUSES_WITH_ERROR: readonly RunStatus[] = ['failed', 'waiting'];

/** The `error` column of a run. */
const StoredFailure = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
  details: z.record(z.string(), z.json()).optional(),
});

/** What a run that has not produced anything shows. */
const EMPTY_OUTPUT: ChartRunOutput = {
  decisions: [],
  checks: [],
  findings: [],
  findingCounts: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
  unread: [],
  notes: [],
  questions: [],
  reviews: [],
  nextActions: [],
};

/** Presents a stored run: its output and the exit code that stands for its status. */
export function readRunResult(run: Run): RunResult {
  const output = run.output === null ? EMPTY_OUTPUT : ChartRunOutput.parse(run.output);
  const error = readError(run);
  return { run, output, exitCode: chooseExitCode(run, error?.code), ...(error !== undefined && { error }) };
}

function readError(run: Run): RunResult['error'] {
  // A run can also wait for something that a person does outside: then the error says for what.
  if (run.error === null || !STATUSES_WITH_ERROR.includes(run.status)) return undefined;
  const stored = StoredFailure.parse(run.error);
  const { code, message, hint, details } = stored;
  return { code, message, ...(hint !== undefined && { hint }), ...(details !== undefined && { details }) };
}

function chooseExitCode(run: Run, errorCode: string | undefined): number {
  if (run.status === 'failed' && errorCode !== undefined && isErrorCode(errorCode))
    return EXIT_CODE[ERROR_CATALOG[errorCode].kind];
  return EXIT_BY_STATUS[run.status];
}
