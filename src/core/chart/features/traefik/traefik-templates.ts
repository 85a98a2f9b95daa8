import type { TemplateFile, TemplateFragment } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan, RoutePlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';
import { writeInlineYaml } from '../../write-yaml.js';
import { routePath, routeVariables } from '../exposure/route-variables.js';
import type { OwnedRoute, TlsOptionPlan } from './tls-option-plan.js';
import type { TraefikPlan } from './traefik-plan.js';

/** A route of Traefik in its chart. */
interface TraefikRoute {
  readonly component: ComponentPlan;
  readonly plan: ChartPlan;
  readonly route: RoutePlan;
  readonly traefik: TraefikPlan;
}

type Variables = Readonly<Record<string, string>>;

const ROUTE_TEXTS = {
  http: 'traefik/ingress-route.yaml',
  tcp: 'traefik/ingress-route-tcp.yaml',
  udp: 'traefik/ingress-route-udp.yaml',
} as const;

/** The templates of a route of Traefik: the route first, then what it refers to. */
export function traefikTemplates(input: TraefikRoute): readonly TemplateFile[] {
  const { component, plan, route, traefik } = input;
  const variables: Variables = {
    ...routeVariables(component, plan, route),
    'any-middleware': anyMiddleware(input),
  };
  const values = variables['route'] ?? '';
  const isHttp = route.traits.layer === 'http';
  const certificate = `${values}.tls.secretName | default (include "${plan.chartName}.suffixedName" (list ${variables['object-base'] ?? ''} "tls"))`;
  const shared = { ...variables, 'secret-name': certificate };
  const beside = (suffix: string, text: TemplateFile['text'], more: Variables = {}): TemplateFile => ({
    path: `${route.fileName}-${suffix}.yaml`,
    text,
    variables: { ...shared, label: suffix, ...more },
  });
  const file: TemplateFile = {
    path: `${route.fileName}.yaml`,
    text: ROUTE_TEXTS[route.traits.layer],
    variables: shared,
    lines: {
      middlewares: traefik.middlewares.map(({ key, label }) => ({
        text: 'traefik/middleware-reference.tpl',
        variables: { middleware: readValue(`${values}.middlewares`, key), label },
      })),
      services: isHttp ? httpServices(input) : services(input, values),
      tls: route.traits.hasTls ? [tls(input)] : [],
    },
  };
  return [
    file,
    ...traefik.middlewares.map(({ key, label, kind, secretFields }) => ({
      ...beside(label, 'traefik/middleware.yaml', {
        middleware: readValue(`${values}.middlewares`, key),
        'middleware-kind': kind,
      }),
      lines: { 'secret-names': secretFields.map(secretName) },
    })),
    ...(isHttp && traefik.weights.length > 0
      ? [
          {
            ...beside('weighted', 'traefik/weighted-service.yaml'),
            lines: { services: services(input, values) },
          },
        ]
      : []),
    ...(traefik.ownTlsOption !== undefined
      ? [
          beside('tls-option', 'traefik/tls-option.yaml', {
            label: 'tls',
            'any-tls': anyTls(traefik.ownTlsOption),
          }),
        ]
      : []),
    ...(traefik.hasCertificate ? [beside('certificate', 'traefik/certificate.yaml', { label: 'tls' })] : []),
  ];
}

/** Values say `secretName` where Traefik says `secret`; what holds it may be absent. */
function secretName(field: string): TemplateFragment {
  const path = field.split('.');
  const name = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce((above, key) => `(${above}).${key}`, '$settings');
  return { text: 'traefik/secret-name.tpl', variables: { field: name, holder } };
}

function anyMiddleware({ component, plan, route, traefik }: TraefikRoute): string {
  const values = routeVariables(component, plan, route)['route'] ?? '';
  const switches = traefik.middlewares.map(({ key }) => readValue(`${values}.middlewares`, key, 'enabled'));
  return switches.length === 1 ? (switches[0] ?? '') : `or ${switches.join(' ')}`;
}

function tls({ plan, traefik }: TraefikRoute): TemplateFragment {
  const { owner } = traefik.tlsOption ?? {};
  const options = (route: OwnedRoute): TemplateFragment => ({
    text: 'traefik/tls-options.tpl',
    variables: { base: routeVariables(route.component, plan, route.route)['object-base'] ?? '' },
  });
  return { text: 'traefik/tls.tpl', lines: { 'tls-options': owner === undefined ? [] : [options(owner)] } };
}

/** True for the values of a chart in which some route names the TLSOption. */
function anyTls({ routes }: TlsOptionPlan): string {
  const uses = routes.map(({ component, route }) => {
    const path = `.Values.${routePath(component, route)}`;
    return `and ${path}.enabled ${path}.tls.enabled`;
  });
  return uses.length === 1 ? (uses[0] ?? '') : `or ${uses.map((use) => `(${use})`).join(' ')}`;
}

/** An IngressRoute with weights leads to a TraefikService, which has the Services. */
function httpServices(input: TraefikRoute): readonly TemplateFragment[] {
  return input.traefik.weights.length > 0
    ? [{ text: 'traefik/weighted-reference.tpl' }]
    : services(input, '');
}

function services({ component, route, traefik }: TraefikRoute, values: string): readonly TemplateFragment[] {
  const lead = (target: ComponentPlan, weight: readonly TemplateFragment[]): TemplateFragment => ({
    text: 'traefik/service.tpl',
    variables: { 'target-prefix': target.prefix, port: writeInlineYaml(route.route.port) },
    lines: { scheme: scheme(target, route), weight },
  });
  if (traefik.weights.length === 0) return [lead(component, [])];
  return traefik.weights.map((share) =>
    lead(share.component, [
      { text: 'traefik/weight.tpl', variables: { weight: readValue(`${values}.weights`, share.key) } },
    ]),
  );
}

/** Traefik speaks plain HTTP/1.1 to a Service unless it is told otherwise. */
const SCHEMES: Readonly<Record<string, string>> = {
  grpc: 'h2c',
  'kubernetes.io/h2c': 'h2c',
  https: 'https',
};

function scheme({ component }: ComponentPlan, { route, traits }: RoutePlan): readonly TemplateFragment[] {
  const known = SCHEMES[component.ports[route.port]?.appProtocol ?? ''];
  if (traits.layer !== 'http' || known === undefined) return [];
  return [{ text: 'traefik/scheme.tpl', variables: { scheme: known } }];
}
