import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Route } from '../../blueprint/schema/route.js';
import { sortedEntries } from '../chart-plan.js';

/** Routes that lead nowhere, and two that claim one address. */
export function findRouteProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  const routes = sortedEntries(blueprint.routes);
  return routes.flatMap(([name, route], index) => [
    ...targetProblems(blueprint, name, route),
    ...gatewayProblems(name, route),
    ...addressProblems(name, route, routes.slice(0, index)),
  ]);
}

function targetProblems(blueprint: Blueprint, name: string, route: Route): readonly BlueprintProblem[] {
  const component = blueprint.components[route.component];
  if (component === undefined)
    return [
      {
        pointer: formatPointer('routes', name, 'component'),
        message: `the route leads to "${route.component}", which is no component`,
        hint: `Use one of: ${sortedEntries(blueprint.components)
          .map(([key]) => key)
          .join(', ')}.`,
      },
    ];
  if (route.port in component.ports) return [];
  return [
    {
      pointer: formatPointer('routes', name, 'port'),
      message: `the route leads to the port "${route.port}", which ${route.component} does not have`,
      hint: `Use one of: ${sortedEntries(component.ports)
        .map(([key]) => key)
        .join(', ')}.`,
    },
  ];
}

function gatewayProblems(name: string, route: Route): readonly BlueprintProblem[] {
  if (route.kind !== 'HTTPRoute' || route.gateway !== undefined) return [];
  return [
    {
      pointer: formatPointer('routes', name, 'gateway'),
      message: 'an HTTPRoute attaches to a Gateway, and none is named',
      hint: 'Set gateway.name, and gateway.namespace when it is not in the same namespace.',
    },
  ];
}

function addressProblems(
  name: string,
  route: Route,
  earlier: readonly (readonly [string, Route])[],
): readonly BlueprintProblem[] {
  return route.hosts.flatMap((host, index) => {
    const twin = earlier.find(([, other]) => other.path === route.path && other.hosts.includes(host));
    const isRepeated = route.hosts.indexOf(host) < index;
    if (twin === undefined && !isRepeated) return [];
    return [
      {
        pointer: formatPointer('routes', name, 'hosts'),
        message: `${host}${route.path} is claimed ${twin === undefined ? 'twice' : `by the route ${twin[0]} too`}`,
        hint: 'Give each route a host or a path of its own.',
      },
    ];
  });
}
