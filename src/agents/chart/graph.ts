import { END, START, StateGraph } from '@langchain/langgraph';
import { createNode } from './chart-node.js';
import { createCoordinatorWork } from './coordinator/coordinator-node.js';
import { createFinalizeNode } from './delivery/finalize-node.js';
import { createPackageWork } from './delivery/package-node.js';
import { createWriteFilesWork } from './delivery/write-files-node.js';
import type { ChartGraphDependencies } from './dependencies.js';
import { handleError } from './error-handling/error-handler-node.js';
import { createClarificationGate } from './gates/clarification-gate.js';
import { createFailureGate } from './gates/failure-gate.js';
import { createGenerationGate } from './gates/generation-gate.js';
import { createMajorOptimizationGate } from './gates/major-optimization-gate.js';
import { createPlanningGate } from './gates/planning-gate.js';
import { createSecurityIssueGate } from './gates/security-issue-gate.js';
import { createValidationFailureGate } from './gates/validation-failure-gate.js';
import { RETRYABLE_NODES, type ChartNodeName } from './node-names.js';
import { createOptimizerWork } from './optimizer/optimizer-node.js';
import { createPlannerWork } from './planner/planner-node.js';
import { createSecurityWork } from './security/security-node.js';
import { ChartState } from './state.js';
import { createTemplateWork } from './template/template-node.js';
import { createValidatorWork } from './validator/validator-node.js';
import { ChartWorkbench } from './workbench/chart-workbench.js';

export type { ChartGraphDependencies } from './dependencies.js';
export { CHART_GRAPH_VERSION } from './state.js';
export { chartOutcome, readChartOutput, type ChartOutcome } from './output.js';

/** Where a node may go beside the error handler. */
function ends<Target extends ChartNodeName>(
  ...targets: readonly Target[]
): { ends: (Target | 'error_handler')[] } {
  return { ends: [...targets, 'error_handler'] };
}

/**
 * Makes the chart workflow:
 * coordinator -> planner -> template -> validator -> security -> optimizer -> write_files -> package -> finalize.
 *
 * Every node routes with a typed `Command`, so there is no static edge behind the start. A gate that policy opens is
 * passed inside the node before it; a gate that a person decides is a superstep of its own. Validator and security go
 * back to the template with a repaired Blueprint, the optimizer back to the validator with an improved one, reviewers
 * back to the planner or template with a changed one. Failures go to the error handler.
 */
export function createChartGraph(dependencies: ChartGraphDependencies) {
  const workbench = new ChartWorkbench(dependencies);
  const { checkpointer, store } = dependencies;
  return new StateGraph(ChartState)
    .addNode(
      'coordinator',
      createNode('coordinator', createCoordinatorWork(workbench)),
      ends('planner', 'clarification_gate', 'finalize'),
    )
    .addNode(
      'clarification_gate',
      createNode('clarification_gate', createClarificationGate(workbench)),
      ends('planner', 'clarification_gate', 'finalize'),
    )
    .addNode(
      'planner',
      createNode('planner', createPlannerWork(workbench)),
      ends('template', 'planning_gate', 'finalize'),
    )
    .addNode(
      'planning_gate',
      createNode('planning_gate', createPlanningGate(workbench)),
      ends('template', 'planner', 'finalize'),
    )
    .addNode('template', createNode('template', createTemplateWork(workbench)), ends('validator'))
    .addNode(
      'generation_error_gate',
      createNode('generation_error_gate', createFailureGate(workbench, 'generation_error')),
      ends(...RETRYABLE_NODES, 'finalize'),
    )
    .addNode(
      'validator',
      createNode('validator', createValidatorWork(workbench)),
      ends('template', 'security', 'validation_failure_gate', 'human_intervention', 'finalize'),
    )
    .addNode(
      'validation_failure_gate',
      createNode('validation_failure_gate', createValidationFailureGate(workbench)),
      ends('template', 'finalize'),
    )
    .addNode(
      'security',
      createNode('security', createSecurityWork(workbench)),
      ends('template', 'optimizer', 'security_issue_gate', 'human_intervention', 'finalize'),
    )
    .addNode(
      'security_issue_gate',
      createNode('security_issue_gate', createSecurityIssueGate(workbench)),
      ends('template', 'finalize'),
    )
    .addNode(
      'optimizer',
      createNode('optimizer', createOptimizerWork(workbench)),
      ends('validator', 'major_optimization_gate', 'generation_gate', 'write_files', 'finalize'),
    )
    .addNode(
      'major_optimization_gate',
      createNode('major_optimization_gate', createMajorOptimizationGate(workbench)),
      ends('validator', 'generation_gate', 'write_files', 'finalize'),
    )
    .addNode(
      'generation_gate',
      createNode('generation_gate', createGenerationGate(workbench)),
      ends('write_files', 'template', 'planner', 'finalize'),
    )
    .addNode('write_files', createNode('write_files', createWriteFilesWork(workbench)), ends('package'))
    .addNode('package', createNode('package', createPackageWork(workbench)), ends('finalize'))
    .addNode('finalize', createFinalizeNode(workbench), { ends: [END] })
    .addNode(
      'error_handler',
      createNode('error_handler', handleError),
      ends(...RETRYABLE_NODES, 'generation_error_gate', 'human_intervention', 'finalize'),
    )
    .addNode(
      'human_intervention',
      createNode('human_intervention', createFailureGate(workbench, 'escalation')),
      ends(...RETRYABLE_NODES, 'finalize'),
    )
    .addEdge(START, 'coordinator')
    .compile({
      name: 'chart',
      ...(checkpointer === undefined ? {} : { checkpointer }),
      ...(store === undefined ? {} : { store }),
    });
}

/** The compiled chart workflow. Input: `{ runId, input }`. */
export type CompiledChartGraph = ReturnType<typeof createChartGraph>;
