import type { ChartFeature, UnitTestSuite } from '../../chart-feature.js';
import type { ComponentPlan, RoutePlan } from '../../chart-plan.js';
import type { ValueDefinition } from '../../value-definition.js';
import {
  BOOLEAN,
  listOf,
  NAME_OR_EMPTY,
  STRING_MAP,
  SUBDOMAIN_OR_EMPTY,
  URL_PATH,
} from '../../value-schemas.js';
import { routeEnvironments } from '../ingress/route-environments.js';
import { routeCheckVariables, routePath, routeVariables } from '../ingress/route-variables.js';

/** One HTTPRoute of the Gateway API for each route of that kind. */
export const httpRouteFeature: ChartFeature = {
  name: 'http-route',
  forComponent: (component, plan) => {
    const routes = component.routes.filter(({ route }) => route.kind === 'HTTPRoute');
    return {
      values: routes.flatMap(values),
      fills: routes.map((route) => ({
        slot: 'validations',
        text: 'http-route/validation.tpl',
        variables: routeCheckVariables(component, route),
      })),
      templates: routes.map((route) => ({
        path: `${route.fileName}.yaml`,
        text: 'http-route/http-route.yaml',
        variables: routeVariables(component, plan, route),
      })),
      suites: routes.flatMap((route) => suites(component, route)),
      environments: routeEnvironments(plan, routes),
    };
  },
};

function values({ valuesKey, route }: RoutePlan): readonly ValueDefinition[] {
  const define = (
    path: readonly string[],
    description: string,
    schema: ValueDefinition['schema'],
    options: Pick<ValueDefinition, 'value' | 'example' | 'isSwitch'>,
  ): ValueDefinition => ({
    path: [valuesKey, ...path],
    section: 'Exposure',
    description,
    schema,
    ...options,
  });
  const gateway = route.gateway;
  return [
    define(['enabled'], `Makes the HTTPRoute that leads to port "${route.port}".`, BOOLEAN, {
      value: true,
      isSwitch: true,
    }),
    define(['annotations'], 'Annotations of the HTTPRoute. Helm expressions are filled in.', STRING_MAP, {
      value: route.annotations,
      example: { ...route.annotations, 'example.com/release': '{{ .Release.Name }}' },
    }),
    define(['gateway', 'name'], 'Gateway the route attaches to; it serves TLS.', SUBDOMAIN_OR_EMPTY, {
      value: gateway?.name ?? '',
    }),
    define(['gateway', 'namespace'], "Namespace of the Gateway; empty: the release's own.", NAME_OR_EMPTY, {
      value: gateway?.namespace ?? '',
      example: 'gateways',
    }),
    define(['gateway', 'sectionName'], 'Listener of the Gateway; empty: all.', SUBDOMAIN_OR_EMPTY, {
      value: gateway?.sectionName ?? '',
      example: 'https',
    }),
    define(
      ['hosts'],
      'Host names. Helm expressions are filled in.',
      listOf({ type: 'string', minLength: 1 }, { uniqueItems: true, maxItems: 16 }),
      { value: route.hosts },
    ),
    define(['path'], 'Path prefix under the hosts.', URL_PATH, { value: route.path }),
  ];
}

function suites(component: ComponentPlan, plan: RoutePlan): readonly UnitTestSuite[] {
  const { valuesKey, fileName, route } = plan;
  const at = (...path: readonly string[]): readonly string[] => [valuesKey, ...path];
  const key = routePath(component, plan);
  const pattern = key.replaceAll('.', '\\.');
  const on = { path: at('enabled'), value: true };
  return [
    {
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
          it: 'is not made when it is switched off',
          set: [{ path: at('enabled'), value: false }],
          asserts: [{ hasDocuments: { count: 0 } }],
        },
      ],
    },
    {
      template: component.workload.file,
      tests: [
        {
          it: `refuses ${key} without a host`,
          set: [on, { path: at('hosts'), value: [] }],
          asserts: [{ failedTemplate: { errorPattern: `${pattern}\\.enabled needs at least one host` } }],
        },
        {
          it: `refuses ${key} without a Gateway`,
          set: [on, { path: at('gateway', 'name'), value: '' }],
          asserts: [{ failedTemplate: { errorPattern: `${pattern}\\.enabled needs the name of a Gateway` } }],
        },
      ],
    },
  ];
}
