import { ReducedValue, StateSchema } from '@langchain/langgraph';
import { z } from 'zod';
import { ChartRunInput, CheckSummary, ExplainedFact } from '../../contract/chart-run.js';
import { DECISIONS_BY_GATE, GATES, OptimisationProposal } from '../../contract/review.js';
import { PHASES } from '../../contract/run-event.js';
import { Finding } from '../../core/checks/finding.js';
import { Question } from '../../core/intake/question.js';

/**
 * Version of the node names and state keys below. Parked runs hold them, so any rename or removal raises this number and
 * a run of another version is created again from its input.
 */
export const CHART_GRAPH_VERSION = 1;

/** The Blueprint a run stands at: identity of its content, and the stored draft it came from. */
export const BlueprintReference = z.strictObject({
  /** `digestBlueprint` of the content. */
  digest: z.string(),
  /** Artifact with facts, patches and the resolved Blueprint. */
  artifact: z.string(),
});
export type BlueprintReference = z.infer<typeof BlueprintReference>;

/** What the coordinator understood, in short. The facts themselves are in the draft. */
export const ChartRequirements = z.strictObject({
  components: z.array(z.string()),
  dependencies: z.array(z.string()),
  environments: z.array(z.string()),
  complexity: z.enum(['simple', 'medium', 'complex']),
  /** Reasons for the level, as sentences. */
  considerations: z.array(z.string()),
  requiresHumanReview: z.boolean(),
});
export type ChartRequirements = z.infer<typeof ChartRequirements>;

/** What the planner decided, in short, for people. */
export const ChartPlan = z.strictObject({
  name: z.string(),
  version: z.string(),
  /** Kubernetes kinds the chart will hold, sorted. */
  resources: z.array(z.string()),
  /** Sentences about the architecture, the sizing and the scaling. */
  decisions: z.array(z.string()),
  todos: z.array(z.string()),
});
export type ChartPlan = z.infer<typeof ChartPlan>;

/** What the validator found about one Blueprint. */
export const ValidationResult = z.strictObject({
  digest: z.string(),
  passed: z.boolean(),
  checks: z.array(CheckSummary),
});
export type ValidationResult = z.infer<typeof ValidationResult>;

/** What the security agent found about one Blueprint. */
export const SecurityScanReport = z.strictObject({
  digest: z.string(),
  passed: z.boolean(),
  checks: z.array(CheckSummary),
});
export type SecurityScanReport = z.infer<typeof SecurityScanReport>;

/** Facts about a failure for scripts, as the error carried them. */
export const FailureDetails = z.record(z.string(), z.json());

/** One failure of a node. */
export const ErrorContext = z.strictObject({
  /** `<node>#<epoch>.<attempt>`. */
  id: z.string(),
  node: z.string(),
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
  details: FailureDetails.optional(),
  retryable: z.boolean(),
  /** 1, 2 … since the last time a person said `retry`. */
  attempt: z.int().min(1),
  epoch: z.int().min(0),
});
export type ErrorContext = z.infer<typeof ErrorContext>;

/** A gate that was passed, by whom and on what. */
export const GateRecord = z.strictObject({
  /** `<gate>#<visit>`. */
  id: z.string(),
  gate: z.enum(GATES),
  decision: z.enum(
    Object.values(DECISIONS_BY_GATE).flat() as [
      (typeof DECISIONS_BY_GATE)[(typeof GATES)[number]][number],
      ...(typeof DECISIONS_BY_GATE)[(typeof GATES)[number]][number][],
    ],
  ),
  /** Digest of the Blueprint it was decided on; '' when there was none yet. */
  digest: z.string(),
  by: z.enum(['policy', 'person']),
  actor: z.string(),
});
export type GateRecord = z.infer<typeof GateRecord>;

/** Why a run ended without a chart. */
export const RunFailure = z.strictObject({
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
  details: FailureDetails.optional(),
});
export type RunFailure = z.infer<typeof RunFailure>;

/** Findings of each checking phase; a phase that runs again replaces its own. */
export const FindingsByPhase = z.partialRecord(
  z.enum(['validator', 'security', 'optimizer']),
  z.array(Finding),
);
export type FindingsByPhase = z.infer<typeof FindingsByPhase>;

/** How a finished run ended. */
export const OUTCOMES = ['succeeded', 'failed', 'rejected'] as const;

const StringSet = new ReducedValue(
  z.array(z.string()).default(() => []),
  { reducer: (current, next) => [...new Set([...current, ...next])] },
);

/** Keeps the bigger count of each key, so that applying an update twice changes nothing. */
function mergeCounts(
  current: Readonly<Record<string, number>>,
  next: Readonly<Record<string, number>>,
): Record<string, number> {
  const merged = { ...current };
  for (const [key, count] of Object.entries(next)) merged[key] = Math.max(merged[key] ?? 0, count);
  return merged;
}

function mergeById<Item extends { readonly id: string }>(
  current: readonly Item[],
  next: readonly Item[],
): Item[] {
  return [...new Map([...current, ...next].map((item) => [item.id, item])).values()];
}

/**
 * State of the chart workflow: small, JSON only, references instead of content. Files, manifests and conversations are
 * never in it. Every reducer is idempotent, because a retried or replayed superstep applies its update again.
 */
export const ChartState = new StateSchema({
  graphVersion: z.int().default(CHART_GRAPH_VERSION),
  runId: z.string(),
  input: ChartRunInput,
  phase: z.enum(PHASES).default('coordinator'),
  /** Visits of nodes and gates, and retries a person allowed (`retry:<node>`). */
  rounds: new ReducedValue(
    z.record(z.string(), z.int()).default(() => ({})),
    { reducer: mergeCounts },
  ),
  /** Artifact with the facts of a run that waits for answers; null before and after. */
  openFacts: z.string().nullable().default(null),
  blueprint: BlueprintReference.nullable().default(null),
  chart: z.strictObject({ name: z.string(), version: z.string() }).nullable().default(null),
  /** Set when a reviewer chose another place than the run's input. */
  outputDirectory: z.string().nullable().default(null),
  requirements: ChartRequirements.nullable().default(null),
  plan: ChartPlan.nullable().default(null),
  /** The most important decisions of the current Blueprint, with why. */
  explained: z.array(ExplainedFact).default(() => []),
  validationResult: ValidationResult.nullable().default(null),
  securityScanReport: SecurityScanReport.nullable().default(null),
  findings: new ReducedValue(
    FindingsByPhase.default(() => ({})),
    { reducer: (current, next) => ({ ...current, ...next }) },
  ),
  /** Proposals at the optimisation gate; empty once decided. */
  optimisations: z.array(OptimisationProposal).default(() => []),
  /** Ids of proposals nobody wants. */
  skippedOptimisations: StringSet,
  errors: new ReducedValue(
    z.array(ErrorContext).default(() => []),
    { reducer: (current, next) => mergeById(current, next) },
  ),
  decisions: new ReducedValue(
    z.array(GateRecord).default(() => []),
    { reducer: (current, next) => mergeById(current, next) },
  ),
  /** Open questions; empty once answered. */
  questions: z.array(Question).default(() => []),
  notes: StringSet,
  unread: StringSet,
  written: z
    .strictObject({
      chartPath: z.string().optional(),
      packagePath: z.string().optional(),
      packageSha256: z.string().optional(),
    })
    .default(() => ({})),
  outcome: z.enum(OUTCOMES).nullable().default(null),
  failure: RunFailure.nullable().default(null),
});

/** Values of {@link ChartState}. */
export type ChartStateValues = typeof ChartState.State;
/** What a node may change; reducers merge it into the state. */
export type ChartStateUpdate = Partial<ChartStateValues>;

/** Where a run stands, for monitoring. */
export interface WorkflowMetadata {
  readonly graphVersion: number;
  readonly currentPhase: ChartStateValues['phase'];
  readonly rounds: Readonly<Record<string, number>>;
  readonly errorCount: number;
}

/** Reads the monitoring view of a state. */
export function readWorkflowMetadata(state: ChartStateValues): WorkflowMetadata {
  return {
    graphVersion: state.graphVersion,
    currentPhase: state.phase,
    rounds: state.rounds,
    errorCount: state.errors.length,
  };
}
