import type { ChartFeature, UnitTestSuite } from '../../chart-feature.js';
import type { ComponentPlan, RoutePlan } from '../../chart-plan.js';
import type { ValueDefinition } from '../../value-definition.js';
import { pattern } from '../../value-schemas.js';
import { offTest, routeSetting } from '../exposure/exposure-suites.js';
import { defineRoute, filtersValue, parentValues, pathValue } from '../exposure/route-values.js';
import { routeVariables } from '../exposure/route-variables.js';

/** One HTTPRoute of the Gateway API for each route of that kind. */
export const httpRouteFeature: ChartFeature = {
  name: 'http-route',
  forComponent: (component, plan) => {
    const routes = component.routes.filter(({ route }) => route.kind === 'HTTPRoute');
    return {
      values: routes.flatMap(values),
      templates: routes.map((route) => ({
        path: `${route.fileName}.yaml`,
        text: 'http-route/http-route.yaml',
        variables: routeVariables(component, plan, route),
        lines: { 'parent-refs': [{ text: 'exposure/parent-refs.tpl' }] },
      })),
      suites: routes.map((route) => suite(component, route)),
    };
  },
};

/** A duration of the Gateway API, or nothing. @see https://gateway-api.sigs.k8s.io/geps/gep-2257/ */
const GATEWAY_DURATION = pattern('^(([0-9]{1,5}(h|m|s|ms)){1,4})?$');

function values(plan: RoutePlan): readonly ValueDefinition[] {
  const define = defineRoute(plan);
  return [
    ...parentValues(plan),
    pathValue(plan),
    filtersValue(plan),
    define(
      'timeouts.request',
      "Longest time a client waits for its whole answer, such as 30s; empty: the Gateway's default.",
      GATEWAY_DURATION,
      { value: '', example: '30s' },
    ),
    define(
      'timeouts.backendRequest',
      "Longest time one attempt to reach a pod takes; at most timeouts.request. Empty: the Gateway's default.",
      GATEWAY_DURATION,
      { value: '', example: '10s' },
    ),
  ];
}

function suite(component: ComponentPlan, plan: RoutePlan): UnitTestSuite {
  const { fileName, route } = plan;
  const on = routeSetting(plan, ['enabled'], true);
  const filter = { type: 'RequestHeaderModifier', requestHeaderModifier: { remove: ['X-Internal'] } };
  return {
    template: `${fileName}.yaml`,
    tests: [
      {
        it: 'attaches to the Gateway and leads to the Service',
        set: [on],
        asserts: [
          { isKind: { of: 'HTTPRoute' } },
          { equal: { path: 'spec.parentRefs[0].name', value: route.gateway?.name ?? '' } },
          { equal: { path: 'spec.hostnames', value: route.hosts } },
          {
            equal: {
              path: 'spec.rules[0].backendRefs[0].port',
              value: component.component.ports[route.port]?.servicePort ?? 0,
            },
          },
        ],
      },
      {
        it: 'filters requests and limits their time in the same rule',
        set: [
          on,
          routeSetting(plan, ['filters'], [filter]),
          routeSetting(plan, ['timeouts', 'request'], '30s'),
          routeSetting(plan, ['timeouts', 'backendRequest'], '10s'),
        ],
        asserts: [
          { equal: { path: 'spec.rules[0].matches[0].path.value', value: route.path } },
          { equal: { path: 'spec.rules[0].filters', value: [filter] } },
          { equal: { path: 'spec.rules[0].timeouts', value: { request: '30s', backendRequest: '10s' } } },
        ],
      },
      offTest(plan),
    ],
  };
}
