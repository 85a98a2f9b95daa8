import type {
  Contribution,
  ChartFeature,
  SlotFill,
  UnitTestSuite,
  ValueSetting,
} from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan, RoutePlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';
import type { ValueDefinition } from '../../value-definition.js';
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
      suites: routes.flatMap((route) => suites(component, route)),
      environments: routeEnvironments(plan, routes),
    };
  },
};

/** Variables of a route's template: its values, its object's name and the port it leads to. */
export function routeVariables(
  component: ComponentPlan,
  plan: ChartPlan,
  { valuesKey, nameSuffix, route }: RoutePlan,
): Readonly<Record<string, string>> {
  const base = component.section === undefined ? '.Values' : '$c';
  const fullname = `include "${component.prefix}.fullname" .`;
  const name =
    nameSuffix === ''
      ? fullname
      : `include "${plan.chartName}.suffixedName" (list (${fullname}) "${nameSuffix}")`;
  return {
    route: `${base}.${valuesKey}`,
    'object-name': name,
    'object-base': `(${name})`,
    port: route.port,
    'service-port': readValue(`${base}.service.ports`, route.port),
  };
}

/** Variables of a route's checks, which stand in a named template. */
export function routeCheckVariables(
  { section }: ComponentPlan,
  { valuesKey }: RoutePlan,
): Readonly<Record<string, string>> {
  const path = section === undefined ? valuesKey : `${section}.${valuesKey}`;
  return { route: `.Values.${path}`, 'route-path': path };
}

/** What environments change on routes. */
export function routeEnvironments(
  plan: ChartPlan,
  routes: readonly RoutePlan[],
): NonNullable<Contribution['environments']> {
  return Object.fromEntries(
    plan.environments.map(([name, environment]) => [
      name,
      routes.flatMap(({ name: routeName, valuesKey, route }): readonly ValueSetting[] => {
        const { enabled, hosts, tls } = environment.routes[routeName] ?? {};
        const hasTls = route.kind === 'Ingress';
        return [
          ...(enabled === undefined ? [] : [{ path: [valuesKey, 'enabled'], value: enabled }]),
          ...(hosts === undefined ? [] : [{ path: [valuesKey, 'hosts'], value: hosts }]),
          ...(tls?.enabled === undefined || !hasTls
            ? []
            : [{ path: [valuesKey, 'tls', 'enabled'], value: tls.enabled }]),
          ...(tls?.secretName === undefined || !hasTls
            ? []
            : [{ path: [valuesKey, 'tls', 'secretName'], value: tls.secretName }]),
        ];
      }),
    ]),
  );
}

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

function suites(
  component: ComponentPlan,
  { valuesKey, fileName, route }: RoutePlan,
): readonly UnitTestSuite[] {
  const at = (...path: readonly string[]): readonly string[] => [valuesKey, ...path];
  const key = routeCheckVariables(component, { valuesKey } as RoutePlan)['route-path'] ?? valuesKey;
  return [
    {
      template: `${fileName}.yaml`,
      tests: [
        {
          it: 'leads every host to the named port of the Service',
          set: [{ path: at('enabled'), value: true }],
          asserts: [
            { isKind: { of: 'Ingress' } },
            ...route.hosts.map((host, index) => ({
              equal: { path: `spec.rules[${index}].host`, value: host },
            })),
            { equal: { path: 'spec.rules[0].http.paths[0].backend.service.port.name', value: route.port } },
          ],
        },
        {
          it: 'serves HTTPS for every host and asks cert-manager for the certificate',
          set: [
            { path: at('enabled'), value: true },
            { path: at('tls', 'enabled'), value: true },
            { path: at('tls', 'clusterIssuer'), value: 'letsencrypt' },
          ],
          asserts: [
            { equal: { path: 'spec.tls[0].hosts', value: route.hosts } },
            {
              equal: { path: 'metadata.annotations["cert-manager.io/cluster-issuer"]', value: 'letsencrypt' },
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
      template: 'deployment.yaml',
      tests: [
        {
          it: `refuses ${key} without a host`,
          set: [
            { path: at('enabled'), value: true },
            { path: at('hosts'), value: [] },
          ],
          asserts: [
            {
              failedTemplate: {
                errorPattern: `${key.replaceAll('.', '\\.')}\\.enabled needs at least one host`,
              },
            },
          ],
        },
      ],
    },
  ];
}
