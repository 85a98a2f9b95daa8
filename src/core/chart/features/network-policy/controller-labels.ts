import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import type { RouteController } from '../../../blueprint/route-traits.js';
import { routesTo } from '../exposure/routes-to.js';

/** What the values call the pods that carry the traffic of a route. */
const NAMES: Readonly<Record<RouteController, string>> = {
  ingress: 'the ingress controller',
  gateway: 'the Gateway',
  traefik: 'Traefik',
  istio: "Istio's ingress gateway",
};

/**
 * Labels that the pods of a controller have by its own chart. Which controller serves an Ingress or a Gateway is not known.
 *
 * @see https://github.com/traefik/traefik-helm-chart/blob/master/traefik/templates/_helpers.tpl (traefik.labelselector)
 * @see https://istio.io/latest/docs/setup/additional-setup/gateway/ (the label of the ingress gateway)
 */
const LABELS: Readonly<Record<RouteController, Readonly<Record<string, string>> | undefined>> = {
  ingress: undefined,
  gateway: undefined,
  traefik: { 'app.kubernetes.io/name': 'traefik' },
  istio: { istio: 'ingressgateway' },
};

function controllersOf(component: ComponentPlan, plan: ChartPlan): readonly RouteController[] {
  return [...new Set(routesTo(component, plan).map(({ route }) => route.traits.controller))];
}

/** The controllers of a component's routes, as text. */
export function controllerNames(component: ComponentPlan, plan: ChartPlan): string {
  return controllersOf(component, plan)
    .map((controller) => NAMES[controller])
    .join(' and ');
}

/** Labels of the pods that carry a component's traffic; undefined when they are not known, or not the same for all routes. */
export function controllerLabels(
  component: ComponentPlan,
  plan: ChartPlan,
): Readonly<Record<string, string>> | undefined {
  const [controller, ...others] = controllersOf(component, plan);
  return controller === undefined || others.length > 0 ? undefined : LABELS[controller];
}
