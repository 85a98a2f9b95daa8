import type { Blueprint } from '../../../core/blueprint/schema/blueprint.js';
import { countOf } from '../../../core/text/count-of.js';
import type { ChartRequirements } from '../state.js';

/** Components from which a chart counts as complex. Chosen: more do not fit one screen of a review. */
const MANY_COMPONENTS = 4;
/** Parts (components, data stores, public routes) up to which a chart counts as simple. */
const FEW_PARTS = 3;

/** Says how complex an application is, and why. */
export function classifyRequirements(blueprint: Blueprint): ChartRequirements {
  const components = Object.keys(blueprint.components).sort();
  const dependencies = Object.keys(blueprint.dependencies).sort();
  const routes = Object.keys(blueprint.routes);
  const deviations = Object.values(blueprint.components).flatMap(({ security }) =>
    Object.keys(security.deviations).filter((field) => !isAllowedUser(field, security.runAsUser)),
  );
  const considerations = [
    ...(components.length > 1 ? [`${countOf(components.length, 'component')} in one chart`] : []),
    ...(dependencies.length > 0 ? [`uses ${dependencies.join(', ')}`] : []),
    ...(routes.length > 0 ? [countOf(routes.length, 'public route')] : []),
    ...(deviations.length > 0 ? [`deviates from the restricted standard: ${deviations.join(', ')}`] : []),
  ];
  const isComplex = components.length >= MANY_COMPONENTS || deviations.length > 0;
  const isSimple = components.length + dependencies.length + routes.length <= FEW_PARTS;
  return {
    components,
    dependencies,
    environments: Object.keys(blueprint.environments).sort(),
    complexity: isComplex ? 'complex' : isSimple ? 'simple' : 'medium',
    considerations,
    requiresHumanReview: isComplex,
  };
}

/** Low ids are what scanners warn about; the restricted standard forbids only root. */
function isAllowedUser(field: string, runAsUser: number): boolean {
  return field === 'runAsUser' && runAsUser !== 0;
}
