import type { Finding } from '../core/checks/finding.js';
import type { Answer } from '../core/intake/question.js';
import type { Review, ReviewStatus } from '../core/ports/review-store.js';
import type { Run, RunQuery } from '../core/ports/run-store.js';
import type { RunEvent } from '../core/ports/event-log.js';
import type { ChartRunOutput, CheckSummary, Mode } from '../contract/chart-run.js';
import type { Decision } from '../contract/review.js';
import type { RaisedEvent } from '../contract/run-event.js';

/** Receives progress while a call runs. Must not throw. */
export type ProgressObserver = (event: RaisedEvent, runId: string) => void;

/** What `create` is asked to do. Text and paths are as the user gave them; nothing is checked yet. */
export interface CreateChartRequest {
  /** The sentence; may be empty when `blueprintPath` is given. */
  readonly request: string;
  /** A Blueprint file (`autopilot.yaml`) to start from. */
  readonly blueprintPath?: string;
  /** Relative paths start at the working directory. */
  readonly outputDirectory: string;
  readonly mode: Mode;
  readonly acceptDefaults: boolean;
  /** @default ['dev', 'staging', 'prod'] */
  readonly environments?: readonly string[];
}

/** A run as it stands when a call returns: finished or parked. */
export interface RunResult {
  readonly run: Run;
  readonly output: ChartRunOutput;
  /** By the documented table: 0, 3, 5, 6, 7 … */
  readonly exitCode: number;
  /** Set when the run failed, or waits for something that a person has to do outside of it. */
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly hint?: string;
    /** Facts for scripts, by code: for `CHART_EDITED` the `path` of the chart and its edited `files`. */
    readonly details?: Readonly<Record<string, unknown>>;
  };
}

/** Everything known about one run. */
export interface RunDetails extends RunResult {
  readonly events: readonly RunEvent[];
  readonly reviews: readonly Review[];
}

/** What `check` found in a chart. */
export interface CheckReport {
  readonly chart: { readonly name: string; readonly version: string; readonly path: string };
  readonly checks: readonly CheckSummary[];
  /** Sorted, worst first. */
  readonly findings: readonly Finding[];
  /** 0, or 5 when a finding reaches the threshold. */
  readonly exitCode: number;
}

/** Why one leaf of a Blueprint has its value. */
export interface ExplainedLeaf {
  readonly pointer: string;
  readonly value: string;
  readonly rank: string;
  /** A sentence: the words of the request, the file and line, the archetype and its reference. */
  readonly why: string;
}

/** Why one value of values.yaml has its default. */
export interface ExplainedChartValue {
  /** JSON pointer into values.yaml. */
  readonly pointer: string;
  readonly value: string;
  /** What the value is for. */
  readonly description: string;
  /** Leaves of the Blueprint that decide it; none: a constant of this generator, the same in every chart with this part. */
  readonly from: readonly ExplainedLeaf[];
}

/** What `explain` says. */
export interface ChartExplanation {
  readonly leaves: readonly ExplainedLeaf[];
  /** Only for a path: without one they would say everything twice. */
  readonly values: readonly ExplainedChartValue[];
}

/** One line of `doctor`. */
export interface DoctorCheck {
  readonly name: string;
  readonly status: 'ok' | 'warning' | 'error' | 'skipped';
  readonly detail: string;
  readonly hint?: string;
}

/** One effective setting and where it comes from. Secrets are shown as `set` or `not set`. */
export interface ConfigurationEntry {
  readonly key: string;
  readonly value: string;
  /** `default`, `environment NAME`, `file PATH`. */
  readonly origin: string;
  /** Why the value cannot be read; the value is `invalid` then, and commands that work with settings refuse to run. */
  readonly problem?: string;
}

/**
 * The product as a library: every use case of the CLI and of later interfaces.
 *
 * Methods throw `AutopilotError`; a run that fails is a {@link RunResult} with `error`, not an exception.
 */
export interface Autopilot {
  createChart(request: CreateChartRequest, observe?: ProgressObserver): Promise<RunResult>;
  /** Goes on with a parked, crashed or failed run. Answers fill the open questions of a clarification. */
  resumeRun(
    id: string,
    options: { readonly answers?: readonly Answer[]; readonly acceptDefaults?: boolean },
    observe?: ProgressObserver,
  ): Promise<RunResult>;
  cancelRun(id: string, actor: string): Promise<Run>;
  listRuns(query: RunQuery): Promise<readonly Run[]>;
  showRun(id: string): Promise<RunDetails>;
  listReviews(query: { readonly runId?: string; readonly status?: ReviewStatus }): Promise<readonly Review[]>;
  showReview(id: string): Promise<Review>;
  /**
   * Decides a review and, unless `resume` is false, executes the run onward.
   *
   * @throws AutopilotError `REVIEW_CONFLICT` when somebody else decided first; `ANSWER_INVALID` when the gate does not take this decision.
   */
  decideReview(
    id: string,
    options: {
      readonly decision: Decision;
      readonly version?: number;
      readonly actor: string;
      readonly resume: boolean;
    },
    observe?: ProgressObserver,
  ): Promise<{ readonly review: Review; readonly result?: RunResult }>;
  checkChart(path: string, options: { readonly failOn: Finding['severity'] }): Promise<CheckReport>;
  /** Leaves of the Blueprint and values of values.yaml at or below a pointer or dotted path; all leaves when it is absent. */
  explainChart(path: string, at?: string): Promise<ChartExplanation>;
  doctor(): Promise<readonly DoctorCheck[]>;
  viewConfiguration(): readonly ConfigurationEntry[];
  /** Ends workers and gives the data directory back. Idempotent. */
  close(): Promise<void>;
}
