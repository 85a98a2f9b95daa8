import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { RouteOverride } from '../../blueprint/schema/environment.js';
import type { Route } from '../../blueprint/schema/route.js';
import { sortedEntries } from '../chart-plan.js';
import { ROUTE_TRAITS } from '../../blueprint/route-traits.js';

type NamedRoute = readonly [name: string, route: Route];

/** Addresses that two routes claim, as the Blueprint has them and as each environment changes them. */
export function findAddressProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  const routes = sortedEntries(blueprint.routes);
  const own = clashes(routes, (name) => formatPointer('routes', name, 'hosts'));
  const changed = sortedEntries(blueprint.environments).flatMap(([environment, { routes: overrides }]) => {
    const pointer = (name: string): string =>
      formatPointer('environments', environment, 'routes', name, 'hosts');
    return clashes(overlay(routes, overrides), pointer, ` in ${environment}`).filter(({ pointer: at }) =>
      Object.keys(overrides).some((name) => at === pointer(name)),
    );
  });
  return own.length > 0 ? own : changed;
}

function overlay(
  routes: readonly NamedRoute[],
  overrides: Readonly<Record<string, RouteOverride>>,
): readonly NamedRoute[] {
  return routes
    .filter(([name]) => overrides[name]?.enabled !== false)
    .map(([name, route]) => [name, { ...route, hosts: overrides[name]?.hosts ?? route.hosts }]);
}

function clashes(
  routes: readonly NamedRoute[],
  pointer: (name: string) => string,
  where = '',
): readonly BlueprintProblem[] {
  return routes.flatMap(([name, route], index) => {
    const earlier = routes.slice(0, index);
    const addresses = addressesOf(route);
    return addresses.flatMap((address, position) => {
      const twin = earlier.find(([, other]) => addressesOf(other).includes(address));
      const isRepeated = addresses.indexOf(address) < position;
      const mixed = earlier.find(([, other]) => sharesHostAcrossProtocols(route, other));
      const who = twin === undefined ? 'twice' : `by the route ${twin[0]} too`;
      if (twin !== undefined || isRepeated)
        return [
          {
            pointer: pointer(name),
            message: `${address} is claimed ${who}${where}`,
            hint: 'Give each route a host or a path of its own.',
          },
        ];
      if (mixed === undefined || position > 0) return [];
      return [
        {
          pointer: pointer(name),
          message: `the routes ${mixed[0]} and ${name} give one host to an HTTPRoute and a GRPCRoute${where}`,
          hint: 'A Gateway takes only one of them for a host: give each a host of its own.',
        },
      ];
    });
  });
}

/**
 * What a controller tells the traffic of a route by: host and path; for Traefik's TCP the host of the handshake, on each
 * entry point; for UDP the entry point alone.
 */
function addressesOf({ kind, hosts, path, traefik }: Route): readonly string[] {
  const { layer } = ROUTE_TRAITS[kind];
  if (layer === 'http') return hosts.map((host) => `${host}${path}`);
  const names = layer === 'tcp' && hosts.length > 0 ? hosts.map((host) => `${host} `) : [''];
  return (traefik?.entryPoints ?? []).flatMap((entryPoint) =>
    names.map((host) => `${host}${layer.toUpperCase()} on the entry point ${entryPoint}`),
  );
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcroutespec (hostnames: one of the two kinds is refused) */
function sharesHostAcrossProtocols(route: Route, other: Route): boolean {
  const kinds = [route.kind, other.kind];
  return (
    kinds.includes('GRPCRoute') &&
    kinds.includes('HTTPRoute') &&
    route.hosts.some((host) => other.hosts.includes(host))
  );
}
