import type { ChartFeature, SlotFill } from '../../chart-feature.js';
import type { ComponentPlan, RoutePlan } from '../../chart-plan.js';
import type { ValueDefinition } from '../../value-definition.js';
import { ingressSuites } from './ingress-suites.js';
import { routeEnvironments } from './route-environments.js';
import { routeCheckVariables, routeVariables } from './route-variables.js';
import {
  BOOLEAN,
  listOf,
  oneOf,
  pattern,
  STRING_MAP,
  SUBDOMAIN_OR_EMPTY,
  URL_PATH,
} from '../../value-schemas.js';

/** One Ingress for each route of that kind. */
export const ingressFeature: ChartFeature = {
  name: 'ingress',
  forComponent: (component, plan) => {
    const routes = component.routes.filter(({ route }) => route.kind === 'Ingress');
    return {
      values: routes.flatMap(values),
      fills: routes.flatMap((route) => fills(component, route)),
      templates: routes.map((route) => ({
        path: `${route.fileName}.yaml`,
        text: 'ingress/ingress.yaml',
        variables: routeVariables(component, plan, route),
      })),
      suites: routes.flatMap((route) => ingressSuites(component, route)),
      environments: routeEnvironments(plan, routes),
    };
  },
};

function fills(component: ComponentPlan, route: RoutePlan): readonly SlotFill[] {
  const variables = routeCheckVariables(component, route);
  return [{ slot: 'validations', text: 'ingress/validation.tpl', variables }];
}

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
  return [
    define(['enabled'], `Makes the Ingress that leads to port "${route.port}".`, BOOLEAN, {
      value: true,
      isSwitch: true,
    }),
    define(['className'], "IngressClass; empty: the cluster's default.", SUBDOMAIN_OR_EMPTY, {
      value: route.className ?? '',
      example: 'traefik',
    }),
    define(['annotations'], 'Annotations of the Ingress. Helm expressions are filled in.', STRING_MAP, {
      value: route.annotations,
      example: { ...route.annotations, 'example.com/release': '{{ .Release.Name }}' },
    }),
    define(
      ['hosts'],
      'Host names. Helm expressions are filled in.',
      listOf({ type: 'string', minLength: 1 }, { uniqueItems: true }),
      { value: route.hosts },
    ),
    define(['path'], 'Path under the hosts.', URL_PATH, { value: route.path }),
    define(['pathType'], 'How the path is compared.', oneOf('Prefix', 'Exact', 'ImplementationSpecific'), {
      value: 'Prefix',
    }),
    define(['tls', 'enabled'], 'Serves HTTPS.', BOOLEAN, { value: route.tls.enabled, isSwitch: true }),
    define(
      ['tls', 'secretName'],
      'Secret with the certificate; empty: the name of the release and "-tls".',
      SUBDOMAIN_OR_EMPTY,
      { value: route.tls.secretName ?? '' },
    ),
    define(
      ['tls', 'clusterIssuer'],
      'ClusterIssuer of cert-manager that fills the Secret; empty: somebody else does.',
      pattern('^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?$'),
      { value: route.tls.clusterIssuer ?? '', example: 'letsencrypt' },
    ),
  ];
}
