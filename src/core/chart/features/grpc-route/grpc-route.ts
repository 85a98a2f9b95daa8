import type { ChartFeature, UnitTestSuite } from '../../chart-feature.js';
import type { ComponentPlan, RoutePlan } from '../../chart-plan.js';
import type { ValueDefinition } from '../../value-definition.js';
import { pattern } from '../../value-schemas.js';
import { offTest, routeSetting } from '../exposure/exposure-suites.js';
import { defineRoute, filtersValue, parentValues } from '../exposure/route-values.js';
import { routeVariables } from '../exposure/route-variables.js';
import { parseGrpcPath } from './grpc-path.js';

/** One GRPCRoute of the Gateway API for each route of that kind. */
export const grpcRouteFeature: ChartFeature = {
  name: 'grpc-route',
  forComponent: (component, plan) => {
    const routes = component.routes.filter(({ route }) => route.kind === 'GRPCRoute');
    return {
      values: routes.flatMap(values),
      templates: routes.map((route) => ({
        path: `${route.fileName}.yaml`,
        text: 'grpc-route/grpc-route.yaml',
        variables: routeVariables(component, plan, route),
        lines: { 'parent-refs': [{ text: 'exposure/parent-refs.tpl' }] },
      })),
      suites: routes.map((route) => suite(component, route)),
    };
  },
};

function values(plan: RoutePlan): readonly ValueDefinition[] {
  const define = defineRoute(plan);
  const { service, method } = parseGrpcPath(plan.route.path) ?? { service: '', method: '' };
  return [
    ...parentValues(plan),
    define(
      'service',
      'gRPC service with its package, such as orders.v1.Orders; empty: every service.',
      pattern('^([A-Za-z_][A-Za-z0-9_.]*)?$'),
      { value: service, ...(service === '' ? { example: 'example.v1.Example' } : {}) },
    ),
    define('method', 'Method of the service; empty: every method.', pattern('^([A-Za-z_][A-Za-z0-9_]*)?$'), {
      value: method,
      ...(method === '' ? { example: 'Get' } : {}),
    }),
    filtersValue(plan),
  ];
}

function suite(component: ComponentPlan, plan: RoutePlan): UnitTestSuite {
  const on = routeSetting(plan, ['enabled'], true);
  const { gateway, hosts, port } = plan.route;
  return {
    template: `${plan.fileName}.yaml`,
    tests: [
      {
        it: 'attaches to the Gateway and leads calls to the Service',
        set: [on],
        asserts: [
          { isKind: { of: 'GRPCRoute' } },
          { equal: { path: 'spec.parentRefs[0].name', value: gateway?.name ?? '' } },
          { equal: { path: 'spec.hostnames', value: hosts } },
          {
            equal: {
              path: 'spec.rules[0].backendRefs[0].port',
              value: component.component.ports[port]?.servicePort ?? 0,
            },
          },
        ],
      },
      {
        it: 'takes the calls of one method only when it is named',
        set: [
          on,
          routeSetting(plan, ['service'], 'example.v1.Example'),
          routeSetting(plan, ['method'], 'Get'),
        ],
        asserts: [
          {
            equal: {
              path: 'spec.rules[0].matches',
              value: [{ method: { type: 'Exact', service: 'example.v1.Example', method: 'Get' } }],
            },
          },
        ],
      },
      {
        it: 'takes every call of its hosts otherwise',
        set: [on, routeSetting(plan, ['service'], ''), routeSetting(plan, ['method'], '')],
        asserts: [{ notExists: { path: 'spec.rules[0].matches' } }],
      },
      offTest(plan),
    ],
  };
}
