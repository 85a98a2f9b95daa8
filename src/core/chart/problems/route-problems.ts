import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Route } from '../../blueprint/schema/route.js';
import { planRoutes, sortedEntries } from '../chart-plan.js';
import { parseGrpcPath } from '../features/grpc-route/grpc-path.js';
import { ROUTE_TRAITS } from '../../blueprint/route-traits.js';
import { ROUTE_PATH_PATTERN } from '../value-schemas.js';
import { findAddressProblems } from './route-address-problems.js';
import { findTraefikProblems } from './traefik-problems.js';

/** Routes that lead nowhere, that want what their kind has not, and two that claim one address or one name. */
export function findRouteProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return [
    ...sortedEntries(blueprint.routes).flatMap(([name, route]) => [
      ...targetProblems(blueprint, name, route),
      ...gatewayProblems(name, route),
      ...hostProblems(name, route),
      ...pathProblems(name, route),
      ...strangerProblems(name, route),
      ...findTraefikProblems(blueprint, name, route),
    ]),
    ...nameProblems(blueprint),
    ...findAddressProblems(blueprint),
  ];
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
  const port = component.ports[route.port];
  const wanted = ROUTE_TRAITS[route.kind].layer === 'udp' ? 'UDP' : 'TCP';
  const usable = sortedEntries(component.ports).filter(([, { protocol }]) => protocol === wanted);
  if (port?.protocol === wanted) return [];
  return [
    {
      pointer: formatPointer('routes', name, 'port'),
      message:
        port === undefined
          ? `the route leads to the port "${route.port}", which ${route.component} does not have`
          : `the kind ${route.kind} carries ${wanted}, and the port "${route.port}" takes ${port.protocol}`,
      hint:
        usable.length === 0
          ? `Give ${route.component} a port with the protocol ${wanted}.`
          : `Use one of: ${usable.map(([key]) => key).join(', ')}.`,
    },
  ];
}

function gatewayProblems(name: string, { kind, gateway }: Route): readonly BlueprintProblem[] {
  const pointer = formatPointer('routes', name, 'gateway');
  const { needsGateway, controller } = ROUTE_TRAITS[kind];
  if (!needsGateway)
    return gateway === undefined
      ? []
      : [
          {
            pointer,
            message: `an ${kind} attaches to no Gateway`,
            hint: 'Leave gateway out, or use the kind HTTPRoute.',
          },
        ];
  if (gateway === undefined)
    return [
      {
        pointer,
        message: `${kind === 'HTTPRoute' ? 'an' : 'a'} ${kind} attaches to a Gateway, and none is named`,
        hint: 'Set gateway.name, and gateway.namespace when it is not in the same namespace.',
      },
    ];
  if (controller !== 'istio' || gateway.sectionName === undefined) return [];
  return [
    {
      pointer: `${pointer}/sectionName`,
      message: 'a VirtualService attaches to a whole Gateway of Istio, not to one of its listeners',
      hint: 'Leave gateway.sectionName out.',
    },
  ];
}

function hostProblems(name: string, { kind, hosts, tls }: Route): readonly BlueprintProblem[] {
  const { layer, needsHosts } = ROUTE_TRAITS[kind];
  const pointer = formatPointer('routes', name, 'hosts');
  if (needsHosts && hosts.length === 0)
    return [{ pointer, message: `the ${kind} has no host`, hint: 'Name at least one host.' }];
  if (layer === 'udp' && hosts.length > 0)
    return [
      {
        pointer,
        message: 'UDP does not say which host a packet is for',
        hint: 'Leave hosts empty; the entry point alone decides.',
      },
    ];
  if (layer !== 'tcp' || hosts.length === 0 || tls.enabled) return [];
  return [
    {
      pointer,
      message: 'without TLS a TCP connection does not say which host it is for',
      hint: 'Set tls.enabled to true, or leave hosts empty.',
    },
  ];
}

function pathProblems(name: string, { kind, path }: Route): readonly BlueprintProblem[] {
  const pointer = formatPointer('routes', name, 'path');
  if (ROUTE_TRAITS[kind].layer !== 'http')
    return path === '/'
      ? []
      : [
          {
            pointer,
            message: `an ${kind} has no paths`,
            hint: 'Set path to "/", which stands for everything.',
          },
        ];
  if (kind === 'GRPCRoute')
    return parseGrpcPath(path) === undefined
      ? [
          {
            pointer,
            message: `"${path}" names no service of gRPC`,
            hint: 'Use "/", or "/package.Service", or "/package.Service/Method".',
          },
        ]
      : [];
  if (new RegExp(ROUTE_PATH_PATTERN).test(path)) return [];
  return [
    {
      pointer,
      message: `the path "${path}" holds a character that controllers do not take`,
      hint: 'Leave out blanks, quotes, backslashes and #.',
    },
  ];
}

/** Fields that another kind of route has. */
function strangerProblems(name: string, { kind, className, tls }: Route): readonly BlueprintProblem[] {
  const isUdp = ROUTE_TRAITS[kind].layer === 'udp';
  const classProblem = {
    pointer: formatPointer('routes', name, 'className'),
    message: `the class "${className ?? ''}" is one of Ingresses, and the route is of the kind ${kind}`,
    hint: 'Leave className out.',
  };
  const tlsProblem = {
    pointer: formatPointer('routes', name, 'tls', 'enabled'),
    message: 'an IngressRouteUDP has no TLS',
    hint: 'Set tls.enabled to false.',
  };
  return [
    ...(className !== undefined && kind !== 'Ingress' ? [classProblem] : []),
    ...(isUdp && tls.enabled ? [tlsProblem] : []),
  ];
}

/** Names of values and files that two routes of a component would share. */
function nameProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return sortedEntries(blueprint.components).flatMap(([component]) => {
    const routes = planRoutes(blueprint, component);
    return routes.flatMap(({ name, valuesKey }, index) => {
      const twin = routes.slice(0, index).find((other) => other.valuesKey === valuesKey);
      if (twin === undefined) return [];
      return [
        {
          pointer: formatPointer('routes', name),
          message: `the routes ${twin.name} and ${name} would share the section "${valuesKey}" of values.yaml`,
          hint: 'Rename one of them.',
        },
      ];
    });
  });
}
