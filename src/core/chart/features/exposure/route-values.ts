import type { JsonObject } from '../../../ports/json.js';
import type { RoutePlan } from '../../chart-plan.js';
import type { ValueDefinition, ValueOptions } from '../../value-definition.js';
import {
  BOOLEAN,
  listOf,
  NAME_OR_EMPTY,
  OBJECT_LIST,
  STRING_MAP,
  SUBDOMAIN_OR_EMPTY,
  ROUTE_PATH,
} from '../../value-schemas.js';

/** Makes one value of a route; the path is relative to its section, dotted. */
export type RouteValueDefiner = (
  path: string,
  description: string,
  schema: JsonObject,
  options: ValueOptions,
) => ValueDefinition;

/** Returns a maker of values in the section of a route. */
export function defineRoute({ valuesKey }: RoutePlan): RouteValueDefiner {
  return (path, description, schema, options) => ({
    path: [valuesKey, ...path.split('.')],
    section: 'Exposure',
    description,
    schema,
    ...options,
  });
}

/** Whether the object is made. */
export function enabledValue(plan: RoutePlan): ValueDefinition {
  const { kind, port } = plan.route;
  const description = `Makes the ${kind} that leads to port "${port}".`;
  return defineRoute(plan)('enabled', description, BOOLEAN, { value: true, isSwitch: true });
}

/** Annotations of the object. */
export function annotationsValue(plan: RoutePlan): ValueDefinition {
  const { kind, annotations } = plan.route;
  const description = `Annotations of the ${kind}. Helm expressions are filled in.`;
  const example = { ...annotations, 'example.com/release': '{{ .Release.Name }}' };
  return defineRoute(plan)('annotations', description, STRING_MAP, { value: annotations, example });
}

/** Host names the object answers to; `limits` are those of its API. */
export function hostsValue(plan: RoutePlan, limits: JsonObject = {}): ValueDefinition {
  return defineRoute(plan)(
    'hosts',
    'Host names. Helm expressions are filled in.',
    listOf({ type: 'string', minLength: 1 }, { uniqueItems: true, ...limits }),
    { value: plan.route.hosts },
  );
}

/** Path under the hosts. */
export function pathValue(plan: RoutePlan, description = 'Path prefix under the hosts.'): ValueDefinition {
  return defineRoute(plan)('path', description, ROUTE_PATH, { value: plan.route.path });
}

/** The Gateway the object attaches to, without the listener. */
export function gatewayValues(plan: RoutePlan): readonly ValueDefinition[] {
  const define = defineRoute(plan);
  const { gateway } = plan.route;
  return [
    define('gateway.name', 'Gateway the route attaches to; it serves TLS.', SUBDOMAIN_OR_EMPTY, {
      value: gateway?.name ?? '',
    }),
    define('gateway.namespace', "Namespace of the Gateway; empty: the release's own.", NAME_OR_EMPTY, {
      value: gateway?.namespace ?? '',
      example: 'gateways',
    }),
  ];
}

/** Most host names a route of the Gateway API takes. @see https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec */
const MOST_HOSTS = 16;

/** Values that a route of the Gateway API has, of whatever kind, up to its host names. */
export function parentValues(plan: RoutePlan): readonly ValueDefinition[] {
  return [
    enabledValue(plan),
    annotationsValue(plan),
    ...gatewayValues(plan),
    defineRoute(plan)('gateway.sectionName', 'Listener of the Gateway; empty: all.', SUBDOMAIN_OR_EMPTY, {
      value: plan.route.gateway?.sectionName ?? '',
      example: 'https',
    }),
    hostsValue(plan, { maxItems: MOST_HOSTS }),
  ];
}

/** Filters of a route of the Gateway API. */
export function filtersValue(plan: RoutePlan): ValueDefinition {
  return defineRoute(plan)(
    'filters',
    `Changes to each request or response, as filters of the ${plan.route.kind}.`,
    OBJECT_LIST,
    {
      value: [],
      example: [
        {
          type: 'RequestHeaderModifier',
          requestHeaderModifier: { set: [{ name: 'X-Served-By', value: 'gateway' }] },
        },
      ],
    },
  );
}
