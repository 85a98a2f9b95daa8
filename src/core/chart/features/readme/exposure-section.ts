import type { RouteKind } from '../../../blueprint/schema/route.js';
import type { AssembledChart } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { renderTemplate } from '../../render-template.js';
import type { TemplateName } from '../../template-texts.generated.js';
import { routePath } from '../exposure/route-variables.js';
import { isOutside } from '../service/service-ports.js';
import type { OwnedRoute } from '../traefik/tls-option-plan.js';
import { planTraefik } from '../traefik/traefik-plan.js';
import { codeCell } from './escape-markdown.js';

const TEXTS: Readonly<Record<RouteKind, TemplateName>> = {
  Ingress: 'readme/exposure-ingress.md',
  HTTPRoute: 'readme/exposure-gateway-route.md',
  GRPCRoute: 'readme/exposure-gateway-route.md',
  IngressRoute: 'readme/exposure-ingress-route.md',
  IngressRouteTCP: 'readme/exposure-entry-point.md',
  IngressRouteUDP: 'readme/exposure-entry-point.md',
  VirtualService: 'readme/exposure-virtual-service.md',
};

/** Where the chart can be reached from outside; nothing when it listens on nothing. */
export function exposureSection({ plan }: AssembledChart): readonly string[] {
  if (!plan.components.some(({ hasService }) => hasService)) return [];
  const routes = plan.components.flatMap((component) =>
    component.routes.flatMap((route) => describeRoute(plan, { component, route })),
  );
  const open = plan.components.filter(({ component, hasService }) => hasService && isOutside(component));
  const services = open.flatMap(describeService);
  const lines =
    routes.length + services.length > 0
      ? [...routes, ...services]
      : [renderTemplate('readme/exposure-none.md', {})];
  return renderTemplate('readme/exposure.md', {}, new Map([['routes', lines]])).split('\n');
}

function describeService({ name, component, section }: ComponentPlan): readonly string[] {
  const path = section === undefined ? '' : `${section}.`;
  const lines = renderTemplate('readme/exposure-service.md', {
    component: name,
    path,
    type: component.service.type,
    ranges:
      component.service.type === 'LoadBalancer'
        ? `\`${path}service.loadBalancerSourceRanges\` says from where, and `
        : '',
  });
  return lines.trimEnd().split('\n');
}

function describeRoute(chart: ChartPlan, own: OwnedRoute): readonly string[] {
  const { component, route: plan } = own;
  const { kind, hosts, path, traefik } = plan.route;
  const shown = kind === 'GRPCRoute' || plan.traits.layer !== 'http' ? '' : path;
  const article = /^[AEIO]/.test(kind) || kind === 'HTTPRoute' ? 'an' : 'a';
  const valuesPath = routePath(component, plan);
  const line = renderTemplate(TEXTS[kind], {
    component: component.name,
    kind: `${article} ${kind}`,
    path: valuesPath,
    protocol: plan.traits.layer.toUpperCase(),
    hosts: hosts.map((host) => codeCell(`${host}${shown}`)).join(', '),
    'entry-points': (traefik?.entryPoints ?? []).map(codeCell).join(', '),
  });
  return [...line.split('\n'), ...traefikRecipes(chart, own, valuesPath)];
}

/** What a person does with the parts of a route of Traefik; each only where the route has them. */
function traefikRecipes(chart: ChartPlan, own: OwnedRoute, path: string): readonly string[] {
  const { settings, ownTlsOption } = planTraefik(chart, own);
  const { middlewares, weights } = settings;
  const named = middlewares.map(({ kind }) => codeCell(kind)).join(', ');
  const secrets = middlewares.some(({ settings }) => 'secret' in settings || 'tls' in settings);
  const lines: readonly (readonly [boolean, TemplateName])[] = [
    [middlewares.length > 0, 'readme/exposure-middlewares.md'],
    [secrets, 'readme/exposure-middleware-secrets.md'],
    [weights !== undefined, 'readme/exposure-weights.md'],
    [ownTlsOption !== undefined, 'readme/exposure-tls-option.md'],
  ];
  return lines.flatMap(([applies, text]) =>
    applies ? renderTemplate(text, { path, middlewares: named }).split('\n') : [],
  );
}
