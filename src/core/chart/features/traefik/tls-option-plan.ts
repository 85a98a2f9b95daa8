import type { TraefikSettings } from '../../../blueprint/schema/route.js';
import type { ChartPlan, ComponentPlan, RoutePlan } from '../../chart-plan.js';

/** A route and the component it leads to. */
export interface OwnedRoute {
  readonly component: ComponentPlan;
  readonly route: RoutePlan;
}

/** The TLSOption of some hosts. */
export interface TlsOptionPlan {
  /** The route that has the object and its values. */
  readonly owner: OwnedRoute;
  /** Every route of the hosts. */
  readonly routes: readonly OwnedRoute[];
  readonly minVersion: NonNullable<TraefikSettings['minTlsVersion']>;
}

/**
 * Plans the TLSOption a route names; undefined when neither it nor another route of its hosts asks for one.
 *
 * Traefik keeps TLS options per host and falls back to its defaults where HTTP routes of a host name different ones. So all
 * of them name one, with the strictest version any asks for, and the first route that asks for one has it.
 *
 * @see https://doc.traefik.io/traefik/https/tls/#tls-options
 */
export function planTlsOption(plan: ChartPlan, own: OwnedRoute): TlsOptionPlan | undefined {
  const routes = own.route.traits.layer === 'http' ? routesOfSameHosts(plan, own.route) : [own];
  const asking = routes.flatMap((owner) => {
    const { minTlsVersion } = owner.route.route.traefik ?? {};
    return minTlsVersion === undefined ? [] : [{ owner, minVersion: minTlsVersion }];
  });
  const [first] = asking;
  if (first === undefined || !own.route.traits.hasTls) return undefined;
  const strictest = asking.some(({ minVersion }) => minVersion === 'VersionTLS13');
  return { owner: first.owner, routes, minVersion: strictest ? 'VersionTLS13' : first.minVersion };
}

/** The HTTP routes of Traefik that share a host with the route, or with one that does; in the order of the chart. */
function routesOfSameHosts(plan: ChartPlan, start: RoutePlan): readonly OwnedRoute[] {
  const all = plan.components
    .flatMap((component) => component.routes.map((route) => ({ component, route })))
    .filter(({ route: { traits } }) => traits.controller === 'traefik' && traits.layer === 'http');
  const hosts = new Set(start.route.hosts);
  const isNear = ({ route }: OwnedRoute): boolean =>
    route === start || route.route.hosts.some((host) => hosts.has(host));
  for (let size = 0; size < hosts.size;) {
    size = hosts.size;
    for (const near of all.filter(isNear)) for (const host of near.route.route.hosts) hosts.add(host);
  }
  return all.filter(isNear);
}
