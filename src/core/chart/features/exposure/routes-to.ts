import type { ChartPlan, ComponentPlan, RoutePlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';
import { routePath } from './route-variables.js';

/** A route whose traffic reaches a component. */
export interface RouteToComponent {
  readonly route: RoutePlan;
  /** How a person writes the path of its values. */
  readonly path: string;
  /** The Helm expression for its switch, in a template of the component. */
  readonly enabled: string;
}

/** The component's own routes, and those of others that send it a share. */
export function routesTo(component: ComponentPlan, plan: ChartPlan): readonly RouteToComponent[] {
  return plan.components.flatMap((owner) =>
    owner.routes.flatMap((route) => {
      const isOwn = owner.name === component.name;
      const { weights } = route.route.traefik ?? {};
      const receives = weights === undefined ? isOwn : component.name in weights;
      if (!receives) return [];
      const base =
        isOwn && component.section !== undefined
          ? '$c'
          : `.Values${owner.section === undefined ? '' : `.${owner.section}`}`;
      return [{ route, path: routePath(owner, route), enabled: readValue(base, route.valuesKey, 'enabled') }];
    }),
  );
}
