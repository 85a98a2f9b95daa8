import { END, START, StateGraph } from '@langchain/langgraph';
import { createNode, type ChartNode } from './chart-node.js';
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
import { NODE_ENDS, type NodeEnd, type RoutingNode } from './node-ends.js';
import type { ChartNodeName } from './node-names.js';
import { createOptimizerWork } from './optimizer/optimizer-node.js';
import { createPlannerWork } from './planner/planner-node.js';
import { createSecurityWork } from './security/security-node.js';
import { ChartState } from './state.js';
import { createTemplateWork } from './template/template-node.js';
import { createValidatorWork } from './validator/validator-node.js';
import { ChartWorkbench } from './workbench/chart-workbench.js';

export type { ChartGraphDependencies } from './dependencies.js';
export { chartOutcome, readChartOutput } from './output.js';

/** The nodes by name. The type holds each of them to the ends it declares. */
type ChartNodes = { readonly [Name in RoutingNode]: ChartNode<NodeEnd<Name>> };

function createNodes(workbench: ChartWorkbench): ChartNodes {
  return {
    coordinator: createNode('coordinator', createCoordinatorWork(workbench)),
    clarification_gate: createNode('clarification_gate', createClarificationGate(workbench)),
    planner: createNode('planner', createPlannerWork(workbench)),
    planning_gate: createNode('planning_gate', createPlanningGate(workbench)),
    template: createNode('template', createTemplateWork(workbench)),
    generation_error_gate: createNode(
      'generation_error_gate',
      createFailureGate(workbench, 'generation_error'),
    ),
    validator: createNode('validator', createValidatorWork(workbench)),
    validation_failure_gate: createNode('validation_failure_gate', createValidationFailureGate(workbench)),
    security: createNode('security', createSecurityWork(workbench)),
    security_issue_gate: createNode('security_issue_gate', createSecurityIssueGate(workbench)),
    optimizer: createNode('optimizer', createOptimizerWork(workbench)),
    major_optimization_gate: createNode('major_optimization_gate', createMajorOptimizationGate(workbench)),
    generation_gate: createNode('generation_gate', createGenerationGate(workbench)),
    write_files: createNode('write_files', createWriteFilesWork(workbench)),
    package: createNode('package', createPackageWork(workbench)),
    error_handler: createNode('error_handler', handleError),
    human_intervention: createNode('human_intervention', createFailureGate(workbench, 'escalation')),
  };
}

/** The ends of a node, as the graph takes them. */
function endsOf(name: RoutingNode): { ends: ChartNodeName[] } {
  return { ends: [...NODE_ENDS[name]] };
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
  const nodes = createNodes(workbench);
  const { checkpointer, store } = dependencies;
  return new StateGraph(ChartState)
    .addNode('coordinator', nodes.coordinator, endsOf('coordinator'))
    .addNode('clarification_gate', nodes.clarification_gate, endsOf('clarification_gate'))
    .addNode('planner', nodes.planner, endsOf('planner'))
    .addNode('planning_gate', nodes.planning_gate, endsOf('planning_gate'))
    .addNode('template', nodes.template, endsOf('template'))
    .addNode('generation_error_gate', nodes.generation_error_gate, endsOf('generation_error_gate'))
    .addNode('validator', nodes.validator, endsOf('validator'))
    .addNode('validation_failure_gate', nodes.validation_failure_gate, endsOf('validation_failure_gate'))
    .addNode('security', nodes.security, endsOf('security'))
    .addNode('security_issue_gate', nodes.security_issue_gate, endsOf('security_issue_gate'))
    .addNode('optimizer', nodes.optimizer, endsOf('optimizer'))
    .addNode('major_optimization_gate', nodes.major_optimization_gate, endsOf('major_optimization_gate'))
    .addNode('generation_gate', nodes.generation_gate, endsOf('generation_gate'))
    .addNode('write_files', nodes.write_files, endsOf('write_files'))
    .addNode('package', nodes.package, endsOf('package'))
    .addNode('finalize', createFinalizeNode(workbench), { ends: [END] })
    .addNode('error_handler', nodes.error_handler, endsOf('error_handler'))
    .addNode('human_intervention', nodes.human_intervention, endsOf('human_intervention'))
    .addEdge(START, 'coordinator')
    .compile({
      name: 'chart',
      ...(checkpointer === undefined ? {} : { checkpointer }),
      ...(store === undefined ? {} : { store }),
    });
}

/** The compiled chart workflow. Input: `{ runId, input }`. */
export type CompiledChartGraph = ReturnType<typeof createChartGraph>;
