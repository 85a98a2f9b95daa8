import type { BlueprintProblem } from '../blueprint/blueprint-problem.js';
import type { ResolvedBlueprint } from '../blueprint/resolved-blueprint.js';
import { findAccessProblems } from './problems/access-problems.js';
import { findAutoscalerProblems } from './problems/autoscaler-problems.js';
import { findComponentProblems } from './problems/component-problems.js';
import { findConnectionProblems } from './problems/connection-problems.js';
import { findDependencyProblems } from './problems/dependency-problems.js';
import { findContainerProblems } from './problems/container-problems.js';
import { findEnvironmentProblems } from './problems/environment-problems.js';
import { findLayoutProblems } from './problems/layout-problems.js';
import { findMountProblems } from './problems/mount-problems.js';
import { findObjectNameProblems } from './problems/object-name-problems.js';
import { findNamespaceProblems } from './problems/namespace-problems.js';
import { findObservabilityProblems } from './problems/observability-problems.js';
import { findRouteProblems } from './problems/route-problems.js';
import { findTextProblems } from './problems/text-problems.js';
import { findSecretMountProblems } from './problems/secret-mount-problems.js';
import { findScalingProblems } from './problems/scaling-problems.js';
import { findSinglePodProblems } from './problems/single-pod-problems.js';
import { findStatefulSetProblems } from './problems/stateful-set-problems.js';
import { findVariableProblems } from './problems/variable-problems.js';
import { findVolumeProblems } from './problems/volume-problems.js';
import { findWorkloadProblems } from './problems/workload-problems.js';

/**
 * Finds everything in a valid Blueprint that no working chart can be made of: names that collide, references to
 * something that is not there, numbers that contradict each other. All problems at once, in a stable order.
 *
 * A Blueprint without problems compiles.
 */
export function validateForCompile({ blueprint }: ResolvedBlueprint): readonly BlueprintProblem[] {
  return [
    findLayoutProblems,
    findObjectNameProblems,
    findComponentProblems,
    findStatefulSetProblems,
    findWorkloadProblems,
    findContainerProblems,
    findVariableProblems,
    findVolumeProblems,
    findMountProblems,
    findSecretMountProblems,
    findScalingProblems,
    findSinglePodProblems,
    findAutoscalerProblems,
    findAccessProblems,
    findObservabilityProblems,
    findNamespaceProblems,
    findConnectionProblems,
    findDependencyProblems,
    findRouteProblems,
    findEnvironmentProblems,
    findTextProblems,
  ].flatMap((find) => find(blueprint));
}
