import { RETRYABLE_NODES, type ChartNodeName } from './node-names.js';

/**
 * Where each node may go. The graph declares it, and the compiler checks every node's `Command` against it. `finalize` is
 * not listed: it ends the run.
 */
export const NODE_ENDS = {
  coordinator: ['planner', 'clarification_gate', 'finalize', 'error_handler'],
  clarification_gate: ['planner', 'clarification_gate', 'finalize', 'error_handler'],
  planner: ['template', 'planning_gate', 'finalize', 'error_handler'],
  planning_gate: ['template', 'planner', 'finalize', 'error_handler'],
  template: ['validator', 'error_handler'],
  generation_error_gate: [...RETRYABLE_NODES, 'error_handler'],
  validator: [
    'template',
    'security',
    'validation_failure_gate',
    'human_intervention',
    'finalize',
    'error_handler',
  ],
  validation_failure_gate: ['template', 'finalize', 'error_handler'],
  security: [
    'template',
    'optimizer',
    'security_issue_gate',
    'human_intervention',
    'finalize',
    'error_handler',
  ],
  security_issue_gate: ['template', 'finalize', 'error_handler'],
  optimizer: [
    'validator',
    'major_optimization_gate',
    'generation_gate',
    'write_files',
    'finalize',
    'error_handler',
  ],
  major_optimization_gate: ['validator', 'generation_gate', 'write_files', 'finalize', 'error_handler'],
  generation_gate: ['write_files', 'template', 'planner', 'finalize', 'error_handler'],
  write_files: ['package', 'error_handler'],
  package: ['finalize', 'error_handler'],
  error_handler: [...RETRYABLE_NODES, 'generation_error_gate', 'human_intervention', 'error_handler'],
  human_intervention: [...RETRYABLE_NODES, 'error_handler'],
} as const satisfies Partial<Record<ChartNodeName, readonly ChartNodeName[]>>;

/** Nodes that route by {@link NODE_ENDS}. */
export type RoutingNode = keyof typeof NODE_ENDS;

/** Where one node may go. */
export type NodeEnd<Name extends RoutingNode> = (typeof NODE_ENDS)[Name][number];
