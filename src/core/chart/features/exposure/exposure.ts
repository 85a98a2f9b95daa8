import type { ChartFeature, SlotFill } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan, RoutePlan } from '../../chart-plan.js';
import type { RouteController } from '../../../blueprint/route-traits.js';
import { exposureSuites } from './exposure-suites.js';
import { routeEnvironments } from './route-environments.js';
import { routeCheckVariables } from './route-variables.js';

/** What all kinds of routes share: what environments change on them, and what their values are checked for. */
export const exposureFeature: ChartFeature = {
  name: 'exposure',
  forChart: (plan) =>
    hasRivals(plan) ? { fills: [{ slot: 'validations', text: 'exposure/claims.tpl' }] } : {},
  forComponent: (component, plan) => ({
    fills: component.routes.flatMap((route) => validations(component, plan, route)),
    suites: exposureSuites(component, plan),
    environments: routeEnvironments(plan, component.routes),
  }),
};

/** What has to be installed before a cluster knows the objects of a controller. */
const PROVIDERS: Readonly<Record<RouteController, string>> = {
  ingress: 'an ingress controller',
  gateway: 'the Gateway API',
  traefik: 'Traefik',
  istio: 'Istio',
};

function validations(component: ComponentPlan, plan: ChartPlan, route: RoutePlan): readonly SlotFill[] {
  const { kind } = route.route;
  const { apiVersion, controller, needsHosts, needsGateway } = route.traits;
  const shared = routeCheckVariables(component, route);
  const check = (text: SlotFill['text'], variables: Readonly<Record<string, string>> = {}): SlotFill => ({
    slot: 'validations',
    text,
    variables: { ...shared, ...variables },
  });
  return [
    ...(needsHosts ? [check('exposure/hosts-validation.tpl')] : []),
    ...(needsGateway ? [check('exposure/gateway-validation.tpl')] : []),
    ...(controller === 'ingress'
      ? []
      : [
          check('exposure/api-validation.tpl', {
            api: `${apiVersion}/${kind}`,
            kind,
            provider: PROVIDERS[controller],
          }),
        ]),
    ...(hasRivals(plan) && isRival(route)
      ? [check('exposure/claim-validation.tpl', { 'claim-path': claimPath(route, shared['route'] ?? '') })]
      : []),
  ];
}

/** A GRPCRoute has no path of its own: calls go to `/<service>/<method>`. */
function claimPath({ route }: RoutePlan, values: string): string {
  return route.kind === 'GRPCRoute' ? `(printf "/%s" ${values}.service)` : `${values}.path`;
}

/** True when two routes of the chart could be given the same host and path. */
export function hasRivals(plan: ChartPlan): boolean {
  return plan.components.flatMap(({ routes }) => routes.filter(isRival)).length > 1;
}

function isRival({ traits }: RoutePlan): boolean {
  return traits.layer === 'http';
}
