import type { Mode } from '../../../contract/chart-run.js';
import type { Gate } from '../../../contract/review.js';

/**
 * What a gate does in a run:
 * `approve` goes on without asking, `skip` goes on and leaves the proposal aside, `ask` parks for a person,
 * `exit` ends the run as failed, `end` ends it as finished (the plan is what was asked for).
 */
export type GateVerdict = 'approve' | 'skip' | 'ask' | 'exit' | 'end';

/** The part of a run's input that opens or closes gates. */
export interface GatePolicy {
  /** `--yes`. */
  readonly acceptDefaults: boolean;
  /** Policy wants a person at the planning gate. */
  readonly reviewPlan: boolean;
}

/** What is known about the thing at the gate. Facts that do not concern a gate are ignored. */
export interface GateFacts {
  /** The plan is complex enough for a person to look at it (`ChartRequirements.requiresHumanReview`). */
  readonly needsReview?: boolean;
  /** Clarification: every open question states a default. */
  readonly hasDefaults?: boolean;
  /** Clarification: a default stands in for something essential that nothing in the request speaks of. */
  readonly lacksEssential?: boolean;
  /** Failed checks: every blocking finding has a repair that only makes the chart safer, and they are few. */
  readonly hasSafeRepairs?: boolean;
}

type Rule = (policy: GatePolicy, facts: GateFacts) => GateVerdict;

const ask: Rule = () => 'ask';
const approve: Rule = () => 'approve';
const exit: Rule = () => 'exit';
const skip: Rule = () => 'skip';

const clarify: Rule = (policy, facts) =>
  policy.acceptDefaults && facts.hasDefaults === true ? 'approve' : 'ask';
/** Nobody looks on, so only a default with a basis is taken without `--yes`. */
const clarifyAlone: Rule = (policy, facts) =>
  facts.hasDefaults === true && facts.lacksEssential !== true ? 'approve' : clarify(policy, facts);

const reviewPlan: Rule = (policy) => (policy.reviewPlan && !policy.acceptDefaults ? 'ask' : 'approve');
const reviewComplexPlan: Rule = (policy, facts) =>
  facts.needsReview === true && !policy.acceptDefaults ? 'ask' : reviewPlan(policy, facts);
const reviewPlanOrExit: Rule = (policy) => (policy.reviewPlan && !policy.acceptDefaults ? 'exit' : 'approve');
const askUnlessAccepted: Rule = (policy) => (policy.acceptDefaults ? 'approve' : 'ask');
const skipIfAccepted: Rule = (policy) => (policy.acceptDefaults ? 'skip' : 'ask');
const repairOrAsk: Rule = (_policy, facts) => (facts.hasSafeRepairs === true ? 'approve' : 'ask');

/** In plan mode nothing is ever written, so the gates behind the plan are never met; they stay closed if they are. */
const planMode = {
  clarification: clarify,
  planning: () => 'end',
  validation_failure: ask,
  security_issue: ask,
  major_optimization: skip,
  generation: ask,
  generation_error: ask,
  escalation: ask,
} as const satisfies Record<Gate, Rule>;

/**
 * The gate table of docs/architecture.md#gates: one row per mode, one rule per gate.
 * `--yes` takes stated defaults and approves what only asks "is this right?"; it never opens a gate behind a failure.
 */
const GATE_TABLE = {
  plan: planMode,
  manual: {
    clarification: clarify,
    planning: reviewComplexPlan,
    validation_failure: ask,
    security_issue: ask,
    major_optimization: skipIfAccepted,
    generation: askUnlessAccepted,
    generation_error: ask,
    escalation: ask,
  },
  'accept-files': {
    clarification: clarify,
    planning: reviewPlan,
    validation_failure: ask,
    security_issue: ask,
    major_optimization: skipIfAccepted,
    generation: approve,
    generation_error: ask,
    escalation: ask,
  },
  auto: {
    clarification: clarifyAlone,
    planning: reviewPlan,
    validation_failure: repairOrAsk,
    security_issue: ask,
    major_optimization: skip,
    generation: approve,
    generation_error: ask,
    escalation: ask,
  },
  ci: {
    clarification: clarify,
    planning: reviewPlanOrExit,
    validation_failure: exit,
    security_issue: exit,
    major_optimization: skip,
    generation: approve,
    generation_error: exit,
    escalation: exit,
  },
} as const satisfies Record<Mode, Record<Gate, Rule>>;

/** Decides what a gate does. A pure table: no model and no prompt has a say in it. */
export function decideGate(gate: Gate, mode: Mode, policy: GatePolicy, facts: GateFacts = {}): GateVerdict {
  return GATE_TABLE[mode][gate](policy, facts);
}
