import type { ChartFeature } from '../../chart-feature.js';
import type { RoutePlan } from '../../chart-plan.js';
import type { ValueDefinition } from '../../value-definition.js';
import { BOOLEAN, oneOf, SUBDOMAIN_OR_EMPTY } from '../../value-schemas.js';
import {
  annotationsValue,
  defineRoute,
  enabledValue,
  hostsValue,
  pathValue,
} from '../exposure/route-values.js';
import { routeVariables } from '../exposure/route-variables.js';
import { ingressSuite } from './ingress-suites.js';

/** One Ingress for each route of that kind. */
export const ingressFeature: ChartFeature = {
  name: 'ingress',
  forComponent: (component, plan) => {
    const routes = component.routes.filter(({ route }) => route.kind === 'Ingress');
    return {
      values: routes.flatMap(values),
      templates: routes.map((route) => ({
        path: `${route.fileName}.yaml`,
        text: 'ingress/ingress.yaml',
        variables: routeVariables(component, plan, route),
      })),
      suites: routes.map(ingressSuite),
    };
  },
};

function values(plan: RoutePlan): readonly ValueDefinition[] {
  const define = defineRoute(plan);
  const { className, tls } = plan.route;
  return [
    enabledValue(plan),
    define('className', "IngressClass; empty: the cluster's default.", SUBDOMAIN_OR_EMPTY, {
      value: className ?? '',
      example: 'traefik',
    }),
    annotationsValue(plan),
    hostsValue(plan),
    pathValue(plan, 'Path under the hosts.'),
    define('pathType', 'How the path is compared.', oneOf('Prefix', 'Exact', 'ImplementationSpecific'), {
      value: 'Prefix',
    }),
    define('tls.enabled', 'Serves HTTPS.', BOOLEAN, { value: tls.enabled, isSwitch: true }),
    define(
      'tls.secretName',
      'Secret with the certificate; empty: the name of the release and "-tls".',
      SUBDOMAIN_OR_EMPTY,
      { value: tls.secretName ?? '' },
    ),
    define(
      'tls.clusterIssuer',
      'ClusterIssuer of cert-manager that fills the Secret; empty: somebody else does.',
      SUBDOMAIN_OR_EMPTY,
      { value: tls.clusterIssuer ?? '', example: 'letsencrypt' },
    ),
  ];
}
