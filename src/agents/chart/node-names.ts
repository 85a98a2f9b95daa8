import type { Gate } from '../../contract/review.js';

/** Every node of the chart workflow. Parked runs and checkpoints hold these names: see `CHART_GRAPH_VERSION`. */
export const CHART_NODES = [
  'coordinator',
  'clarification_gate',
  'planner',
  'planning_gate',
  'template',
  'generation_error_gate',
  'validator',
  'validation_failure_gate',
  'security',
  'security_issue_gate',
  'optimizer',
  'major_optimization_gate',
  'generation_gate',
  'write_files',
  'package',
  'finalize',
  'error_handler',
  'human_intervention',
] as const;

/** One of {@link CHART_NODES}. */
export type ChartNodeName = (typeof CHART_NODES)[number];

/** The node that asks a person for each gate. */
export const GATE_NODES = {
  clarification: 'clarification_gate',
  planning: 'planning_gate',
  validation_failure: 'validation_failure_gate',
  security_issue: 'security_issue_gate',
  major_optimization: 'major_optimization_gate',
  generation: 'generation_gate',
  generation_error: 'generation_error_gate',
  escalation: 'human_intervention',
} as const satisfies Record<Gate, ChartNodeName>;

/** The gate node of a gate. */
export type GateNode<Name extends Gate> = (typeof GATE_NODES)[Name];

/** Nodes that may fail and be tried again. */
export const RETRYABLE_NODES = [
  'coordinator',
  'planner',
  'template',
  'validator',
  'security',
  'optimizer',
  'write_files',
  'package',
  'finalize',
] as const satisfies readonly ChartNodeName[];

/** One of {@link RETRYABLE_NODES}. */
export type RetryableNode = (typeof RETRYABLE_NODES)[number];
