import type { ChartFeature, UnitTestSuite } from '../../chart-feature.js';
import type { ComponentPlan, RoutePlan } from '../../chart-plan.js';
import type { ValueDefinition } from '../../value-definition.js';
import { pattern } from '../../value-schemas.js';
import { offTest, routeSetting } from '../exposure/exposure-suites.js';
import {
  annotationsValue,
  defineRoute,
  enabledValue,
  gatewayValues,
  hostsValue,
  pathValue,
} from '../exposure/route-values.js';
import { routeVariables } from '../exposure/route-variables.js';

/** One VirtualService of Istio for each route of that kind. */
export const virtualServiceFeature: ChartFeature = {
  name: 'virtual-service',
  forComponent: (component, plan) => {
    const routes = component.routes.filter(({ route }) => route.kind === 'VirtualService');
    return {
      values: routes.flatMap(values),
      templates: routes.map((route) => ({
        path: `${route.fileName}.yaml`,
        text: 'virtual-service/virtual-service.yaml',
        variables: routeVariables(component, plan, route),
      })),
      suites: routes.map((route) => suite(component, route)),
    };
  },
};

function values(plan: RoutePlan): readonly ValueDefinition[] {
  return [
    enabledValue(plan),
    annotationsValue(plan),
    ...gatewayValues(plan),
    hostsValue(plan),
    pathValue(plan),
    defineRoute(plan)(
      'timeout',
      'Longest time a request may take, such as 30s; empty: no limit.',
      pattern('^([0-9]+(ms|s|m|h))?$'),
      { value: '', example: '30s' },
    ),
  ];
}

function suite(component: ComponentPlan, plan: RoutePlan): UnitTestSuite {
  const { gateway, hosts, port } = plan.route;
  const on = routeSetting(plan, ['enabled'], true);
  const servicePort = component.component.ports[port]?.servicePort ?? 0;
  return {
    template: `${plan.fileName}.yaml`,
    tests: [
      {
        it: 'belongs to the Gateway and leads to the Service',
        set: [on, routeSetting(plan, ['gateway', 'namespace'], 'gateways')],
        asserts: [
          { isKind: { of: 'VirtualService' } },
          { equal: { path: 'spec.gateways', value: [`gateways/${gateway?.name ?? ''}`] } },
          { equal: { path: 'spec.hosts', value: hosts } },
          { equal: { path: 'spec.http[0].route[0].destination.port.number', value: servicePort } },
        ],
      },
      {
        it: 'takes a path and what is below it, not what only begins alike',
        set: [on, routeSetting(plan, ['path'], '/shop/')],
        asserts: [
          {
            equal: {
              path: 'spec.http[0].match',
              value: [{ uri: { exact: '/shop' } }, { uri: { prefix: '/shop/' } }],
            },
          },
        ],
      },
      {
        it: 'limits the time of a request only when it is told to',
        set: [on, routeSetting(plan, ['path'], '/'), routeSetting(plan, ['timeout'], '30s')],
        asserts: [
          { equal: { path: 'spec.http[0].timeout', value: '30s' } },
          { notExists: { path: 'spec.http[0].match' } },
        ],
      },
      offTest(plan),
    ],
  };
}
